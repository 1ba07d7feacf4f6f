"""Bringing a catalog up to date with its template, losing nothing.

An entry whose text the statement still has keeps everything a person or a
machine put there. An entry whose text is gone becomes obsolete with all it
held, and comes back whole when its text does. A sentence that was edited gets
the old one's target for review: see :mod:`l10n.catalogs.carrying`.
"""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.alternatives import one_each
from l10n.catalogs.carrying import Split, carry, noted
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import catalog_header
from l10n.catalogs.revision import GENERATOR, po_date
from l10n.languages import Language
from l10n.model import SIGNED


def merge(
    old: Catalog | None,
    template: Catalog,
    target: Language,
    *,
    at: str,
    split: Split = lambda text: (text,),
) -> Catalog:
    """The catalog for ``target`` with exactly the template's messages live, in its order.

    ``split`` splits a target for the sentences that its source was split into.
    """
    metadata = catalog_header(template.metadata, target, po_date(at))
    comment = f" {target.name} translation. Lines that begin with “# l10n:” are its record."
    if old is None:
        return Catalog(metadata, template.entries, comment)
    carried = carry(old, template, target, split, at=at)
    known = {key: entry for key, entry in one_each(old.entries).items() if key not in carried.spent}
    known |= carried.entries
    live = tuple(_refreshed(known.pop(fresh.key, None), fresh) for fresh in template.entries)
    entries = (*live, *map(_retired, filter(_worth, known.values())))
    if entries == old.entries and old.metadata:
        return old
    if not old.metadata:
        return replace(old, metadata=metadata, comment=old.comment or comment, entries=entries)
    there = dict(old.metadata)
    missing = tuple(field for field in metadata if field[0] not in there)
    old = replace(old, metadata=(*old.metadata, *missing))
    created = template.header("POT-Creation-Date")
    dated = old.with_header(POT_Creation_Date=created, X_Generator=GENERATOR)
    return replace(dated, entries=entries)


def _refreshed(old: Entry | None, fresh: Entry) -> Entry:
    """The old entry in its new places; an approval that somebody flagged is gone for good."""
    if old is None:
        return fresh
    kept = replace(old, extracted=fresh.extracted, references=fresh.references, obsolete=False)
    receipt = old.receipt
    if old.fuzzy and receipt and receipt.state in SIGNED:
        return kept.without_receipts()
    return noted(kept)


def _retired(entry: Entry) -> Entry:
    """Without its places, which it has no more."""
    return replace(entry, extracted=(), references=(), obsolete=True)


def _worth(entry: Entry) -> bool:
    """An entry that nobody translated or remarked on leaves no trace."""
    return bool(entry.target or entry.comments or entry.plural_targets)
