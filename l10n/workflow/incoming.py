"""What comes back from a translator, weighed against a catalog. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from l10n.catalogs import journal, receipts
from l10n.catalogs.alternatives import with_alternative
from l10n.catalogs.catalog import FUZZY, Catalog, Entry, Key
from l10n.catalogs.foreign import stripped
from l10n.catalogs.history import History
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.receipts import digest
from l10n.catalogs.revision import revised
from l10n.exchange.bilingual import Row
from l10n.model import SIGNED, Receipt, State

_DONE = frozenset({State.TRANSLATED, *SIGNED})
"""States of a row that its translator has finished. None of them is an approval here."""


class Prefer(StrEnum):
    """What to do where both sides changed."""

    OURS = "ours"
    """Keep the catalog's text."""
    FILE = "file"
    """Take the file's; an approval of ours is then void."""
    BOTH = "both"
    """Keep ours, marked for review, with the file's beside it."""


class Weighed(StrEnum):
    """What became of one row, in words for people."""

    TAKEN = "taken over"
    CONFIRMED = "confirmed: translated now"
    SAME = "the same as in the catalog"
    EMPTY = "without a translation"
    OLDER = "older than the catalog's, which is kept"
    UNKNOWN = "of sentences that the statement does not have"
    CONFLICT = "in conflict"
    SETTLED = "in conflict, decided as asked"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two translations of one sentence, neither of which may be thrown away unseen."""

    segment: str
    source: str
    ours: str
    theirs: str
    state: State | None
    """Of ours; None where the file itself has both."""


@dataclass(frozen=True, slots=True)
class Return:
    """One statement's rows as they came back."""

    statement: str
    rows: tuple[Row, ...]
    by: str
    file: str
    at: str
    prefer: Prefer | None = None


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    events: list[Event] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    unknown: list[Row] = field(default_factory=list)
    counts: dict[Weighed, int] = field(default_factory=dict)

    def count(self, weighed: Weighed) -> None:
        self.counts[weighed] = self.counts.get(weighed, 0) + 1


def take(catalog: Catalog, history: History, back: Return) -> tuple[Catalog, Outcome]:
    """The catalog with what came back, where that is safe.

    A row is matched by its context and source text alone. It replaces nothing
    and a machine's draft at once; a person's text only where that is still
    what the translator was sent. Everything else is a conflict and is decided
    by ``back.prefer`` or not at all. Nothing that comes back is approved.
    """
    outcome = Outcome()
    rows = _one_each(back.rows, outcome)
    live = {entry.key for entry in catalog.live()}
    outcome.unknown += [row for row in rows.values() if (row.context, row.source) not in live]
    if outcome.unknown:
        outcome.counts[Weighed.UNKNOWN] = len(outcome.unknown)
    hand = _Hand(history, back, outcome)
    entries = tuple(
        hand.weigh(entry, rows[entry.key]) if _is_meant(entry) and entry.key in rows else entry
        for entry in catalog.entries
    )
    if entries == catalog.entries:
        return catalog, outcome
    return replace(revised(catalog, back.at, back.by), entries=entries), outcome


def _one_each(rows: Sequence[Row], outcome: Outcome) -> dict[Key, Row]:
    """One row for each sentence: the one with a translation. Where a file has two, it has
    to be said which is meant."""
    found: dict[Key, Row] = {}
    disputed = set()
    for row in rows:
        key = (row.context, row.source)
        first = found.get(key)
        if first is None or not _says(first):
            found[key] = row
        elif _says(row) and row.target != first.target:
            disputed.add(key)
            conflict = Conflict(row.id, row.source, first.target, row.target, None)
            outcome.conflicts.append(conflict)
            outcome.count(Weighed.CONFLICT)
    return {key: row for key, row in found.items() if key not in disputed}


def _says(row: Row) -> bool:
    """Whether a row holds a translation: spaces and invisible signs are none."""
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in row.target)


