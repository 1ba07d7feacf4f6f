"""What the journal knows of each unit: its last known text, who wrote it, what proves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.catalogs.journal import Event, What
from l10n.catalogs.receipts import digest, is_valid, parse_receipt
from l10n.catalogs.standing import standing
from l10n.model import SIGNED, Finding, Receipt, State

NEEDS_REVIEW = frozenset({State.MACHINE, State.REJECTED})
"""States to which the fuzzy flag belongs."""
_CONFIRMED = frozenset({State.TRANSLATED, *SIGNED})
_FOUND_UNSIGNED = (What.ELSEWHERE, State.TRANSLATED)


@dataclass(frozen=True, slots=True)
class History:
    """One statement's events by segment, oldest first."""

    events: Mapping[str, list[Event]] = field(default_factory=dict)
    rulings: Mapping[str, list[Event]] = field(default_factory=dict)
    """What people decided about findings, by segment, oldest first."""
    comments: Mapping[str, list[Event]] = field(default_factory=dict)
    """What people remarked, by segment, oldest first: it says nothing of how a unit stands."""

    def plus(self, events: Iterable[Event]) -> History:
        """This history with what is about to be told of the same statement."""
        known = dict(self.events)
        for event in events:
            known[event.segment] = [*known.get(event.segment, []), event]
        return History(known, self.rulings, self.comments)

    def told(self, segment: str) -> tuple[Event, ...]:
        """All that happened to a segment, rulings and comments included, oldest first."""
        found = (e for shelf in self._shelves for e in shelf.get(segment, []))
        return tuple(sorted(found, key=_time))

    def knows(self, event: Event) -> bool:
        """Whether this very event was told before."""
        return any(event in shelf.get(event.segment, []) for shelf in self._shelves)

    @property
    def count(self) -> int:
        """How many events there are of the statement, rulings and comments included."""
        return sum(len(told) for shelf in self._shelves for told in shelf.values())

    def since(self, count: int) -> tuple[Event, ...]:
        """What came after so many events, oldest first, as their times tell."""
        every = (e for shelf in self._shelves for told in shelf.values() for e in told)
        return tuple(sorted(every, key=_time)[count:])

    def copy(self) -> History:
        """It as it is now, whatever comes to the ledger that it is from."""
        return History(*({name: list(told) for name, told in one.items()} for one in self._shelves))

    def standing(self, segment: str) -> Sequence[Event]:
        """A segment's events without those that were taken back, oldest first."""
        return standing(self.events.get(segment, []))

    def last(self, segment: str) -> Event | None:
        """How the journal left a segment; None where it knows nothing."""
        found = self.events.get(segment)
        return found[-1] if found else None

    def proof(self, segment: str, receipt: Receipt, target: str) -> Event | None:
        """The event in which this very person gave this very receipt."""
        wanted = (receipt.at, receipt.by, receipt.state, target)
        for event in reversed(self.events.get(segment, [])):
            given = (given_at(event), event.by, event.after, event.new)
            if given == wanted and event.what is not What.UNDO:
                return event
        return None

    def receipt(self, segment: str, source: str) -> Receipt | None:
        """The receipt that belongs to how the journal left a segment; None where there is
        none. An approval that came back with an older version is still its giver's."""
        last = self.last(segment)
        if last and last.what is What.ELSEWHERE and last.after in SIGNED:
            stand = self.standing(segment)
            given = [event for event in self.approvals(segment, last.new) if event in stand]
            return receipt_of(given[-1], source) if given else None
        return receipt_of(last, source) if last else None

    def approvals(self, segment: str, target: str) -> tuple[Event, ...]:
        """Every time that somebody signed this text, taken back or not, oldest first."""
        found = (e for e in self.events.get(segment, []) if e.what is not What.UNDO)
        return tuple(e for e in found if e.after in SIGNED and e.new == target and e.by)

    def stands(self, segment: str, given: Event) -> bool:
        """Whether an approval was not taken back, and the last that anybody decided about its
        text left it signed.

        That it was found without a valid receipt is no decision.
        """
        told = self.standing(segment)
        for event in reversed(told):
            if event.new == given.new and (event.what, event.after) != _FOUND_UNSIGNED:
                return event.after in SIGNED and given in told
        return False

    def author(self, segment: str, target: str) -> str:
        """Who wrote this text; empty for a machine's, and where it is not known."""
        event = self.brought(segment, target)
        return event.by if event and event.what in {What.EDIT, What.IMPORT} else ""

    def writer(self, text: str) -> str:
        """Who was the last to write this text, or one that it is a part of, in whatever
        segment; empty where nobody did."""
        told = (event for segment in self.events for event in self.standing(segment))
        wrote = (e for e in told if e.what in {What.EDIT, What.IMPORT} and text in e.new)
        last = max((e for e in wrote if e.new != e.old), key=_time, default=None)
        return last.by if last else ""

    def brought(self, segment: str, target: str) -> Event | None:
        """The event by which this text came last; None where that is not known. An undo brings
        none: whose it was, it is again."""
        events = reversed(self.standing(segment))
        return next((e for e in events if e.new == target != e.old), None)

    def dismissals(self, segment: str, target: str) -> dict[str, Event]:
        """By rule, who last said that its finding in this very text is none."""
        last = {e.check: e for e in self.rulings.get(segment, []) if e.new == target}
        return {check: event for check, event in last.items() if event.what is What.DISMISS}

    def unruled(self, segment: str, target: str, found: Sequence[Finding]) -> list[Finding]:
        """The findings in this text that nobody has dismissed."""
        ruled = self.dismissals(segment, target) if found else {}
        return [finding for finding in found if finding.check not in ruled]

    def has_been(self, segment: str, target: str) -> bool:
        """Whether this was once the text."""
        return any(target in {event.old, event.new} for event in self.events.get(segment, []))

    def is_human(self, segment: str, target: str) -> bool:
        """Whether a person wrote this text, or once confirmed it."""
        stand = self.standing(segment)
        return any(
            (_CONFIRMED & {event.after, event.was} and event in stand)
            or event.what in {What.EDIT, What.IMPORT}
            or (event.what is What.ELSEWHERE and event.old != target)
            for event in self.events.get(segment, [])
            if event.new == target
        )

    @property
    def _shelves(self) -> tuple[Mapping[str, list[Event]], ...]:
        return self.events, self.rulings, self.comments


