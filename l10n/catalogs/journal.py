"""The journal: one JSON line for each thing that happened to a unit, oldest first.

Receipts say how things stand, the journal how they came to. Lines are only
ever added; a line that a crash cut short is the last one, and is dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from l10n.catalogs.catalog import Entry
from l10n.catalogs.receipts import is_ours
from l10n.errors import CatalogError
from l10n.model import State


class What(StrEnum):
    """What kind of thing happened."""

    DRAFT = "draft"
    APPROVE = "approve"
    REJECT = "reject"
    EDIT = "edit"
    COMMENT = "comment"
    IMPORT = "import"
    ELSEWHERE = "elsewhere"
    """Found changed: another program wrote the catalog."""
    SOURCE = "source"
    """The source changed, and the target went along."""
    DISMISS = "dismiss"
    """A finding of ``check`` is none here, and ``reason`` says why; nothing else changes."""
    RECALL = "recall"
    """It is one after all."""
    RENAME = "rename"
    """The statement has another name: ``old`` before, ``new`` now."""
    REUSE = "reuse"
    """The translation memory put in what people had approved of the same sentence
    elsewhere; ``origin`` says where. ``by`` is the approver where the approval holds here
    too, else the origin."""
    UNDO = "undo"
    """Somebody took back what they had done last: it is as it was before that."""
    REPAIR = "repair"
    """Written from the catalog's receipt, because the line was missing; ``reason`` is
    the time that the receipt gives."""


REVOCABLE = frozenset({What.APPROVE, What.REJECT, What.EDIT})
"""What whoever did it may take back."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, when, by whom and why; the same for every unit of one decision."""

    what: What
    at: str
    by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to one unit."""

    at: str
    """UTC: ``2026-11-22T10:00:00Z``."""
    by: str
    """The person, or the engine's origin; empty where it is not known."""
    statement: str
    segment: str
    """See :func:`segment_id`; empty for what is about a whole statement."""
    before: State
    after: State
    old: str
    new: str
    """The targets before and after."""
    reason: str = ""
    what: What | None = None
    """None in journals from before it was recorded."""
    source: str = ""
    context: str | None = None
    origin: str = ""
    score: float | None = None
    was: State | None = None
    """These three as in :class:`~l10n.model.Receipt`, which can be made from an event."""
    check: str = ""
    """The rule whose finding was dismissed or recalled."""
    receipts: tuple[str, ...] | None = None
    """Of what may be taken back, the receipts that it took away; of an undo, those that it
    brought back: whole comments. None where that was not recorded."""
    previous: str = ""
    """In the same way, the source that the target was made for (``#|``), where it is another."""


_NAMES = ("at", "by", "statement", "segment", "from", "to", "old", "new", "reason")


def event(statement: str, old: Entry, new: Entry, deed: Deed) -> Event:
    """What happened to an entry, from how it was and how it is."""
    receipt, state = new.receipt, new.unit().state
    was = receipt.was if receipt and receipt.state is state else None
    kept = new if deed.what is What.UNDO else old
    is_kept = deed.what is What.UNDO or deed.what in REVOCABLE
    return Event(
        at=deed.at,
        by=deed.by,
        statement=statement,
        segment=segment_id(new.context, new.source),
        before=old.unit().state,
        after=state,
        old=old.target,
        new=new.target,
        reason=deed.reason,
        what=deed.what,
        source=new.source,
        context=new.context,
        origin=receipt.origin if receipt else "",
        score=receipt.score if receipt else None,
        was=was,
        receipts=tuple(filter(is_ours, kept.comments)) if is_kept else None,
        previous=(kept.previous_source or "") if is_kept else "",
    )


def renamed(old: str, new: str, *, at: str) -> Event:
    """A statement's new name; what is known of the old one holds for it from here on."""
    state = State.UNTRANSLATED
    return Event(at, "", new, "", state, state, old, new, what=What.RENAME)


@lru_cache(maxsize=1 << 12)
def segment_id(context: str | None, source: str) -> str:
    """Eight hexadecimal digits that name a unit within its statement.

    >>> segment_id(None, "Peace.")
    '350c0190'
    """
    return hashlib.sha256(json.dumps([context, source]).encode()).hexdigest()[:8]


def write(events: Iterable[Event]) -> bytes:
    """The lines of these events."""
    return "".join(_line(event) for event in events).encode()


def read(data: bytes, *, shown: str, first: int = 1) -> list[Event]:
    """Every event; a last line without an end is one that was never finished. A byte order
    mark and empty lines are passed over.

    ``first`` is the number of the first line. Raises CatalogError that names
    the line for anything else that is none.
    """
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    return [
        _event(line, number, shown) for number, line in enumerate(lines[:-1], first) if line.strip()
    ]


def _line(event: Event) -> str:
    values = (
        *(event.at, event.by, event.statement, event.segment),
        *(event.before.value, event.after.value, event.old, event.new, event.reason),
    )
    rest = {
        "what": event.what,
        "source": event.source,
        "context": event.context,
        "origin": event.origin,
        "score": event.score,
        "was": event.was,
        "check": event.check,
        "receipts": event.receipts,
        "previous": event.previous,
    }
    known = {name: value for name, value in rest.items() if value not in {None, ""}}
    return json.dumps(dict(zip(_NAMES, values, strict=True)) | known, ensure_ascii=False) + "\n"


def _event(line: str, number: int, shown: str) -> Event:
    try:
        fields = json.loads(line)
        at, by, statement, segment, before, after, old, new, reason = (
            str(fields[name]) for name in _NAMES
        )
        context, score = fields.get("context"), fields.get("score")
        receipts = fields.get("receipts")
        return Event(
            *(at, by, statement, segment, State(before), State(after), old, new, reason),
            what=What(fields["what"]) if "what" in fields else None,
            source=str(fields.get("source", "")),
            context=None if context is None else str(context),
            origin=str(fields.get("origin", "")),
            score=None if score is None else float(score),
            was=State(fields["was"]) if "was" in fields else None,
            check=str(fields.get("check", "")),
            receipts=None if receipts is None else tuple(map(str, receipts)),
            previous=str(fields.get("previous", "")),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CatalogError(
            f"Line {number} is not an event of the journal.",
            tip="Bring the file back from your version control, or delete that line.",
            path=shown,
        ) from None
