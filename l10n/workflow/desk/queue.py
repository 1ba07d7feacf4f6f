"""What waits for a reviewer, in the order in which they meet it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from l10n.model import SIGNED, Severity, State
from l10n.review.gate import blocked
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

Key = tuple[str, str, str]
"""What tells a row from every other: its language's tag, its statement, its segment."""

Rank = tuple[Any, ...]
"""What a row is sorted by; comparable with those of the same order alone."""


class Order(StrEnum):
    """How a queue is sorted."""

    RISK = "risk"
    """The likeliest to be wrong first; what has no translation yet comes last."""
    DOCUMENT = "document"
    """As a reader meets them: by language, statement and place."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows a person asks for. What is left empty lets every row through."""

    states: tuple[State, ...] = ()
    """Those asked for by name are shown though they wait for nobody."""
    checks: tuple[str, ...] = ()
    """Rows with an open finding of any of these rules."""
    statements: tuple[str, ...] = ()
    severity: Severity | None = None
    """Rows with an open finding that weighs so much or more."""
    text: str = ""
    """What stands in the source or the target, in capitals or not."""
    only_open: bool = True
    """Without ``states``: whether approved and final rows are left out."""


def queue(
    sheets: Iterable[Sheet], order: Order = Order.RISK, wanted: Wanted | None = None
) -> tuple[Row, ...]:
    """The rows that are asked for, each once: the same rows in either order.

    No two rows tie, so the same sheets give the same queue every time.
    """
    asked = wanted or Wanted()
    rows = [row for sheet in sheets for row in sheet.rows if is_wanted(row, asked)]
    return tuple(sorted(rows, key=rank(order)))


def rank(order: Order) -> Callable[[Row], Rank]:
    """What rows are sorted by: no two rows have the same."""
    return _by_risk if order is Order.RISK else _by_document


def is_wanted(row: Row, wanted: Wanted) -> bool:
    """Whether a row is among what is asked for."""
    if wanted.states:
        if row.state not in wanted.states:
            return False
    elif wanted.only_open and row.state in SIGNED:
        return False
    if wanted.statements and row.statement not in wanted.statements:
        return False
    if wanted.checks and not any(one.check in wanted.checks for one in row.findings):
        return False
    if wanted.severity and not blocked(row.findings, wanted.severity):
        return False
    return not wanted.text or _has(row, wanted.text.casefold())


def key_of(row: Row) -> Key:
    """What the row is told by."""
    return row.language.tag, row.statement, row.segment


def _by_risk(row: Row) -> Rank:
    return row.state is State.UNTRANSLATED, -row.risk.value, key_of(row), row.number


def _by_document(row: Row) -> Rank:
    return row.language.tag, row.statement, row.number, row.segment


def _has(row: Row, text: str) -> bool:
    return text in row.entry.source.casefold() or text in row.entry.target.casefold()