def receipt_of(event: Event, source: str) -> Receipt | None:
    """The receipt that belongs to what an event left; None where nobody gave one."""
    if not event.new or not (event.by or event.was) or event.what is What.ELSEWHERE:
        return None
    if event.what is What.UNDO:
        return _brought_back(event, source)
    is_draft = event.after is State.MACHINE and event.was is None and event.what is not What.EDIT
    if is_draft and event.what is What.IMPORT:
        return None
    is_nobodys = is_draft or (event.what is What.REUSE and event.after not in SIGNED)
    return Receipt(
        event.after,
        given_at(event),
        digest(event.context, source, event.new, event.after),
        by="" if is_nobodys else event.by,
        origin=event.by if is_nobodys else event.origin,
        score=event.score,
        reason="" if event.what is What.REPAIR else event.reason,
        was=event.was,
    )


def _brought_back(undo: Event, source: str) -> Receipt | None:
    for comment in undo.receipts or ():
        receipt = parse_receipt(comment)
        if receipt and is_valid(receipt, undo.context, source, undo.new):
            return receipt
    return None


def given_at(event: Event) -> str:
    """When the receipt of an event was given; a repaired line has it in its reason."""
    return event.reason if event.what is What.REPAIR else event.at


def needs_review(event: Event) -> bool:
    """Whether the fuzzy flag belongs to what an event left."""
    return event.after in NEEDS_REVIEW


def _time(event: Event) -> str:
    return event.at
