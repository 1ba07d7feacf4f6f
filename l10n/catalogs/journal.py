"""The journal: one JSON line for each thing that happened to a unit, oldest first.

Receipts say how things stand, the journal how they came to. Lines are only
ever added; a line that a crash cut short is the last one, and is dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from l10n.catalogs.catalog import Entry
from l10n.errors import CatalogError
from l10n.model import State


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to one unit."""

    at: str
    """UTC: ``2026-11-22T10:00:00Z``."""
    by: str
    """The person, or the engine's origin."""
    statement: str
    segment: str
    """See :func:`segment_id`."""
    before: State
    after: State
    old: str
    new: str
    """The targets before and after."""
    reason: str = ""


_NAMES = ("at", "by", "statement", "segment", "from", "to", "old", "new", "reason")


def event(statement: str, old: Entry, new: Entry, *, at: str, by: str, reason: str = "") -> Event:
    """What happened to an entry, from how it was and how it is."""
    return Event(
        at,
        by,
        statement,
        segment_id(old.context, old.source),
        old.unit().state,
        new.unit().state,
        old.target,
        new.target,
        reason,
    )


def segment_id(context: str | None, source: str) -> str:
    """Eight hexadecimal digits that name a unit within its statement.

    >>> segment_id(None, "Peace.")
    '350c0190'
    """
    return hashlib.sha256(json.dumps([context, source]).encode()).hexdigest()[:8]


def write(events: Iterable[Event]) -> bytes:
    """The lines of these events."""
    return "".join(_line(event) for event in events).encode()


def read(data: bytes, *, shown: str) -> list[Event]:
    """Every event; a last line without an end is one that was never finished.

    Raises CatalogError that names the line for anything else that is none.
    """
    lines = data.decode("utf-8", errors="replace").split("\n")
    return [_event(line, number, shown) for number, line in enumerate(lines[:-1], 1)]


def _line(event: Event) -> str:
    values = (
        *(event.at, event.by, event.statement, event.segment),
        *(event.before.value, event.after.value, event.old, event.new, event.reason),
    )
    return json.dumps(dict(zip(_NAMES, values, strict=True)), ensure_ascii=False) + "\n"


def _event(line: str, number: int, shown: str) -> Event:
    try:
        fields = json.loads(line)
        at, by, statement, segment, before, after, old, new, reason = (
            str(fields[name]) for name in _NAMES
        )
        states = State(before), State(after)
    except (ValueError, KeyError, TypeError):
        raise CatalogError(
            f"Line {number} is not an event of the journal.",
            tip="Bring the file back from your version control, or delete that line.",
            path=shown,
        ) from None
    return Event(at, by, statement, segment, *states, old, new, reason)
