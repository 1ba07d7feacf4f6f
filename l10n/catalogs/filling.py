"""Putting drafts and remembered translations into a catalog, never over a person's work.
Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.receipts import digest
from l10n.catalogs.revision import revised
from l10n.model import Draft, Receipt, State, Unit

_MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Reused:
    """A translation from the memory, and how it stands in its new place."""

    text: str
    state: State
    """``MACHINE`` where somebody has to read it, ``TRANSLATED`` where somebody has to sign
    it, the approval's own where that holds here too."""
    kind: str
    """Of the match: ``exact``."""
    place: str
    """Where it is from: ``statement:<id>``."""
    by: str = ""
    """Who approved it; empty unless the approval holds here too."""
    reason: str = ""
    """When it was approved, or what of it was adapted."""

    @property
    def origin(self) -> str:
        """``memory:exact:statement:<id>``; :func:`reused_from` reads it."""
        return f"{_MEMORY}:{self.kind}:{self.place}"


def reused_from(origin: str) -> str:
    """The statement that a reused translation is from; empty where it is from no statement.

    >>> reused_from("memory:exact:statement:2025/appeal"), reused_from("memory:exact:tmx:a.tmx")
    ('2025/appeal', '')
    """
    memory, _, rest = origin.partition(":")
    kept, _, name = rest.partition(":")[2].partition(":")
    return name if (memory, kept) == (_MEMORY, "statement") else ""


def is_gap(entry: Entry, origin: str) -> bool:
    """Whether ``origin`` may fill this entry: it is live and empty, or a draft of another
    source, and those very packages have not given up on it before."""
    if not _is_a_sentence(entry):
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


def is_open(entry: Entry) -> bool:
    """Whether the memory may fill this entry: it is live, and empty or a machine's alone.

    What a person refused stays refused, unless its source is another now.
    """
    if not _is_a_sentence(entry):
        return False
    unit = entry.unit()
    receipt = unit.receipt
    if unit.state is State.MACHINE and receipt and receipt.was is None:
        return bool(receipt.origin) and not receipt.by
    return unit.state is State.UNTRANSLATED or is_stale(unit)


def with_reused(catalog: Catalog, found: Mapping[Key, Reused], *, at: str) -> Catalog:
    """The catalog with its open entries filled from the memory, by key; itself where none
    fits."""
    entries = (
        _reused(entry, found[entry.key], at) if entry.key in found and is_open(entry) else entry
        for entry in catalog.entries
    )
    return _with_entries(catalog, tuple(entries), at)


def with_drafts(catalog: Catalog, drafts: Mapping[str, Draft], origin: str, *, at: str) -> Catalog:
    """The catalog with its gaps filled from drafts by source text; itself where none fits."""
    entries = (
        _filled(entry, drafts[entry.source], at)
        if entry.source in drafts and is_gap(entry, origin)
        else entry
        for entry in catalog.entries
    )
    return _with_entries(catalog, tuple(entries), at)


def _is_a_sentence(entry: Entry) -> bool:
    """Whether it is one that the statement has today."""
    return not entry.obsolete and entry.plural_source is None and bool(entry.source)


def _with_entries(catalog: Catalog, entries: tuple[Entry, ...], at: str) -> Catalog:
    """The catalog with these entries; itself where it has them already."""
    if entries == catalog.entries:
        return catalog
    return replace(revised(catalog, at), entries=entries)


def _reused(entry: Entry, found: Reused, at: str) -> Entry:
    """The entry with what was found; itself where it has that already."""
    unit = entry.unit()
    given = unit.receipt.origin if unit.receipt else ""
    if (unit.target, unit.state, given) == (found.text, found.state, found.origin):
        return entry
    receipt = Receipt(
        found.state,
        at,
        digest(entry.context, entry.source, found.text, found.state),
        by=found.by,
        origin=found.origin,
        reason=found.reason,
    )
    bare = replace(entry.without_previous(), target=found.text)
    return bare.marked(receipt, fuzzy=found.state is State.MACHINE)


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
