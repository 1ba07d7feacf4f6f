"""How many units of a catalog stand where, without reading what was read before."""

from __future__ import annotations

from l10n.catalogs.index import load_tally, stamp_of, tally
from l10n.languages import Language
from l10n.model import Remark, Tally
from l10n.workflow.remembering import known, remember
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled


def tally_of(
    session: Session, statement: str, target: Language
) -> tuple[Tally | None, tuple[Remark, ...]]:
    """A catalog's counts, from the index or from the file; None where there is none.

    With them comes what another program did to it that no command has recorded
    yet. Raises CatalogError for a catalog that cannot be read.
    """
    path = session.project.catalog_path(statement, target)
    stamp = stamp_of(path)
    if not stamp:
        return None, ()
    remembered = known(session, path, target)
    if remembered is not None:
        return load_tally(remembered), ()
    settled = read_settled(session, statement, target)
    counted = tally(settled.catalog)
    if not settled.events and not settled.changed:
        remember(session, path, target, settled.catalog, (stamp, ""))
    return counted, settled.remarks
