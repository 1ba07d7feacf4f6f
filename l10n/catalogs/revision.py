"""When, with what and by whom a catalog was last changed, in its header.

Apart from :mod:`l10n.catalogs.header`, which loads Babel: what only reads
catalogs should start at once.
"""

from __future__ import annotations

from l10n.catalogs.catalog import Catalog

GENERATOR = "l10n"
"""What a catalog says it was last written by: see :mod:`l10n.catalogs.foreign`."""


def revised(catalog: Catalog, at: str, by: str = "") -> Catalog:
    """The catalog with a header that says when it was changed, with what, and by whom."""
    named = {"Last_Translator": by} if by else {}
    return catalog.with_header(PO_Revision_Date=po_date(at), X_Generator=GENERATOR, **named)


def po_date(at: str) -> str:
    """A receipt's time as PO writes it.

    >>> po_date("2026-11-22T10:00:07Z")
    '2026-11-22 10:00+0000'
    """
    return f"{at[:10]} {at[11:16]}+0000"
