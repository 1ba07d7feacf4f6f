"""Taking back what one did last to a segment, as values: nothing is read or written."""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.carrying import noted
from l10n.catalogs.catalog import FUZZY, Entry
from l10n.catalogs.history import NEEDS_REVIEW, History
from l10n.catalogs.journal import REVOCABLE, Event, What, segment_id
from l10n.catalogs.receipts import is_ours
from l10n.errors import ReviewError
from l10n.model import SIGNED, State

_INSTEAD = "Look at it as it is now, then approve, reject or edit it."


def last_deed(entry: Entry, history: History) -> Event:
    """The last that a person did to an entry of a settled catalog and did not take back.

    Raises ReviewError where there is nothing, where something has happened since, and where
    the journal does not say what was before.
    """
    segment = segment_id(*entry.key)
    told = history.standing(segment)
    if not any(event.what in REVOCABLE for event in told):
        raise ReviewError("Nobody has decided on it yet: there is nothing to undo.")
    if not _is_last(told[-1], history.last(segment)):
        raise ReviewError(
            "It has changed since somebody decided on it: that cannot be taken back any more.",
            tip=_INSTEAD,
        )
    if told[-1].receipts is None:
        raise ReviewError("It was decided before l10n kept what undoing needs.", tip=_INSTEAD)
    return told[-1]


def as_before(entry: Entry, deed: Event, state: State, history: History) -> Entry:
    """The entry as it was in this state, before its last deed. Raises ReviewError where that
    was an approval that does not hold any more."""
    flags = tuple(flag for flag in entry.flags if flag != FUZZY)
    kept = (comment for comment in entry.comments if not is_ours(comment))
    bare = replace(
        entry,
        target=deed.old,
        comments=(*kept, *(deed.receipts or ())),
        flags=(FUZZY, *flags) if state in NEEDS_REVIEW else flags,
        previous_source=deed.previous or None,
    )
    if bare.unit().state is not state or (state in SIGNED and not _is_proven(bare, history)):
        raise ReviewError("What was there before does not hold any more.", tip=_INSTEAD)
    return noted(bare)


def _is_last(deed: Event, last: Event | None) -> bool:
    """Whether nothing has happened after a deed, but for what was taken back."""
    if deed.what not in REVOCABLE or last is None:
        return False
    is_back = last.what is What.UNDO and (last.new, last.after) == (deed.new, deed.after)
    return last is deed or is_back


def _is_proven(entry: Entry, history: History) -> bool:
    """Whether the approval that an entry has again holds, but for the deed that is undone."""
    segment, receipt = segment_id(*entry.key), entry.receipt
    given = history.proof(segment, receipt, entry.target) if receipt else None
    known = History({segment: list(history.standing(segment))[:-1]})
    return given is not None and known.stands(segment, given)
