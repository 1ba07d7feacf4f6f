"""Where a segment stands in the queue that a person goes through.

A queue has thousands of rows, and another version of one of its sheets after every decision.
So each sheet's part is sorted once, and a place is looked up in all parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from starlette.requests import Request

from l10n.web.pages.place import Place
from l10n.web.pages.queue import asked_for
from l10n.workflow.desk.panel import row_of
from l10n.workflow.desk.queue import Order, Rank, Wanted, queue, rank
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.workbench import Workbench

_QUEUES = 16
"""So many queues are kept: those that were asked for last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One segment's place in a queue."""

    order: Order
    waiting: int
    """How many segments are in the queue."""
    position: int | None
    """Counted from 1; None where the segment is not among them."""
    previous: Row | None
    following: Row | None
    """The next after it; of a segment that is not among them, where it would be."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet's part of a queue."""

    sheet: Sheet
    rows: Sequence[Row]
    ranks: Sequence[Rank]
    """The rows', rising."""


class Queues:
    """The parts of the queues that people go through. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, Order, Wanted], dict[str, Part]] = OrderedDict()

    def parts(
        self, tag: str, sheets: Iterable[Sheet], order: Order, wanted: Wanted
    ) -> tuple[Part, ...]:
        """Each sheet's part; one that is kept is given as long as its sheet is the same."""
        with self._lock:
            known = self._kept.setdefault((tag, order, wanted), {})
            self._kept.move_to_end((tag, order, wanted))
            while len(self._kept) > _QUEUES:
                self._kept.popitem(last=False)
        for sheet in sheets:
            kept = known.get(sheet.statement)
            if kept is None or kept.sheet is not sheet:
                known[sheet.statement] = part(sheet, order, wanted)
        return tuple(known[sheet.statement] for sheet in sheets)


def part(sheet: Sheet, order: Order, wanted: Wanted) -> Part:
    """A sheet's part of a queue. Pure."""
    rows = queue([sheet], order, wanted)
    return Part(sheet, rows, tuple(map(rank(order), rows)))


def standing_in(parts: Sequence[Part], row: Row, order: Order) -> Standing:
    """A row's place among the rows of all parts. Pure."""
    own = rank(order)(row)
    before = [bisect_left(one.ranks, own) for one in parts]
    after = [bisect_right(one.ranks, own) for one in parts]
    earlier = [
        (one.ranks[at - 1], one.rows[at - 1]) for one, at in zip(parts, before, strict=True) if at
    ]
    later = [
        (one.ranks[at], one.rows[at])
        for one, at in zip(parts, after, strict=True)
        if at < len(one.rows)
    ]
    return Standing(
        order,
        sum(len(one.rows) for one in parts),
        sum(before) + 1 if before != after else None,
        max(earlier, key=_first)[1] if earlier else None,
        min(later, key=_first)[1] if later else None,
    )


def standing(request: Request, place: Place) -> Standing:
    """Look a segment up in its queue, as it is now."""
    bench: Workbench = request.app.state.bench
    order, wanted = asked_for(place.asked)
    row = row_of(bench.sheet(place.tag, place.statement), place.segment)
    sheets = bench.sheets(place.tag)
    return standing_in(_queues(request).parts(place.tag, sheets, order, wanted), row, order)


def _first(pair: tuple[Rank, Row]) -> Rank:
    return pair[0]


def _queues(request: Request) -> Queues:
    """The server's, begun with the first request that asks."""
    state = request.app.state
    if not hasattr(state, "queues"):
        state.queues = Queues()
    found: Queues = state.queues
    return found
