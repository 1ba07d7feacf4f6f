"""What one decision over several segments will do, before it is done. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.errors import L10nError
from l10n.model import Severity, State
from l10n.review.gate import blocked
from l10n.review.states import Action, after, is_same_person
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.rows import Row

_SIGNED = {State.APPROVED: "You approved it already.", State.FINAL: "It is final already."}


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
    """Its state then; as it is where it stays so, and where what was done is taken back."""
    why_not: str = ""
    """Why it will stay as it is; empty where it will not."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What this project wants of decisions."""

    by: str
    four_eyes: bool
    blocks: Severity | None


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


def plan(action: Action, rows: Iterable[Row], rules: Rules) -> Plan:
    """What a decision over these rows will do, row by row."""
    steps = [_step(action, row, rules) for row in rows]
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


def _step(action: Action, row: Row, rules: Rules) -> Step:
    unit = row.entry.unit()
    if action is Action.UNDO:
        by = unit.receipt.by if unit.receipt else ""
        is_own = is_same_person(rules.by, by)
        return Step(row, row.state, "" if is_own else "Somebody else was the last to decide on it.")
    try:
        state = after(action, unit, rules.by, four_eyes=rules.four_eyes)
    except L10nError as problem:
        return Step(row, row.state, problem.message)
    if action is Action.APPROVE:
        if state is row.state:
            return Step(row, state, _SIGNED[state])
        found = blocked(row.findings, rules.blocks)
        if found:
            return Step(row, row.state, f"An open finding, {found[0].check}: {found[0].message}")
    return Step(row, state)
