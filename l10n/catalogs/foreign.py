"""What other programs and people did to a catalog since the journal last told of it. Pure.

PO files are edited in Poedit, OmegaT, Weblate, by msgmerge and by hand. Each
entry is compared with what the journal says last of it: a change is recorded
and told, what a tool lost is put back, and no approval counts that the
journal does not bear out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from l10n.catalogs import journal, receipts
from l10n.catalogs.catalog import FUZZY, Catalog, Entry, Key
from l10n.catalogs.history import History, needs_review
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.revision import GENERATOR
from l10n.model import SIGNED, Found, Receipt, Remark, State

# Editors that show and set the fuzzy mark of each entry: marks that are gone were removed
# by a person. OmegaT and msgattrib remove those of a whole file, and leave X-Generator.
_ENTRYWISE = ("poedit", "weblate", "lokalize", "virtaal", "gtranslator", "pootle", "pontoon")
_WHOLE_FILE = 2
"""Marks that must be gone with no other left before a whole file counts as stripped."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A catalog that agrees with the journal, once ``events`` are added to it."""

    catalog: Catalog
    events: tuple[Event, ...] = ()
    remarks: tuple[Remark, ...] = ()
    changed: bool = False
    """Whether the catalog is another than it was."""


def settle(
    catalog: Catalog,
    history: History,
    *,
    statement: str,
    at: str,
    wanted: Collection[Key] = (),
) -> Settled:
    """Bring a catalog and its journal to agree.

    ``wanted`` are the messages that the statement has now: what the catalog
    lost of them comes back as the journal knows it, and obsolete entries of
    them are looked at too. A catalog that agrees already is given back itself.
    """
    desk = _Desk(history, statement, at, stripped(catalog, history))
    returning = set(wanted) - {entry.key for entry in catalog.live()}
    entries = [
        desk.settle(entry) if not entry.obsolete or entry.key in returning else entry
        for entry in catalog.entries
    ]
    present = {entry.key for entry in catalog.entries}
    entries += [entry for key in wanted if key not in present for entry in desk.restored(key)]
    changed = tuple(entries) != catalog.entries
    if changed:
        catalog = replace(catalog, entries=tuple(entries))
    if (changed or desk.events) and catalog.metadata:
        # What that editor did is settled: the next one may be another.
        catalog, changed = catalog.with_header(X_Generator=GENERATOR), True
    return Settled(catalog, tuple(desk.events), tuple(desk.remarks), changed)


class _Desk:
    """One catalog's entries, settled one by one; what is found is noted."""

    def __init__(self, history: History, statement: str, at: str, stripped: set[Key]) -> None:
        self._history = history
        self._statement = statement
        self._at = at
        self._stripped = stripped
        self.events: list[Event] = []
        self.remarks: list[Remark] = []

    def settle(self, entry: Entry) -> Entry:
        segment = segment_id(entry.context, entry.source)
        last, given = self._history.last(segment), self._history.receipt(segment, entry.source)
        if entry.plural_source is not None or _agrees(entry, last, given):
            return entry
        known = _as_left(entry, last, given)
        settled = self._returned(entry, last)
        settled = self._with_true_receipt(settled, last)
        before = (last.new, last.after) if last else ("", State.UNTRANSLATED)
        if (settled.target, settled.unit().state) != before:
            self._record(known, settled, last)
        return settled

    def restored(self, key: Key) -> Iterator[Entry]:
        """An entry that is gone, as the journal last knew it; nothing where it knows none."""
        bare = Entry(source=key[1], context=key[0])
        segment = segment_id(*key)
        last = self._history.last(segment)
        if last and last.new and last.after is not State.UNTRANSLATED:
            self._remark(Found.RETURNED, bare)
            yield _as_left(bare, last, self._history.receipt(segment, key[1]))

    def _returned(self, entry: Entry, last: Event | None) -> Entry:
        """With what a tool took away: the marks of a whole file, a person's text."""
        if last is None:
            return entry
        if entry.key in self._stripped:
            self._remark(Found.MARKED, entry)
            return replace(entry, flags=(FUZZY, *entry.flags))
        if entry.target or not last.new or last.after is State.UNTRANSLATED:
            return entry
        if not self._history.is_human(last.segment, last.new):
            return entry
        self._remark(Found.KEPT, entry)
        flags = tuple(flag for flag in entry.flags if flag != FUZZY)
        return replace(entry, target=last.new, flags=(FUZZY, *flags))

    def _with_true_receipt(self, entry: Entry, last: Event | None) -> Entry:
        """With the one receipt that is for this text and proven; others go or wait."""
        segment = segment_id(entry.context, entry.source)
        receipt, waiting, void = _receipts(entry)
        if receipt and receipt.state in SIGNED:
            given = self._history.proof(segment, receipt, entry.target)
            if given is None:
                self._remark(Found.UNPROVEN, entry)
                receipt, waiting = None, receipt
            elif not self._history.stands(segment, given):
                self._remark(Found.WITHDRAWN, entry)
                receipt = None
        elif waiting and not entry.fuzzy and self._is_proven(segment, waiting, entry.target):
            self._remark(Found.PROVEN, entry)
            receipt = waiting
        if entry.fuzzy:
            # Somebody wants it looked at again: fuzzy always wins, and for good.
            waiting = None
            receipt = receipt if receipt and receipt.state not in SIGNED else None
        if receipt is None and last and _is_as_left(entry, last):
            receipt = self._history.receipt(segment, entry.source)
            if receipt and receipt.state in SIGNED:
                self._remark(Found.RENEWED, entry)
        if void and void.state in SIGNED and (last is None or last.after not in SIGNED):
            self._remark(Found.COPIED, entry)
        return _with(entry, receipt, None if receipt and receipt.state in SIGNED else waiting)

    def _is_proven(self, segment: str, receipt: Receipt, target: str) -> bool:
        given = self._history.proof(segment, receipt, target)
        return given is not None and self._history.stands(segment, given)

    def _record(self, known: Entry, settled: Entry, last: Event | None) -> None:
        """Note a change that the journal does not know."""
        receipt = settled.receipt
        if last is None and receipt and receipt.state not in SIGNED and not receipt.was:
            # Its line was lost, not its maker.
            by = receipt.by or receipt.origin
            nobodys = What.REUSE if receipt.state is State.TRANSLATED else What.DRAFT
            what = What.EDIT if receipt.by else nobodys
            deed = Deed(what, receipt.at, by, receipt.reason)
            told = journal.event(self._statement, known, settled, deed)
            # What was before it went with its line.
            self.events.append(replace(told, receipts=None))
            return
        deed = Deed(What.ELSEWHERE, self._at)
        told = journal.event(self._statement, known, settled, deed)
        if last:
            told = replace(told, before=last.after, old=last.new)
        self.events.append(told)
        found = _found(told)
        if found:
            self._remark(found, settled)

    def _remark(self, found: Found, entry: Entry) -> None:
        segment = segment_id(entry.context, entry.source)
        self.remarks.append(Remark(found, self._statement, segment, entry.source))


