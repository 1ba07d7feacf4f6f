"""Catalogs as they are read: compared with the journal, whoever wrote them last."""

from __future__ import annotations

from collections.abc import Collection

from l10n.catalogs import foreign, po
from l10n.catalogs.catalog import Catalog, Key
from l10n.catalogs.foreign import Settled
from l10n.languages import Language
from l10n.workflow.session import Session


def settled(
    session: Session,
    statement: str,
    target: Language,
    catalog: Catalog,
    wanted: Collection[Key] = (),
) -> Settled:
    """A catalog and its journal, made to agree; nothing is written.

    See :func:`l10n.catalogs.foreign.settle`. Raises CatalogError for a
    journal that cannot be read.
    """
    history = session.journals.ledger(session.project, target).of(statement)
    at = moment(session, target)
    return foreign.settle(catalog, history, statement=statement, at=at, wanted=wanted)


def moment(session: Session, target: Language) -> str:
    """The time that everything a command does in a language bears: when it began, but
    never before what the journal already has. A clock that goes back turns no order round."""
    return max(session.at, session.journals.ledger(session.project, target).latest)


def read_settled(session: Session, statement: str, target: Language) -> Settled:
    """Read a catalog and settle it. Raises CatalogError where one cannot be read."""
    path = session.project.catalog_path(statement, target)
    catalog = po.read(path, shown=session.project.shown(path))
    return settled(session, statement, target, catalog)
