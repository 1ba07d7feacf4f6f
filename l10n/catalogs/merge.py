"""Bringing a catalog up to date with its template, losing nothing.

An entry whose text the statement still has keeps everything a person or a
machine put there. An entry whose text is gone becomes obsolete with all it
held, and comes back whole when its text does.
"""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.header import catalog_header, po_date
from l10n.languages import Language
from l10n.model import State


def merge(old: Catalog | None, template: Catalog, target: Language, *, at: str) -> Catalog:
    """The catalog for ``target`` with exactly the template's messages live, in its order."""
    metadata = catalog_header(template.metadata, target, po_date(at))
    if old is None:
        comment = f" {target.name} translation. Lines that begin with “# l10n:” are its record."
        return Catalog(metadata, template.entries, comment)
    known = _by_key(old)
    live = tuple(_refreshed(known.pop(fresh.key, None), fresh) for fresh in template.entries)
    entries = (*live, *map(_retired, filter(_worth, known.values())))
    if entries == old.entries and old.metadata:
        return old
    old = replace(old, metadata=tuple((dict(metadata) | dict(old.metadata)).items()))
    dated = old.with_header(POT_Creation_Date=template.header("POT-Creation-Date"))
    return replace(dated, entries=entries)


def _by_key(old: Catalog) -> dict[Key, Entry]:
    """One entry for each key, with what any other of that key held as a comment.

    A live entry goes before an obsolete one, unless it is empty and the other
    is not. gettext refuses a file that has both.
    """
    known: dict[Key, Entry] = {}
    for entry in old.entries:
        first = known.setdefault(entry.key, entry)
        if first is not entry:
            known[entry.key] = _with_other(*((first, entry) if first.target else (entry, first)))
    return known


def _with_other(kept: Entry, other: Entry) -> Entry:
    if other.target in {"", kept.target}:
        return kept
    return replace(kept, comments=(*kept.comments, f"Another translation: {other.target}"))


def _refreshed(old: Entry | None, fresh: Entry) -> Entry:
    """The old entry in its new places; an approval that somebody flagged is gone for good."""
    if old is None:
        return fresh
    kept = replace(old, extracted=fresh.extracted, references=fresh.references, obsolete=False)
    receipt = old.receipt
    if old.fuzzy and receipt and receipt.state in {State.APPROVED, State.FINAL}:
        return kept.without_receipts()
    return kept


def _retired(entry: Entry) -> Entry:
    """Without its places, which it has no more."""
    return replace(entry, extracted=(), references=(), obsolete=True)


def _worth(entry: Entry) -> bool:
    """An entry that nobody translated or remarked on leaves no trace."""
    return bool(entry.target or entry.comments or entry.plural_targets)
