"""What one decision over several segments will do, before it is done. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from l10n.errors import ReviewError
from l10n.model import State
from l10n.review.states import Action
from l10n.workflow.deciding import Decided, Decision
from l10n.workflow.desk.rows import Row

_ALREADY = {State.APPROVED: "You approved it already.", State.FINAL: "It is final already."}


@dataclass(frozen=True, slots=True)
class Pick:
    """A segment that somebody selected, as it was before them."""

    segment: str
    version: str
    statement: str

    def __str__(self) -> str:
        """As a form carries it."""
        return f"{self.segment}:{self.version}:{self.statement}"


@dataclass(frozen=True, slots=True)
class Step:
    """What will become of one segment."""

    row: Row
    after: State
    """Its state then; as it is where it stays so."""
    why_not: str = ""
    """Why it will stay as it is; empty where it will not."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done, and what will not."""

    action: Action
    steps: tuple[Step, ...]
    left: tuple[Step, ...]


def pick_of(value: str) -> Pick | None:
    """What a form carries; None for what is none.

    >>> str(pick_of("3f9a0c1d:0123:2025/an: appeal")), pick_of("x")
    ('3f9a0c1d:0123:2025/an: appeal', None)
    """
    parts = value.split(":", 2)
    return Pick(*parts) if len(parts) == 3 and all(parts) else None


def plan(action: Action, rows: Iterable[Row], foreseen: Mapping[str, Decided]) -> Plan:
    """What a decision over these rows will do, row by row; by statement, what it was foreseen
    to do."""
    steps = [_step(row, foreseen[row.statement]) for row in rows]
    return Plan(
        action,
        tuple(step for step in steps if not step.why_not),
        tuple(step for step in steps if step.why_not),
    )


def decisions(action: Action, rows: Sequence[Row], by: str, reason: str) -> dict[str, Decision]:
    """By statement, the decision over just these rows, as they are here and in no other way."""
    by_statement: dict[str, list[Row]] = {}
    for row in rows:
        by_statement.setdefault(row.statement, []).append(row)
    return {
        statement: Decision(
            action,
            by,
            reason,
            segments=tuple(row.segment for row in kept),
            seen=frozenset(row.seen for row in kept),
        )
        for statement, kept in by_statement.items()
    }


def _step(row: Row, decided: Decided) -> Step:
    events = [event for event in decided.events if event.segment == row.segment]
    if events:
        return Step(row, events[-1].after)
    return Step(row, row.state, _why_not(row, decided))


def _why_not(row: Row, decided: Decided) -> str:
    for problem in decided.problems:
        about = problem.segment if isinstance(problem, ReviewError) else ""
        if about in {"", row.segment}:
            said = problem.message
            # Its place stands before it in the list.
            bare = said.removeprefix(f"{row.statement} {row.segment} ")
            return said if bare == said else f"It {bare}"
    return _ALREADY.get(row.state, "It is so already.")
