"""correct: what was put right in one translation, put right in the others too.

Nothing is remembered but the journal: what people changed in drafts is read from it each
time, and offered wherever the old words still stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.catalogs import journal
from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import stamp_of
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.receipts import digest
from l10n.catalogs.revision import revised
from l10n.changes.fitting import fit
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.model import Receipt, Remark
from l10n.workflow.checking import Checker, checker
from l10n.workflow.offering import tags_of, worsens
from l10n.workflow.offers import Lesson, Offer, Tags, is_open
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import Basis, save, writing
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, read_settled

_Meant = Mapping[str, Sequence[tuple[Lesson, Offer]]]
"""What is to be written, by segment."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was corrected in one catalog."""

    statement: str
    language: Language
    events: tuple[Event, ...] = ()
    moved: int = 0
    """Segments that somebody has changed or signed since they were shown: left as they are."""
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to the catalog since it was last read."""
    problem: L10nError | None = None


def correct(
    session: Session, target: Language, accepted: Sequence[Lesson], by: str
) -> Steps[tuple[Corrected, ...]]:
    """Write the offers of these lessons in the name of ``by``, all that they have.

    Each catalog is changed as it is at that moment; what is not as it was shown is left
    alone, and so is what the checks would find an error in. A draft stays a draft, still
    to be read: only the words are others.
    """
    done = []
    meant = _by_statement(accepted)
    session.lessons.forget()
    for number, (statement, segments) in enumerate(meant.items(), start=1):
        try:
            done.append(_corrected(session, statement, target, segments, by))
        except L10nError as problem:
            done.append(Corrected(statement, target, problem=problem))
        yield Progress(Stage.REVIEW, statement, number, len(meant))
    session.index.save()
    return tuple(done)


def _by_statement(accepted: Sequence[Lesson]) -> dict[str, dict[str, list[tuple[Lesson, Offer]]]]:
    found: dict[str, dict[str, list[tuple[Lesson, Offer]]]] = {}
    for lesson in accepted:
        for offer in lesson.offers:
            statement, segment = offer.place
            found.setdefault(statement, {}).setdefault(segment, []).append((lesson, offer))
    return found


def _corrected(
    session: Session, statement: str, target: Language, segments: _Meant, by: str
) -> Corrected:
    checks, tags = checker(session, target), tags_of(session, target)
    path = session.project.catalog_path(statement, target)
    with writing(session):
        stamp = stamp_of(path)
        settled = read_settled(session, statement, target)
        at = moment(session, target)
        desk = _Desk(checks, tags, statement, Deed(What.EDIT, at, by))
        after = tuple(
            desk.corrected(entry, segments.get(segment_id(*entry.key), ()))
            for entry in settled.catalog.entries
        )
        if desk.events:
            new = replace(revised(settled.catalog, at, by), entries=after)
            told = [*settled.events, *desk.events]
            save(session, path, new, target, told, Basis(stamp))
    return Corrected(statement, target, tuple(desk.events), desk.moved, settled.remarks)


class _Desk:
    """One catalog's entries, corrected one by one; what happened to them is noted."""

    def __init__(self, checks: Checker, tags: Tags, statement: str, deed: Deed) -> None:
        self._checks = checks
        self._tags = tags
        self._statement = statement
        self._deed = deed
        self.events: list[Event] = []
        self.moved = 0

    def corrected(self, entry: Entry, meant: Sequence[tuple[Lesson, Offer]]) -> Entry:
        """The entry with what is meant for it, still in its state."""
        if entry.obsolete or not meant:
            return entry
        if not is_open(entry) or entry.target != meant[0][1].before:
            self.moved += 1
            return entry
        text, reasons = entry.target, []
        for lesson, _ in meant:
            fitting = fit(lesson.correction, entry.source, text, self._tags)
            if fitting and not worsens(self._checks, entry, fitting.text):
                text = fitting.text
                reasons.append(lesson.reason)
        if not reasons:
            return entry
        deed = replace(self._deed, reason="; ".join(reasons))
        new = _with(entry, text, deed)
        self.events.append(journal.event(self._statement, entry, new, deed))
        return new


def _with(entry: Entry, text: str, deed: Deed) -> Entry:
    was, state = entry.receipt, entry.unit().state
    receipt = Receipt(
        state,
        deed.at,
        digest(entry.context, entry.source, text, state),
        by=deed.by,
        origin=was.origin if was else "",
        score=was.score if was else None,
        reason=deed.reason,
    )
    return replace(entry, target=text).marked(receipt, fuzzy=entry.fuzzy)