def rows_of(catalog: Catalog, history: History) -> Iterator[Row]:
    """The rows of a PO file that came back: fuzzy needs work, everything else is done.

    Marks that a tool took from a whole file stay (see :mod:`l10n.catalogs.foreign`).
    """
    marked = stripped(catalog, history)
    for entry in catalog.live():
        if entry.plural_source is None:
            open_ = entry.fuzzy or entry.key in marked
            yield Row(
                segment_id(entry.context, entry.source),
                entry.source,
                entry.target,
                State.MACHINE if open_ else State.TRANSLATED,
                entry.context,
                next(_digests(entry), ""),
            )


def _digests(entry: Entry) -> Iterator[str]:
    """What the receipts in a file were given for: the texts that it was sent out with."""
    for comment in reversed(entry.comments):
        receipt = receipts.parse_receipt(comment)
        if receipt:
            yield receipt.digest


def _is_meant(entry: Entry) -> bool:
    return not entry.obsolete and entry.plural_source is None


@dataclass(frozen=True, slots=True)
class _Hand:
    history: History
    back: Return
    outcome: Outcome

    def weigh(self, entry: Entry, row: Row) -> Entry:
        weighed, new = self._weigh(entry, row)
        self.outcome.count(weighed)
        if new != entry:
            deed = Deed(What.IMPORT, self.back.at, self.back.by, self.back.file)
            self.outcome.events.append(journal.event(self.back.statement, entry, new, deed))
        return new

    def _weigh(self, entry: Entry, row: Row) -> tuple[Weighed, Entry]:
        segment = segment_id(entry.context, entry.source)
        if not _says(row):
            return Weighed.EMPTY, entry
        if row.target == entry.target:
            return self._alike(entry, row)
        if self._may_replace(entry, row, segment):
            return Weighed.TAKEN, self._taken(entry, row)
        if self.history.has_been(segment, row.target):
            return Weighed.OLDER, entry
        return self._disputed(entry, row, segment)

    def _alike(self, entry: Entry, row: Row) -> tuple[Weighed, Entry]:
        """The text as it is here: a translator may still have confirmed a draft."""
        if row.state in _DONE and entry.unit().state is State.MACHINE:
            return Weighed.CONFIRMED, self._taken(entry, row)
        return Weighed.SAME, entry

    def _may_replace(self, entry: Entry, row: Row, segment: str) -> bool:
        state = entry.unit().state
        if state is State.UNTRANSLATED or state in SIGNED:
            return state is State.UNTRANSLATED
        if _is_as_sent(entry, row):
            return True
        known = self.history
        return not known.is_human(segment, entry.target) and not known.has_been(segment, row.target)

    def _disputed(self, entry: Entry, row: Row, segment: str) -> tuple[Weighed, Entry]:
        if self.back.prefer is None:
            state = entry.unit().state
            conflict = Conflict(segment, entry.source, entry.target, row.target, state)
            self.outcome.conflicts.append(conflict)
            return Weighed.CONFLICT, entry
        if self.back.prefer is Prefer.OURS:
            return Weighed.SETTLED, entry
        if self.back.prefer is Prefer.FILE:
            return Weighed.SETTLED, self._taken(entry, row)
        marked = replace(entry.without_receipts(), flags=_marked(entry))
        return Weighed.SETTLED, with_alternative(marked, row.target, f"from {self.back.file}")

    def _taken(self, entry: Entry, row: Row) -> Entry:
        if row.state is State.MACHINE:
            bare = entry.without_receipts()
            return replace(bare, target=row.target, flags=_marked(entry))
        bound = digest(entry.context, entry.source, row.target, State.TRANSLATED)
        given = entry.receipt
        origin = given.origin if given and row.target == entry.target else ""
        receipt = Receipt(State.TRANSLATED, self.back.at, bound, by=self.back.by, origin=origin)
        return replace(entry, target=row.target).marked(receipt, fuzzy=False)


def _marked(entry: Entry) -> tuple[str, ...]:
    return (FUZZY, *(flag for flag in entry.flags if flag != FUZZY))


def _is_as_sent(entry: Entry, row: Row) -> bool:
    """Whether the catalog has the very text that the file was made from."""
    return bool(row.base) and any(
        digest(entry.context, entry.source, entry.target, state) == row.base for state in State
    )
