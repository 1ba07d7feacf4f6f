"""All that the journal of a language tells, by statement and segment, as it grows."""

from __future__ import annotations

from bisect import insort_right
from collections.abc import Iterable
from operator import attrgetter

from l10n.catalogs.history import History
from l10n.catalogs.journal import Event, What

_RULINGS = frozenset({What.DISMISS, What.RECALL})
_Told = dict[str, dict[str, list[Event]]]
"""Events by statement and segment."""


class Ledger:
    """All histories of one language, added to as the journal grows."""

    def __init__(self) -> None:
        self._statements: _Told = {}
        self._rulings: _Told = {}
        self._comments: _Told = {}
        self._renames: dict[str, list[Event]] = {}
        self.latest = ""
        """The time of the latest event."""

    def of(self, statement: str) -> History:
        """What is known of a statement's segments."""
        shelves = self._statements, self._rulings, self._comments
        return History(*(shelf.get(statement, {}) for shelf in shelves))

    @property
    def statements(self) -> tuple[str, ...]:
        """Every statement that anything is known of."""
        return tuple(self._statements)

    def __contains__(self, event: object) -> bool:
        if not isinstance(event, Event):
            return False
        told = self._shelf(event).get(event.statement, {})
        return event in told.get(event.segment, [])

    def add(self, events: Iterable[Event]) -> None:
        """Take in more of the journal. git puts the lines of two branches one after the
        other, so a segment's events are put in order of their times."""
        for event in events:
            self.latest = max(self.latest, event.at)
            if event.what is What.RENAME:
                self._rename(event)
                continue
            self._put(event.statement, event)

    def _put(self, statement: str, event: Event) -> None:
        """Take an event in under a name, and under the names that the statement had later:
        a branch may tell of the old name what happened before another renamed it."""
        found = self._shelf(event).setdefault(statement, {}).setdefault(event.segment, [])
        if event in found:
            return
        insort_right(found, event, key=attrgetter("at"))
        for renamed in self._renames.get(statement, ()):
            if event.at <= renamed.at:
                self._put(renamed.new, event)

    def _rename(self, renamed: Event) -> None:
        """What is known of the old name is known of the new one. The old one keeps it too,
        for a statement that comes back under it."""
        self._renames.setdefault(renamed.old, []).append(renamed)
        for shelf in (self._statements, self._rulings, self._comments):
            for events in list(shelf.get(renamed.old, {}).values()):
                for event in list(events):
                    self._put(renamed.new, event)

    def _shelf(self, event: Event) -> _Told:
        """Where an event belongs: a ruling on a finding, or a comment, says nothing of how the
        unit stands."""
        if event.what is What.COMMENT:
            return self._comments
        return self._rulings if event.what in _RULINGS else self._statements
