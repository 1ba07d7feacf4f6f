"""check --fix: what findings propose, written into translations that nobody has approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.catalogs import journal
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.history import History
from l10n.catalogs.index import stamp_of
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.receipts import digest
from l10n.catalogs.revision import revised
from l10n.checks.fixing import settled as fixed
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Finding, Receipt, State
from l10n.workflow.checking import Checker
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import Basis, save, writing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, read_settled

_MENDED = "fixed"
"""The reason that the receipt and the journal give."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was fixed in one catalog."""

    file: str
    events: tuple[Event, ...] = ()
    problem: L10nError | None = None


def mend(
    session: Session, chosen: Sequence[Source], checkers: Mapping[Language, Checker], by: str
) -> Steps[tuple[Mended, ...]]:
    """Apply the fixes of open findings to what is machine-made or translated; never to what
    is signed, rejected, or waiting because its source changed.

    A draft stays a draft, of the same engine; a person's text is edited in the name of ``by``.
    """
    done = []
    places = [(source, target) for target in checkers for source in chosen]
    for number, (source, target) in enumerate(places, start=1):
        if session.project.catalog_path(source.id, target).exists():
            done.append(_mended(session, source, checkers[target], by))
        yield Progress(Stage.FIX, source.id, number, len(places))
    return tuple(done)


def _mended(session: Session, source: Source, checks: Checker, by: str) -> Mended:
    target = checks.target
    path = session.project.catalog_path(source.id, target)
    shown = session.project.shown(path)
    try:
        with writing(session):
            stamp = stamp_of(path)
            settled = read_settled(session, source.id, target)
            told = session.journals.ledger(session.project, target).of(source.id)
            case = _Case(checks, told.plus(settled.events), moment(session, target), by)
            after = tuple(case.mended(entry) for entry in settled.catalog.entries)
            events = case.events(source.id, settled.catalog, after)
            if events:
                new = replace(revised(settled.catalog, case.at, by), entries=after)
                save(session, path, new, target, [*settled.events, *events], Basis(stamp))
    except L10nError as problem:
        return Mended(shown, problem=problem)
    return Mended(shown, tuple(events))


@dataclass(frozen=True, slots=True)
class _Case:
    checks: Checker
    history: History
    at: str
    by: str

    def mended(self, entry: Entry) -> Entry:
        """The entry with its fixes, still in its state."""
        state = entry.unit().state
        if entry.obsolete or entry.plural_source is not None or not _is_mendable(entry, state):
            return entry
        text = fixed(entry.target, lambda text: self._open(entry, text))
        return entry if text == entry.target else self._with(entry, text, state)

    def events(self, statement: str, before: Catalog, after: Sequence[Entry]) -> list[Event]:
        """What happened to each entry that is another now."""
        return [
            journal.event(statement, old, new, self._deed(old))
            for old, new in zip(before.entries, after, strict=True)
            if new != old
        ]

    def _open(self, entry: Entry, text: str) -> list[Finding]:
        ruled = self.history.dismissals(segment_id(*entry.key), entry.target)
        found = self.checks.findings(replace(entry, target=text))
        return [finding for finding in found if finding.check not in ruled]

    def _with(self, entry: Entry, text: str, state: State) -> Entry:
        was, drafted = entry.receipt, state is State.MACHINE
        receipt = Receipt(
            state,
            self.at,
            digest(entry.context, entry.source, text, state),
            by="" if drafted else self.by,
            origin=was.origin if was else "",
            score=was.score if was else None,
            reason=_MENDED,
        )
        return replace(entry, target=text).marked(receipt, fuzzy=entry.fuzzy)

    def _deed(self, entry: Entry) -> Deed:
        drafted = entry.unit().state is State.MACHINE
        what, by = (What.DRAFT, "") if drafted else (What.EDIT, self.by)
        origin = entry.receipt.origin if entry.receipt else ""
        return Deed(what, self.at, by or origin, _MENDED)


def _is_mendable(entry: Entry, state: State) -> bool:
    """Whether it is an engine's draft, or a translation that nobody has signed. A text that
    somebody marked as needing work has no engine's receipt."""
    if state is State.MACHINE:
        return bool(entry.receipt and entry.receipt.origin and not entry.carried)
    return state is State.TRANSLATED
