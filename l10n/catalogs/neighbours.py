"""What stands before and after each entry of a catalog, as far as a catalog tells."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from l10n.catalogs.catalog import Entry

_END = 1 << 60
"""Behind every line."""

Neighbours = tuple[str | None, str | None]
"""The sources before and after a sentence, empty at an edge; None where that is not known."""


def neighbours(entries: Sequence[Entry]) -> list[Neighbours]:
    """The neighbours of each live entry of a statement.

    A sentence that stands several times is one entry, in its first place: it has other
    neighbours in the others, and so have the sentences around those.
    """
    edges = ["", *(entry.source for entry in entries), ""]
    lines = [[_line(place) for place in entry.references] for entry in entries]
    repeated: list[int] = []
    crossed = [False]
    for here, there in zip(lines, [*lines, [_END]][1:], strict=True):
        for line in here[1:]:
            insort(repeated, line)
        first, last = here[0] if here else 0, there[0] if there else _END
        at = bisect_left(repeated, first)
        crossed.append(at < len(repeated) and repeated[at] <= last)
    return [
        (None, None)
        if len(places) > 1
        else (None if crossed[at] else edges[at], None if crossed[at + 1] else edges[at + 2])
        for at, places in enumerate(lines)
    ]


def _line(place: str) -> int:
    number = place.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
