"""What an edited, split or joined sentence keeps of its translation. Pure.

The old target goes along, marked as needing review, with the old source
beside it (``#|``) and a receipt that says what state it had and how the source
changed. The entry of the old sentence stays too, obsolete and whole: should
the sentence come back as it was, its approval comes back with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import FUZZY, SOURCE_CHANGED, Catalog, Entry, Key
from l10n.catalogs.receipts import digest, format_receipt
from l10n.changes.difference import classify
from l10n.changes.pairing import Link, Text, pair
from l10n.languages import Language, language
from l10n.model import Change, Receipt, State

Split = Callable[[str], Sequence[str]]
"""Splits a text of the target language into sentences."""

_DIGITS = re.compile(r"\d+")
_RISING = list(State)


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes along when the source changes."""

    entries: dict[Key, Entry]
    """New entries with the targets of old ones."""
    spent: frozenset[Key]
    """Old entries that held nothing but a target carried before: it went on."""


def carry(old: Catalog, template: Catalog, target: Language, split: Split, *, at: str) -> Carried:
    """Give each sentence that is new in the template the target of the one it was made from."""
    staying = {entry.key for entry in template.entries}
    known = {entry.key for entry in old.entries}
    leaving = [entry for entry in old.live() if _may_go(entry, staying)]
    spent = {entry.key for entry in leaving if _is_back(entry, staying)}
    gone = [entry for entry in leaving if entry.key not in spent]
    come = [entry for entry in template.entries if entry.key not in known and not entry.context]
    if not gone or not come:
        return Carried({}, frozenset(spent))
    links = pair(
        list(_placed(old.live(), gone, staying)), list(_placed(template.entries, come, known))
    )
    hand = _Hand(language(template.header("X-Source-Language")), target, split, at)
    entries: dict[Key, Entry] = {}
    for link in links:
        before = [gone[number] for number in link.old]
        after = [come[number] for number in link.new]
        entries |= {entry.key: entry for entry in hand.over(before, after, link)}
        spent |= {entry.key for entry in before if entry.carried}
    return Carried(entries, frozenset(spent))


def noted(entry: Entry) -> Entry:
    """The entry with a word for translators on how its source changed, where it did."""
    receipt = entry.carried
    if not receipt or not receipt.was or not receipt.change or not entry.previous_source:
        return entry
    note = f"{SOURCE_CHANGED}{receipt.reason}) after this was {receipt.was.value}."
    return replace(entry, extracted=(*entry.extracted, note))


@dataclass(frozen=True, slots=True)
class _Hand:
    """Carries targets over."""

    source: Language
    target: Language
    split: Split
    at: str

    def over(self, before: Sequence[Entry], after: Sequence[Entry], link: Link) -> Iterator[Entry]:
        if len(link.new) > 1:
            yield from self._split(before[0], after)
        elif len(link.old) > 1:
            yield self._joined(before, after[0])
        else:
            (old,), (new,) = before, after
            first = _first_source(old)
            yield self._carried(old, new, old.target, first, self._change([old], [new]))

    def _split(self, old: Entry, after: Sequence[Entry]) -> Iterator[Entry]:
        """Each part its sentence of the target, if there are as many; else all to the first."""
        first, pieces = _first_source(old), list(self.split(old.target))
        if len(pieces) != len(after):
            yield self._carried(old, after[0], old.target, first, Change.MEANING)
            return
        for new, piece in zip(after, pieces, strict=True):
            # Sentences may stand in another order in the target: somebody has to look.
            agree = _figures(new.source) == _figures(piece)
            change = Change.MEANING if agree else Change.FACTUAL
            yield self._carried(old, new, piece, first, change)

    def _joined(self, before: Sequence[Entry], new: Entry) -> Entry:
        """All their targets, in order."""
        space = " " if self.target.spaced else ""
        text = space.join(entry.target for entry in before)
        weakest = min(before, key=lambda entry: _RISING.index(_was(entry)))
        first = " ".join(map(_first_source, before))
        if not all(map(_is_draft, before)):
            # With a person's part in it, it is no engine's draft.
            weakest = weakest.without_receipts() if _is_draft(weakest) else weakest
        return self._carried(weakest, new, text, first, self._change(before, [new]))

    def _change(self, before: Sequence[Entry], after: Sequence[Entry]) -> Change:
        """How much the source changed since the targets were made for it."""
        first = " ".join(map(_first_source, before))
        change = classify(first, " ".join(new.source for new in after), self.source.tag)
        for old in before:
            if old.carried and not old.previous_source:
                # Some tool dropped the source it was made for: what was known stays true.
                known = old.carried.change or Change.MEANING
                change = known if change is Change.COSMETIC else change
        return change

    def _carried(self, old: Entry, new: Entry, text: str, first: str, change: Change) -> Entry:
        given, was = old.receipt, _was(old)
        # What somebody refused stays refused, with the reason.
        refused = given if given and was is State.REJECTED else None
        state = State.REJECTED if refused else State.MACHINE
        by_person = given and (refused or old.carried or given.state is State.TRANSLATED)
        receipt = Receipt(
            state,
            self.at,
            digest(new.context, new.source, text, state),
            by=given.by if given and by_person else "",
            origin=given.origin if given else "",
            reason=refused.reason if refused else change.value,
            was=was,
        )
        return replace(
            new,
            target=text,
            comments=(*old.without_receipts().comments, format_receipt(receipt)),
            flags=(FUZZY,),
            previous_source=first,
        )


def _may_go(entry: Entry, staying: set[Key]) -> bool:
    if entry.key in staying or entry.context or entry.plural_source is not None:
        return False
    return bool(entry.target)


def _placed(all_of: Iterable[Entry], some: list[Entry], staying: set[Key]) -> Iterator[Text]:
    """Some of a sequence of entries, each with the one before it that stays."""
    wanted = {entry.key for entry in some}
    after = ""
    for entry in all_of:
        if entry.key in wanted:
            yield Text(entry.source, after)
        elif entry.key in staying:
            after = entry.source


def _is_back(entry: Entry, staying: set[Key]) -> bool:
    """Whether it holds nothing but the target of a source that the statement has again."""
    return entry.carried is not None and (entry.context, entry.previous_source) in staying


def _first_source(entry: Entry) -> str:
    """The source that the target was made for, however often it has changed since."""
    return entry.previous_source or entry.source if entry.carried else entry.source


def _was(entry: Entry) -> State:
    receipt = entry.carried
    return receipt.was if receipt and receipt.was else entry.unit().state


def _is_draft(entry: Entry) -> bool:
    """Whether a target is an engine's, as it made it."""
    receipt = entry.receipt
    return bool(receipt and receipt.origin and entry.unit().state is State.MACHINE)


def _figures(text: str) -> Counter[str]:
    return Counter(_DIGITS.findall(text))
