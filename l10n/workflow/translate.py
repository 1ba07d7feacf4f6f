"""translate: what is still empty is filled by the engine, and marked as needing review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog, Entry, filled
from l10n.catalogs.header import po_date
from l10n.catalogs.index import load_tally
from l10n.catalogs.journal import Event
from l10n.catalogs.receipts import digest
from l10n.engine import Engine
from l10n.engine.package import Route
from l10n.engine.results import Results, cache_key
from l10n.errors import L10nError, PackageError
from l10n.languages import Language
from l10n.model import Draft, Receipt, State
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import save
from l10n.workflow.selection import Source
from l10n.workflow.session import Session

_KEEP_EVERY = 64
"""Drafts between two writes to the store: the most that a kill can cost."""


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
        route = engine.route(session.project.config.source_language.tag, target.tag)
        if route is None:
            done.append(_without_engine(session, chosen, target))
        else:
            done.append((yield from _Filling(session, target, route).run(engine, results, chosen)))
    session.index.save()
    return tuple(done)


class _Filling:
    """One language's work, from its gaps to its catalogs."""

    def __init__(self, session: Session, target: Language, route: Route) -> None:
        self._session = session
        self._target = target
        self._route = route
        self._drafts: dict[str, Draft] = {}
        self._problems: list[L10nError] = []
        self._written: list[str] = []
        self._filled = 0
        self._refused: Counter[str] = Counter()

    def run(self, engine: Engine, results: Results, chosen: Sequence[Source]) -> Steps[Translated]:
        catalogs = self._open_catalogs(chosen)
        texts = list(dict.fromkeys(text for gaps in catalogs.values() for text in gaps))
        try:
            yield from self._make(engine, results, texts)
        finally:
            for source in catalogs:
                self._fill(source)
        return Translated(
            self._target,
            self._route.origin,
            self._route.starter,
            self._filled,
            dict(self._refused),
            tuple(self._written),
            tuple(self._problems),
        )

    def _open_catalogs(self, chosen: Sequence[Source]) -> dict[Source, list[str]]:
        """The catalogs with something to fill, and what."""
        found = {}
        for source in chosen:
            path = self._session.project.catalog_path(source.id, self._target)
            if not path.exists() or _is_full(self._session, path, self._route.origin):
                continue
            catalog = self._read(path)
            gaps = (
                [entry.source for entry in catalog.live() if self._is_gap(entry)] if catalog else []
            )
            if gaps:
                found[source] = gaps
        return found

    def _is_gap(self, entry: Entry) -> bool:
        """Empty, and not already given up on by these very packages."""
        receipt = entry.receipt
        refused = receipt is not None and receipt.origin == self._route.origin
        return not entry.target and entry.plural_source is None and not refused

    def _make(self, engine: Engine, results: Results, texts: list[str]) -> Steps[None]:
        """Drafts for these texts, from the store or the engine; each is kept as it comes."""
        key = cache_key(self._route, self._session.project.config.engine)
        self._drafts = results.get(key, self._route.origin, texts)
        missing = [text for text in texts if text not in self._drafts]
        yield self._progress(texts)
        unkept: list[tuple[str, Draft]] = []
        try:
            for number, draft in engine.translate(missing, self._route) if missing else ():
                self._drafts[missing[number]] = draft
                unkept.append((missing[number], draft))
                if len(unkept) >= _KEEP_EVERY:
                    results.put(key, unkept)
                    unkept = []
                yield self._progress(texts)
        finally:
            results.put(key, unkept)

    def _progress(self, texts: list[str]) -> Progress:
        return Progress(Stage.TRANSLATE, self._target.name, len(self._drafts), len(texts))

    def _fill(self, source: Source) -> None:
        """Put the drafts into a catalog as it is *now*: somebody may have worked in it."""
        project = self._session.project
        path = project.catalog_path(source.id, self._target)
        with project.locked():
            catalog = self._read(path)
            after = self._with_drafts(catalog) if catalog else catalog
            if catalog is None or after is None or after is catalog:
                return
            events = self._events(source, catalog, after)
            save(self._session, path, after, self._target, events)
            self._written.append(project.shown(path))

    def _events(self, source: Source, before: Catalog, after: Catalog) -> list[Event]:
        pairs = zip(before.entries, after.entries, strict=True)
        told = {"at": self._session.at, "by": self._route.origin}
        return [
            journal.event(source.id, old, new, **told)
            for old, new in pairs
            if old.target != new.target
        ]

    def _with_drafts(self, catalog: Catalog) -> Catalog:
        entries = tuple(self._draft_for(entry) for entry in catalog.entries)
        if entries == catalog.entries:
            return catalog
        revised = catalog.with_header(PO_Revision_Date=po_date(self._session.at))
        return replace(revised, entries=entries)

    def _draft_for(self, entry: Entry) -> Entry:
        draft = self._drafts.get(entry.source)
        if draft is None or entry.obsolete or not self._is_gap(entry):
            return entry
        if draft.text:
            self._filled += 1
        else:
            self._refused[draft.reason] += 1
        state = State.MACHINE if draft.text else State.UNTRANSLATED
        receipt = Receipt(
            state,
            self._session.at,
            digest(entry.context, entry.source, draft.text, state),
            origin=draft.origin,
            score=draft.score,
            reason=draft.reason,
        )
        return filled(entry, draft.text, receipt)

    def _read(self, path: Path) -> Catalog | None:
        """A catalog, or a problem noted once and the others go on."""
        try:
            return po.read(path, shown=self._session.project.shown(path))
        except L10nError as problem:
            if str(problem) not in map(str, self._problems):
                self._problems.append(problem)
            return None


def _is_full(session: Session, path: Path, origin: str) -> bool:
    """Whether the index knows that nothing is left for these packages."""
    known = session.index.get(path)
    if known is None:
        return False
    counts = load_tally(known)
    return counts.segments.get(State.UNTRANSLATED, 0) == counts.refused.get(origin, 0)


def _without_engine(session: Session, chosen: Sequence[Source], target: Language) -> Translated:
    """No package leads there: a problem only where something is still empty."""
    catalogs = (session.project.catalog_path(source.id, target) for source in chosen)
    if all(_is_full(session, path, "") for path in catalogs if path.exists()):
        return Translated(target)
    source = session.project.config.source_language
    problem = PackageError(
        f"No installed package translates from {source.name} into {target.name}.",
        tip=f"Install one: l10n models install {source.tag} {target.tag} "
        "(or l10n models install FILE.argosmodel, without a network).",
    )
    return Translated(target, problems=(problem,))
