"""Where one segment stands: its address, and the queue that it was opened from. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request

from l10n.web.rendering import url
from l10n.workflow.desk.rows import Row

QUEUE_FIELDS = ("order", "state", "check", "statement", "severity", "q")
"""What an address says of a queue; a page number is the queue's own business."""

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
        query = {**self._fields(), **more}
        return url(page, self.tag, self.segment, self.statement, **query)

    def queue_url(self) -> str:
        """The address of the queue itself."""
        return url("queue", self.tag, **self._fields())

    def beside(self, row: Row) -> Place:
        """Another segment, met in the same queue."""
        return replace(self, tag=row.language.tag, statement=row.statement, segment=row.segment)

    def asking(self, name: str, value: str) -> Place:
        """The same segment in another queue."""
        kept = tuple(pair for pair in self.asked if pair[0] != name)
        return replace(self, asked=(*kept, (name, value)))

    def _fields(self) -> dict[str, str | list[str] | None]:
        fields: dict[str, str | list[str] | None] = {}
        for name in QUEUE_FIELDS:
            found = [value for field, value in self.asked if field == name]
            if found:
                fields[name] = found
        return fields


def place_of(request: Request) -> Place:
    """The segment that a request is about."""
    asked = request.query_params.multi_items()
    kept = tuple((name, value) for name, value in asked if name in QUEUE_FIELDS and value)
    path = request.path_params
    return Place(path["tag"], path["statement"], path["segment"], kept)
