"""Where a segment stands in the queue that a person goes through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from l10n.web.pages.place import Place, row_at
from l10n.web.pages.queue import asked_for
from l10n.web.queues import Part, Queues
from l10n.workflow.desk.queue import Order, Rank, rank
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench


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
    row = row_at(bench, place)
    queues: Queues = request.app.state.queues
    return standing_in(queues.parts(place.tag, bench.sheets(place.tag), order, wanted), row, order)


def _first(pair: tuple[Rank, Row]) -> Rank:
    return pair[0]
