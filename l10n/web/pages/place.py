"""Where one segment stands: its address, and the queue that it was opened from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request

from l10n.web.rendering import url
from l10n.workflow.desk.panel import row_of
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench

QUEUE_FIELDS = ("order", "state", "check", "statement", "severity", "q")
"""What an address says of a queue; a page number is the queue's own business."""

Asked = Sequence[tuple[str, str]]
"""The fields of an address, as often as each stands there."""

SEGMENT_PATH = "/{tag}/{segment}/{statement:path}"
"""How every address of a segment ends: a statement's name may have slashes in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One segment, and the queue that a person goes through."""

    tag: str
    statement: str
    segment: str
    asked: tuple[tuple[str, str], ...] = ()
    """The queue's fields, as the address had them."""

    def url(self, page: str = "segment", **more: str | None) -> str:
        """The address of one of the segment's pages, in the same queue."""
        query = {**queue_fields(self.asked), **more}
        return url(page, self.tag, self.segment, self.statement, **query)

    def queue_url(self) -> str:
        """The address of the queue itself."""
        return url("queue", self.tag, **queue_fields(self.asked))

    def beside(self, row: Row) -> Place:
        """Another segment, met in the same queue."""
        return replace(self, tag=row.language.tag, statement=row.statement, segment=row.segment)

    def asking(self, name: str, value: str) -> Place:
        """The same segment in another queue."""
        kept = tuple(pair for pair in self.asked if pair[0] != name)
        return replace(self, asked=(*kept, (name, value)))


def queue_fields(asked: Asked) -> dict[str, list[str]]:
    """The part of an address that tells a queue, for links that keep it.

    >>> queue_fields([("page", "2"), ("state", "machine"), ("state", "final"), ("q", "")])
    {'state': ['machine', 'final']}
    """
    kept: dict[str, list[str]] = {}
    for name, value in asked:
        if name in QUEUE_FIELDS and value:
            kept.setdefault(name, []).append(value)
    return kept


def row_at(bench: Workbench, place: Place) -> Row:
    """The segment as it is now. Raises UnknownPlace or ReviewError where there is none."""
    return row_of(bench.sheet(place.tag, place.statement), place.segment)


def place_of(request: Request) -> Place:
    """The segment that a request is about."""
    asked = request.query_params.multi_items()
    kept = tuple((name, value) for name, value in asked if name in QUEUE_FIELDS and value)
    path = request.path_params
    return Place(path["tag"], path["statement"], path["segment"], kept)
