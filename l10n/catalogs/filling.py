"""Putting drafts into a catalog: only where nothing is, and marked as needing review. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.receipts import digest
from l10n.catalogs.revision import revised
from l10n.model import Draft, Receipt, State, Unit


def is_gap(entry: Entry, origin: str) -> bool:
    """Whether ``origin`` may fill this entry: it is live and empty, or a draft of another
    source, and those very packages have not given up on it before."""
    if entry.obsolete or entry.plural_source is not None or not entry.source:
        return False
    if entry.target:
        return is_stale(entry.unit())
    receipt = entry.receipt
    return receipt is None or receipt.origin != origin


def is_stale(unit: Unit) -> bool:
    """Whether a target is a machine's alone, made before its source changed."""
    receipt = unit.receipt
    if not receipt or not receipt.origin or unit.state is not receipt.was:
        return False
    return unit.state is State.REJECTED or (unit.state is State.MACHINE and not receipt.by)


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
    return replace(revised(catalog, at), entries=entries)


def _filled(entry: Entry, draft: Draft, at: str) -> Entry:
    """The entry with a draft, or with the reason why it has none."""
    state = State.MACHINE if draft.text else State.UNTRANSLATED
    receipt = Receipt(
        state,
        at,
        digest(entry.context, entry.source, draft.text, state),
        origin=draft.origin,
        score=draft.score,
        reason=draft.reason or draft.choice,
    )
    filled = replace(entry.without_previous(), target=draft.text)
    return filled.marked(receipt, fuzzy=state is State.MACHINE)