def _found(told: Event) -> Found | None:
    """What to call a change between two states; nothing where it was named already."""
    was_signed = told.before in SIGNED
    if not told.new:
        return Found.CLEARED
    if told.new != told.old:
        return Found.OUTLIVED if was_signed else Found.WRITTEN
    if told.after is State.TRANSLATED and not was_signed:
        return Found.CONFIRMED
    return Found.FLAGGED if was_signed and told.after is State.MACHINE else None


def _receipts(entry: Entry) -> tuple[Receipt | None, Receipt | None, Receipt | None]:
    """The valid receipt, the one set aside that fits the text, and one that is void."""
    valid = waiting = void = None
    for comment in entry.comments:
        receipt, aside = receipts.parse_receipt(comment), receipts.parse_set_aside(comment)
        if receipt and receipts.is_valid(receipt, entry.context, entry.source, entry.target):
            valid = receipt
        elif receipt:
            void = receipt
        elif aside and receipts.is_valid(aside, entry.context, entry.source, entry.target):
            waiting = aside
    return valid, waiting, void


def _with(entry: Entry, receipt: Receipt | None, waiting: Receipt | None) -> Entry:
    """The entry with these receipts and no other, itself where it is so already."""
    wanted = [receipts.format_receipt(receipt)] if receipt else []
    wanted += [receipts.set_aside(waiting)] if waiting else []
    ours = [c for c in entry.comments if receipts.is_ours(c)]
    if ours == wanted:
        return entry
    return replace(
        entry, comments=(*(c for c in entry.comments if not receipts.is_ours(c)), *wanted)
    )


def _as_left(entry: Entry, last: Event | None, given: Receipt | None) -> Entry:
    """The entry as the journal last knew it."""
    bare = replace(entry.without_receipts(), target="", flags=())
    if last is None or not last.new:
        return bare
    told = replace(bare, target=last.new, flags=(FUZZY,) if needs_review(last) else ())
    return _with(told, given, None)


def _agrees(entry: Entry, last: Event | None, given: Receipt | None) -> bool:
    """Whether an entry is just as the journal has it, its receipt included."""
    ours = [comment for comment in entry.comments if comment.startswith(receipts.PREFIX)]
    if last is None:
        return not (entry.target or ours)
    if not _is_as_left(entry, last):
        return False
    return ours == ([receipts.format_receipt(given)] if given else [])


def _is_as_left(entry: Entry, last: Event) -> bool:
    return entry.target == last.new and entry.fuzzy == needs_review(last)


def stripped(catalog: Catalog, history: History) -> set[Key]:
    """Entries whose mark went with the marks of the whole file, their texts unchanged."""
    generator = catalog.header("X-Generator").lower()
    if any(name in generator for name in _ENTRYWISE):
        return set()
    gone = set()
    for entry in catalog.live():
        if entry.fuzzy:
            return set()
        last = history.last(segment_id(entry.context, entry.source))
        if last and last.new and needs_review(last) and last.new == entry.target:
            gone.add(entry.key)
    return gone if len(gone) >= _WHOLE_FILE else set()
