"""Who approved what, and what of it the journal does not bear out. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from l10n.catalogs import journal, receipts
from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.history import History
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.model import SIGNED, Receipt


class Doubt(StrEnum):
    """Why an approval does not hold."""

    VOID = "void: the text is not the one that was signed"
    MARKED = "void: marked as needing work since"
    FORGED = "forged: the journal knows another person or time for it"
    WITHDRAWN = "void: it was withdrawn later"
    UNPROVEN = "without a line in the journal"
    MISSING = "signed by the journal, but the catalog has lost the receipt"


@dataclass(frozen=True, slots=True)
class Approval:
    """One approval, and whether it holds."""

    statement: str
    segment: str
    source: str
    target: str
    by: str
    at: str
    state: str
    doubt: Doubt | None = None


def approvals(
    catalog: Catalog, history: History, *, statement: str, wanted: Collection[Key] = ()
) -> Iterator[Approval]:
    """Every approval that a catalog or its journal claims, in the catalog's order.

    ``wanted`` are the messages that the statement has: those that the catalog
    lost come last.
    """
    for entry in catalog.live():
        yield from _of_entry(entry, history, statement)
    present = {entry.key for entry in catalog.entries}
    for key in wanted:
        last = history.last(segment_id(*key))
        if key not in present and last and last.after in SIGNED:
            yield _claimed(last, history, statement, Doubt.MISSING, key[1])


def repaired(
    catalog: Catalog, history: History, *, statement: str, at: str
) -> tuple[Catalog, tuple[Event, ...]]:
    """A settled catalog whose approvals without a line in the journal hold again, and the
    lines. One that the journal contradicts is taken away."""
    events = []
    entries = []
    for entry in catalog.entries:
        receipt = None if entry.obsolete or entry.fuzzy else _waiting(entry)
        if receipt is None:
            entries.append(entry)
            continue
        bare = entry.without_receipts()
        if history.approvals(segment_id(*entry.key), entry.target):
            entries.append(bare)
            continue
        kept = replace(bare, comments=(*bare.comments, receipts.format_receipt(receipt)))
        deed = Deed(What.REPAIR, at, receipt.by, receipt.at)
        events.append(journal.event(statement, bare, kept, deed))
        entries.append(kept)
    return replace(catalog, entries=tuple(entries)), tuple(events)


def _of_entry(entry: Entry, history: History, statement: str) -> Iterator[Approval]:
    last = history.last(segment_id(*entry.key))
    claims = [found for comment in entry.comments if (found := _claim(comment))]
    for receipt in claims:
        doubt = _doubt(entry, receipt, history)
        yield Approval(
            statement,
            segment_id(*entry.key),
            entry.source,
            entry.target,
            receipt.by,
            receipt.at,
            receipt.state,
            doubt,
        )
    if not claims and not entry.fuzzy and last and last.after in SIGNED:
        doubt = Doubt.MISSING if last.new == entry.target else Doubt.VOID
        yield _claimed(last, history, statement, doubt, entry.source)


def _doubt(entry: Entry, receipt: Receipt, history: History) -> Doubt | None:
    segment = segment_id(*entry.key)
    if not receipts.is_valid(receipt, entry.context, entry.source, entry.target):
        return Doubt.VOID
    if entry.fuzzy:
        return Doubt.MARKED
    given = history.proof(segment, receipt, entry.target)
    if given:
        return None if history.stands(segment, given) else Doubt.WITHDRAWN
    return Doubt.FORGED if history.approvals(segment, entry.target) else Doubt.UNPROVEN


def _claim(comment: str) -> Receipt | None:
    receipt = receipts.parse_receipt(comment) or receipts.parse_set_aside(comment)
    return receipt if receipt and receipt.state in SIGNED else None


def _waiting(entry: Entry) -> Receipt | None:
    """The receipt that was set aside, if it is for this text."""
    for comment in entry.comments:
        receipt = receipts.parse_set_aside(comment)
        if receipt and receipts.is_valid(receipt, entry.context, entry.source, entry.target):
            return receipt
    return None


def _claimed(event: Event, history: History, statement: str, doubt: Doubt, source: str) -> Approval:
    """The approval that the journal says last; given by whoever signed it first, where
    somebody else only brought it back."""
    given = history.receipt(event.segment, source)
    by, at = (given.by, given.at) if given else (event.by, event.at)
    return Approval(statement, event.segment, source, event.new, by, at, event.after, doubt)
