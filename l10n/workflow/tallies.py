"""How many units of a catalog stand where, without reading what was read before."""

from __future__ import annotations

from pathlib import Path

from l10n.catalogs import po
from l10n.catalogs.index import dump_tally, load_tally, stamp_of, tally
from l10n.model import Tally
from l10n.workflow.session import Session


def tally_of(session: Session, path: Path) -> Tally | None:
    """A catalog's counts, from the index or from the file; None where there is none.

    Raises CatalogError for a catalog that cannot be read.
    """
    stamp = stamp_of(path)
    if not stamp:
        return None
    known = session.index.get(path)
    if known is not None:
        return load_tally(known)
    counted = tally(po.read(path, shown=session.project.shown(path)))
    session.index.put(path, dump_tally(counted), stamp)
    return counted
