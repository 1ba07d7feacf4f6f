"""A decision carried out in one catalog, as far as it is allowed. Nothing is read or written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.journal import Event, segment_id
from l10n.catalogs.revision import revised
from l10n.errors import L10nError, ReviewError
from l10n.review.states import Action
from l10n.workflow.deciding import Case, Conflict, Decided, Decision
from l10n.workflow.effects import effect
from l10n.workflow.meant import Shown, has_moved, is_meant, shown


@dataclass(slots=True)
class _Notes:
    seen: Shown | None
    events: list[Event] = field(default_factory=list)
    problems: list[L10nError] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def decide(case: Case, decision: Decision) -> tuple[Catalog, Decided]:
    """The catalog after the decision, and what happened to it.

    Units that the decision is not allowed for, or that it would not change,
    stay as they are.
    """
    if decision.action is Action.EDIT:
        _refuse_several(case, decision)
    if decision.action is Action.DISMISS and not decision.reason.strip():
        raise ReviewError(
            "A dismissal needs a reason.", tip='Say why the text is right: --reason "…".'
        )
    notes = _Notes(shown(case, decision))
    entries = tuple(_decided(entry, case, decision, notes) for entry in case.catalog.entries)
    done = Decided(
        case.language, tuple(notes.events), tuple(notes.problems), tuple(notes.passed_over)
    )
    if entries == case.catalog.entries:
        return case.catalog, done
    return replace(revised(case.catalog, case.at, by=decision.by), entries=entries), done


def _refuse_several(case: Case, decision: Decision) -> None:
    """One text is one segment's translation."""
    meant = [entry for entry in case.catalog.entries if is_meant(entry, case, decision)]
    if len(meant) > 1:
        raise ReviewError(
            f"{len(meant)} segments of {case.statement} are meant: one text cannot be right "
            "for them all.",
            tip="Give the whole id of one of them.",
        )


def _decided(entry: Entry, case: Case, decision: Decision, notes: _Notes) -> Entry:
    if has_moved(entry, case, decision, notes.seen):
        notes.problems.append(Conflict(case.statement, entry))
        return entry
    if not is_meant(entry, case, decision):
        return entry
    try:
        new, events = effect(entry, case, decision)
    except ReviewError as problem:
        problem.segment = segment_id(*entry.key)
        # A whole statement is approved as far as it can be; one segment is meant.
        if decision.segments or entry.target:
            notes.problems.append(problem)
        else:
            notes.passed_over.append(problem.message)
        return entry
    if events and notes.seen is not None and segment_id(*entry.key) not in notes.seen:
        notes.problems.append(Conflict(case.statement, entry))
        return entry
    notes.events += events
    return new
