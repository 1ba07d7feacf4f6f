"""What became another in a sheet, for those who look at it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n.catalogs.journal import Event
from l10n.workflow.desk.board import Replaced


@dataclass(frozen=True, slots=True)
class Change:
    """Something became another in one sheet."""

    tag: str
    statement: str
    segments: tuple[str, ...] = ()
    """In source order; none where the whole sheet came, went, or cannot be read."""
    by: str = ""
    """The person or the engine; empty where that is not known, and for what is only found
    otherwise by the checks."""
    what: str = ""
    """What they did, as :class:`~l10n.catalogs.journal.What` calls it; empty as above."""


def changes_of(replaced: Replaced, events: Sequence[Event] = ()) -> Iterator[Change]:
    """A change for each person and deed that made a sheet another; ``events`` are what the
    journal has to say of it."""
    place, before, after = replaced
    if not before or not after or before.problem or after.problem:
        if before is not after and (before and before.stamp) != (after and after.stamp):
            yield Change(*place)
        return
    known = {row.segment: row for row in before.rows}
    found = [row.segment for row in after.rows if known.get(row.segment) != row]
    gone = [segment for segment in known if after.row(segment) is None]
    doers = {event.segment: (event.by, event.what or "") for event in events}
    for (by, what), segments in _by_deed([*found, *gone], doers).items():
        yield Change(*place, tuple(segments), by, str(what))


def _by_deed(
    segments: Sequence[str], doers: Mapping[str, tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for segment in segments:
        found.setdefault(doers.get(segment, ("", "")), []).append(segment)
    return found
