"""What became of a decision, for whoever made it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from l10n.errors import L10nError
from l10n.review.states import Action
from l10n.workflow.deciding import Conflict, Decided, Decision
from l10n.workflow.desk.panel import row_of
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet


class Overtaken(Conflict):
    """A decision about a row that is another now than the person saw."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.statement, row.entry)
        self.row = row
        """As it is now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision did."""

    decided: Decided
    sheet: Sheet
    """As it is after it."""


def bound(sheet: Sheet, decision: Decision, version: str) -> Decision:
    """The decision about the row of this version alone. Raises Overtaken where the row is
    another."""
    if len(decision.segments) != 1:
        raise ValueError("a version is of one segment")
    row = row_of(sheet, decision.segments[0])
    if row.version != version:
        raise Overtaken(row)
    return replace(decision, seen=frozenset({row.seen}))


def is_refused(decision: Decision, decided: Decided) -> bool:
    """Whether an approval was refused for what was found, and not because of a change."""
    return decision.action is Action.APPROVE and any(
        not isinstance(problem, Conflict) for problem in decided.problems
    )


def rest(decision: Decision, outcome: Outcome) -> Decision:
    """The decision about what it was not carried out on yet."""
    done = {event.segment for event in outcome.decided.events}
    seen = decision.seen
    kept = None if seen is None else frozenset(one for one in seen if one.segment not in done)
    return replace(decision, seen=kept)


def joined(first: Outcome, second: Outcome) -> Outcome:
    """Two tries of one decision: what is still refused at the second is refused."""
    events = (*first.decided.events, *second.decided.events)
    remarks = (*first.decided.remarks, *second.decided.remarks)
    return Outcome(replace(second.decided, events=events, remarks=remarks), second.sheet)


def refusal(decision: Decision, outcome: Outcome) -> L10nError | None:
    """What to raise where one segment was meant and nothing was done to it: with the row as
    it is now, where it is another."""
    decided = outcome.decided
    if len(decision.segments) != 1 or decided.events or not decided.problems:
        return None
    problem, sheet = decided.problems[0], outcome.sheet
    row = sheet.row(problem.segment) if isinstance(problem, Conflict) else None
    return Overtaken(row) if row else problem
