"""A segment's history in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from l10n.catalogs.journal import Event, What
from l10n.workflow.desk.difference import Piece, words

_WORDS: Mapping[What | None, str] = MappingProxyType(
    {
        None: "changed",
        What.DRAFT: "drafted",
        What.APPROVE: "approved",
        What.REJECT: "rejected",
        What.EDIT: "edited",
        What.COMMENT: "commented",
        What.IMPORT: "imported",
        What.ELSEWHERE: "changed in another editor",
        What.SOURCE: "the source changed",
        What.DISMISS: "dismissed a finding",
        What.RECALL: "took a dismissal back",
        What.REUSE: "taken from the memory",
        What.REPAIR: "restored from its receipt",
        What.UNDO: "took it back",
    }
)
_CHOSEN = re.compile(r"(\d+) of (\d+): (.+)")
"""As :class:`~l10n.model.Draft` has its choice."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, as it is shown."""

    at: str
    """UTC, to the second, as the journal has it."""
    who: str
    """A person, or an engine; empty where it is not known."""
    what: str
    reason: str
    pieces: tuple[Piece, ...]
    """What it changed in the text; empty where it changed nothing, or wrote the first."""
    text: str
    """The text, where it wrote the first."""


def happened(history: Iterable[Event]) -> tuple[Told, ...]:
    """A history for people to read, in its own order."""
    return tuple(_told(event) for event in history)


def _told(event: Event) -> Told:
    what = _WORDS.get(event.what, str(event.what))
    if event.check:
        what = f"{what} ({event.check})"
    is_new, is_first = event.new != event.old, not event.old
    return Told(
        event.at,
        # Whose the translation is that went along with its source says nothing of who changed it.
        "" if event.what is What.SOURCE else event.by,
        what,
        _why(event),
        words(event.old, event.new) if is_new and not is_first else (),
        event.new if is_new and is_first else "",
    )


def _why(event: Event) -> str:
    """The reason; of a draft that is not the engine's first choice, why it is not."""
    chosen = _CHOSEN.fullmatch(event.reason) if event.what is What.DRAFT else None
    if chosen is None:
        return event.reason
    return f"Its proposal {chosen[1]} of {chosen[2]}: the first had an error ({chosen[3]})."
