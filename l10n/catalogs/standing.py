"""What of a segment's history still stands, now that people have taken some of it back. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.catalogs.journal import Event, What


def standing(told: Sequence[Event]) -> Sequence[Event]:
    """A segment's events without those that were taken back, and without the undoing itself;
    oldest first, as they come.

    An undo's line is its deed's turned round, by the same person: the two find each other
    in whatever order git has put the lines of two branches.
    """
    if all(event.what is not What.UNDO for event in told):
        return told
    left: list[Event] = []
    for event in told:
        if event.what is not What.UNDO:
            left.append(event)
            continue
        found = (at for at in reversed(range(len(left))) if _takes_back(event, left[at]))
        at = next(found, None)
        if at is not None:
            del left[at]
    return left


def _takes_back(undo: Event, deed: Event) -> bool:
    done = (deed.by, deed.before, deed.after, deed.old, deed.new)
    return done == (undo.by, undo.after, undo.before, undo.new, undo.old)
