"""Filling from the memory what people have approved before, ahead of the engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property

from l10n.catalogs import journal
from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.filling import Reused, is_open, is_stale, with_reused
from l10n.catalogs.index import stamp_of
from l10n.catalogs.journal import Deed, Event, What
from l10n.catalogs.neighbours import neighbours
from l10n.config import Keep
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.memory.memory import Kind, Match
from l10n.memory.recall import Wanted
from l10n.model import SIGNED, Remark, Severity, State, Tally
from l10n.review.gate import blocked
from l10n.workflow.checking import Checker, checker
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembered import LanguageMemory, remembered
from l10n.workflow.saving import Basis, save, writing
from l10n.workflow.selection import Source, sources
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, read_settled
from l10n.workflow.tallies import tally_of

_KEPT = {Keep.NONE: (), Keep.CONTEXT: (Kind.CONTEXT,), Keep.EXACT: (Kind.CONTEXT, Kind.EXACT)}


@dataclass(slots=True)
class Reuse:
    """What the memory gave in one language."""

    found: Counter[Kind] = field(default_factory=Counter)
    signed: int = 0
    """Segments whose approval holds here too."""
    written: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    problems: tuple[L10nError, ...] = ()
    """TMX files that could not be read."""


def reuse(session: Session, chosen: Sequence[Source], target: Language) -> Steps[Reuse]:
    """Fill the open units of these statements with what the memory has for them.

    A whole match stands in for a machine's draft, too; one with other values only for
    nothing. A catalog that cannot be read is left to the engine's turn, which says so.
    """
    memory = yield from remembered(session, target)
    filling = _Reusing(session, target, memory)
    for number, source in enumerate(chosen, start=1):
        filling.fill(source)
        yield Progress(Stage.REUSE, target.name, number, len(chosen))
    if set(chosen) >= set(sources(session.project)):
        memory.index.settle()
    return filling.done


class _Reusing:
    """One language's catalogs, one after the other."""

    def __init__(self, session: Session, target: Language, memory: LanguageMemory) -> None:
        self._session = session
        self._target = target
        self._memory = memory
        self.done = Reuse(problems=memory.problems)

    def fill(self, source: Source) -> None:
        try:
            counts, _ = tally_of(self._session, source.id, self._target)
            if counts and _is_due(counts, news=not self._memory.index.settled):
                self._fill(source)
        except L10nError:
            return

    def _fill(self, source: Source) -> None:
        session, target = self._session, self._target
        path = session.project.catalog_path(source.id, target)
        with writing(session):
            stamp = stamp_of(path)
            settled = read_settled(session, source.id, target)
            before = settled.catalog
            found = self._found(before, source.id)
            at = moment(session, target)
            after = with_reused(before, found, at=at)
            pairs = zip(before.entries, after.entries, strict=True)
            changed = [(old, new) for old, new in pairs if new != old]
            if not changed:
                return
            events = [_event(source.id, old, new, found[new.key], at) for old, new in changed]
            save(session, path, after, target, [*settled.events, *events], Basis(stamp))
        self.done.remarks += settled.remarks
        self.done.written.append(session.project.shown(path))
        for _, new in changed:
            self.done.found[Kind(found[new.key].kind)] += 1
            self.done.signed += found[new.key].state in SIGNED

    def _found(self, catalog: Catalog, statement: str) -> dict[Key, Reused]:
        entries = list(catalog.live())
        found = {}
        for entry, (before, after) in zip(entries, neighbours(entries), strict=True):
            if entry.context is None and is_open(entry):
                wanted = Wanted(entry.source, before, after, statement)
                # Nobody reads a draft twice because of another draft.
                is_empty = not entry.target or is_stale(entry.unit())
                match = self._memory.recall.fill(wanted, adapt=is_empty)
                reused = self._reused(entry, match) if match else None
                if reused:
                    found[entry.key] = reused
        return found

    def _reused(self, entry: Entry, match: Match) -> Reused | None:
        """What stands in the catalog for a match; None for one that the checks refuse."""
        pair, text = match.remembered, match.target
        origin = match.kind, pair.origin
        if match.kind is Kind.ADAPTED:
            changes = ", ".join(f"{old} → {new}" for old, new in match.changes)
            made = Reused(text, State.MACHINE, *origin, reason=changes)
            return None if self._is_wrong(entry, text, Severity.ERROR) else made
        if pair.state not in SIGNED:
            return Reused(text, State.MACHINE, *origin)
        config = self._session.project.config
        keeps = match.kind in _KEPT[config.memory.keep_approval]
        keeps = keeps and (entry.source, text) not in self._refused
        if keeps and not self._is_wrong(entry, text, config.checks.block_approval):
            return Reused(text, pair.state, *origin, pair.by, f"approved {pair.at[:10]}")
        return Reused(text, State.TRANSLATED, *origin)

    def _is_wrong(self, entry: Entry, text: str, least: Severity | None) -> bool:
        """Whether the checks find something of this weight with a text in its new place."""
        return bool(blocked(self._checks.findings(replace(entry, target=text)), least))

    @cached_property
    def _refused(self) -> frozenset[tuple[str, str]]:
        """Sources with the translations that somebody refused, in any statement."""
        found: set[tuple[str, str]] = set()
        for statement in self._session.project.template_names():
            # Whoever reads a broken catalog to work on it says so.
            with suppress(L10nError):
                counts, _ = tally_of(self._session, statement, self._target)
                if counts and State.REJECTED in counts.segments:
                    catalog = read_settled(self._session, statement, self._target).catalog
                    units = (entry.unit() for entry in catalog.live())
                    found.update((u.source, u.target) for u in units if u.state is State.REJECTED)
        return frozenset(found)

    @cached_property
    def _checks(self) -> Checker:
        return checker(self._session, self._target)


def _is_due(counts: Tally, *, news: bool) -> bool:
    """Whether the memory may have something: for what no engine could fill either, and for
    drafts, only where it has grown since it was last asked by everything."""
    untranslated = counts.segments.get(State.UNTRANSLATED, 0)
    if counts.stale or untranslated > sum(counts.refused.values()):
        return True
    return news and bool(untranslated or counts.segments.get(State.MACHINE))


def _event(statement: str, old: Entry, new: Entry, given: Reused, at: str) -> Event:
    what = What.DRAFT if given.state is State.MACHINE else What.REUSE
    deed = Deed(what, at, given.by or given.origin, given.reason)
    return journal.event(statement, old, new, deed)
