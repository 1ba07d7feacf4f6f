"""Putting drafts into a catalog: only where nothing is, and marked as needing review. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import po_date
from l10n.catalogs.receipts import digest
from l10n.model import Draft, Receipt, State


def is_gap(entry: Entry, origin: str) -> bool:
    """Whether ``origin`` may fill this entry: it is live and empty, and those very
    packages have not given up on it before."""
    if entry.target or entry.obsolete or entry.plural_source is not None:
        return False
    receipt = entry.receipt
    return receipt is None or receipt.origin != origin


def with_drafts(catalog: Catalog, drafts: Mapping[str, Draft], origin: str, *, at: str) -> Catalog:
    """The catalog with its gaps filled from drafts by source text; itself where none fits."""
    entries = tuple(
        _filled(entry, drafts[entry.source], at)
        if entry.source in drafts and is_gap(entry, origin)
        else entry
        for entry in catalog.entries
    )
    if entries == catalog.entries:
        return catalog
    return replace(catalog.with_header(PO_Revision_Date=po_date(at)), entries=entries)


def _filled(entry: Entry, draft: Draft, at: str) -> Entry:
    """The entry with a draft, or with the reason why it has none."""
    state = State.MACHINE if draft.text else State.UNTRANSLATED
    receipt = Receipt(
        state,
        at,
        digest(entry.context, entry.source, draft.text, state),
        origin=draft.origin,
        score=draft.score,
        reason=draft.reason,
    )
    filled = replace(entry, target=draft.text)
    return filled.marked(receipt, fuzzy=state is State.MACHINE)
