"""translate: what is still empty is filled from the memory, then by the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from l10n.catalogs import journal
from l10n.catalogs.catalog import Entry
from l10n.catalogs.filling import is_gap, with_drafts
from l10n.catalogs.foreign import Settled
from l10n.catalogs.index import stamp_of
from l10n.catalogs.journal import Deed, What
from l10n.engine import Engine
from l10n.engine.package import Route
from l10n.engine.results import Results
from l10n.errors import L10nError, PackageError
from l10n.languages import Language
from l10n.model import Draft, Remark, State
from l10n.workflow.drafting import Drafting
from l10n.workflow.progress import Steps
from l10n.workflow.reusing import Reuse, reuse
from l10n.workflow.saving import Basis, anew, save, writing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, read_settled
from l10n.workflow.tallies import tally_of


@dataclass(frozen=True, slots=True)
class Translated:
    """What translation did in one language."""

    language: Language
    origin: str = ""
    """Empty where no package leads to the language."""
    starter: bool = False
    filled: int = 0
    """Segments that got a draft."""
    refused: Mapping[str, int] = field(default_factory=dict)
    """Segments left empty, by the engine's reason."""
    written: tuple[str, ...] = ()
    problems: tuple[L10nError, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to these catalogs since they were last read."""
    reused: Reuse = field(default_factory=Reuse)
    """What the memory had."""


def translate(
    session: Session,
    engine: Engine,
    results: Results,
    chosen: Sequence[Source],
    languages: Sequence[Language],
) -> Steps[tuple[Translated, ...]]:
    """Fill the empty units of these statements in these languages.

    Whatever stops it, the drafts made so far are in the catalogs when it
    ends, or, after a kill, in ``results`` for the next run. A unit that has a
    target is never touched.
    """
    done = []
    for target in languages:
        reused = yield from reuse(session, chosen, target)
        route = engine.route(session.project.config.source_language.tag, target.tag)
        if route is None:
            drafted = _without_engine(session, chosen, target)
        else:
            drafted = yield from _Filling(session, target, route).run(engine, results, chosen)
        done.append(replace(drafted, reused=reused))
    session.index.save()
    return tuple(done)


class _Filling:
    """One language's work, from its gaps to its catalogs."""

    def __init__(self, session: Session, target: Language, route: Route) -> None:
        self._session = session
        self._target = target
        self._route = route
        self._problems: list[L10nError] = []
        self._filled = 0
        self._remarks: list[Remark] = []
        self._refused: Counter[str] = Counter()
        self._written: list[str] = []

    def run(self, engine: Engine, results: Results, chosen: Sequence[Source]) -> Steps[Translated]:
        gaps = self._gaps(chosen)
        texts = list(dict.fromkeys(text for found in gaps.values() for text in found))
        if texts:
            drafting = Drafting(self._session, self._target, self._route, results)
            try:
                yield from drafting.make(engine, texts)
            finally:
                for source in gaps:
                    anew(partial(self._fill, source, drafting.drafts))
        return Translated(
            self._target,
            self._route.origin,
            self._route.starter,
            self._filled,
            dict(self._refused),
            tuple(self._written),
            tuple(self._problems),
            tuple(self._remarks),
        )

    def _gaps(self, chosen: Sequence[Source]) -> dict[Source, list[str]]:
        """The texts to fill, by statement; none for what the index knows to be full."""
        found = {}
        for source in chosen:
            if _is_full(self._session, source, self._target, self._route.origin):
                continue
            settled = self._read(source)
            live = settled.catalog.live() if settled else ()
            texts = [entry.source for entry in live if is_gap(entry, self._route.origin)]
            if texts:
                found[source] = texts
        return found

    def _fill(self, source: Source, drafts: Mapping[str, Draft]) -> None:
        """Put the drafts into a catalog as it is *now*: somebody may have worked in it."""
        path = self._session.project.catalog_path(source.id, self._target)
        with writing(self._session):
            stamp = stamp_of(path)
            settled = self._read(source)
            if settled is None:
                return
            before, origin = settled.catalog, self._route.origin
            at = moment(self._session, self._target)
            after = with_drafts(before, drafts, origin, at=at)
            pairs = zip(before.entries, after.entries, strict=True)
            changed = [(old, new) for old, new in pairs if new != old]
            events = [
                journal.event(source.id, old, new, _deed(new, at, origin))
                for old, new in changed
                if new.target or old.target
            ]
            if changed or settled.changed or settled.events:
                told = [*settled.events, *events]
                save(self._session, path, after, self._target, told, Basis(stamp))
        self._filled += sum(1 for _, new in changed if new.target)
        self._remarks += settled.remarks
        self._refused.update(drafts[new.source].reason for _, new in changed if not new.target)
        if changed:
            self._written.append(self._session.project.shown(path))

    def _read(self, source: Source) -> Settled | None:
        """A catalog, or a problem noted once and the others go on."""
        try:
            return read_settled(self._session, source.id, self._target)
        except L10nError as problem:
            if str(problem) not in map(str, self._problems):
                self._problems.append(problem)
            return None


def _deed(entry: Entry, at: str, origin: str) -> Deed:
    """A draft's; its reason says how it was chosen, as its receipt does."""
    return Deed(What.DRAFT, at, origin, entry.receipt.reason if entry.receipt else "")


def _is_full(session: Session, source: Source, target: Language, origin: str) -> bool:
    """Whether nothing is left for these packages. One that cannot be read is not: it is
    reported when it is read to be filled."""
    try:
        counts, _ = tally_of(session, source.id, target)
    except L10nError:
        return False
    if counts is None:
        return True
    untranslated = counts.segments.get(State.UNTRANSLATED, 0)
    return untranslated == counts.refused.get(origin, 0) and not counts.stale


def _without_engine(session: Session, chosen: Sequence[Source], target: Language) -> Translated:
    """No package leads there: a problem only where something is still empty."""
    if all(_is_full(session, source, target, "") for source in chosen):
        return Translated(target)
    source = session.project.config.source_language
    problem = PackageError(
        f"No installed package translates from {source.name} into {target.name}.",
        tip=f"Install one: l10n models install {source.tag} {target.tag} "
        "(or l10n models install FILE.argosmodel, without a network).",
    )
    return Translated(target, problems=(problem,))
