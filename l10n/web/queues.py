"""The queues that people go through, kept sorted.

A queue has thousands of rows, and another version of one of its sheets after every decision.
So each sheet's part is sorted once, and the whole is put together as far as it is looked at.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice
from threading import Lock

from l10n.workflow.desk.queue import Order, Rank, Wanted, queue, rank
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

_QUEUES = 16
"""So many queues are kept: those that were asked for last."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet's part of a queue."""

    sheet: Sheet
    rows: Sequence[Row]
    ranks: Sequence[Rank]
    """The rows', rising."""


@dataclass(slots=True)
class _Kept:
    """One queue's parts by statement; whoever makes new ones has the lock."""

    parts: dict[str, Part] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


class Queues:
    """The parts of the queues that people go through. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, Order, Wanted], _Kept] = OrderedDict()

    def parts(
        self, tag: str, sheets: Iterable[Sheet], order: Order, wanted: Wanted
    ) -> tuple[Part, ...]:
        """Each sheet's part; one that is kept is given as long as its sheet is the same."""
        with self._lock:
            kept = self._kept.setdefault((tag, order, wanted), _Kept())
            self._kept.move_to_end((tag, order, wanted))
            while len(self._kept) > _QUEUES:
                self._kept.popitem(last=False)
        # Twenty people who begin at once sort a queue once.
        with kept.lock:
            return tuple(_part(kept.parts, sheet, order, wanted) for sheet in sheets)


def _part(known: dict[str, Part], sheet: Sheet, order: Order, wanted: Wanted) -> Part:
    kept = known.get(sheet.statement)
    if kept is None or kept.sheet is not sheet:
        kept = known[sheet.statement] = part(sheet, order, wanted)
    return kept


def part(sheet: Sheet, order: Order, wanted: Wanted) -> Part:
    """A sheet's part of a queue. Pure."""
    rows = queue([sheet], order, wanted)
    return Part(sheet, rows, tuple(map(rank(order), rows)))


def length(parts: Iterable[Part]) -> int:
    """How many rows the whole queue has. Pure."""
    return sum(len(one.rows) for one in parts)


def between(parts: Iterable[Part], start: int, end: int) -> tuple[Row, ...]:
    """The rows of the whole queue from one place to before another, counted from 0. Pure."""
    ranked = merge(*(zip(one.ranks, one.rows, strict=True) for one in parts))
    return tuple(row for _, row in islice(ranked, start, end))
