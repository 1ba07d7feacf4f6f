"""Bringing a catalog up to date with its template, losing nothing.

An entry whose text the statement still has keeps everything a person or a
machine put there. An entry whose text is gone becomes obsolete with all it
held, and comes back whole when its text does.
"""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import catalog_header, po_date
from l10n.languages import Language


def merge(old: Catalog | None, template: Catalog, target: Language, *, at: str) -> Catalog:
    """The catalog for ``target`` with exactly the template's messages live, in its order."""
    if old is None:
        metadata = catalog_header(template.metadata, target, po_date(at))
        comment = f" {target.name} translation. Lines that begin with “# l10n:” are its record."
        return Catalog(metadata, template.entries, comment)
    known = {entry.key: entry for entry in old.entries if entry.obsolete}
    known |= {entry.key: entry for entry in old.live()}
    live = tuple(_refreshed(known.pop(fresh.key, None), fresh) for fresh in template.entries)
    gone = tuple(replace(entry, obsolete=True) for entry in known.values() if _worth(entry))
    entries = (*live, *gone)
    if entries == old.entries:
        return old
    dated = old.with_header(POT_Creation_Date=template.header("POT-Creation-Date"))
    return replace(dated, entries=entries)


def _refreshed(old: Entry | None, fresh: Entry) -> Entry:
    """The old entry in its new places."""
    if old is None:
        return fresh
    return replace(old, extracted=fresh.extracted, references=fresh.references, obsolete=False)


def _worth(entry: Entry) -> bool:
    """An entry that nobody translated or remarked on leaves no trace."""
    return bool(entry.target or entry.comments or entry.plural_targets)
