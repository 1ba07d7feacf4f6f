"""Saving a catalog: to disk, to the journal, to the index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.index import dump_tally, tally
from l10n.catalogs.journal import Event
from l10n.languages import Language
from l10n.workflow.session import Session


def save(
    session: Session, path: Path, catalog: Catalog, target: Language, events: Sequence[Event]
) -> None:
    """Write a changed catalog, then what happened to it. Call it with the project locked.

    The index keeps the template's stamp that it had: what changed is not what
    there is to translate.
    """
    before = session.index.get(path)
    template = str(before["template"]) if before else ""
    session.project.write(path, po.write(catalog).encode())
    if events:
        session.project.append(session.project.journal_path(target), journal.write(events))
    session.index.put(path, dump_tally(tally(catalog), template))
