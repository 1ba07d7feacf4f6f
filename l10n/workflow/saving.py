"""Saving a catalog: to disk, to the journal, to the index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.index import dump_tally, stamp_of, tally
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
    write(session, path, catalog, template)
    if events:
        session.project.append(session.project.journal_path(target), journal.write(events))


def write(session: Session, path: Path, catalog: Catalog, template: str) -> bool:
    """Write a catalog and remember what is in it; False where it was so already.

    ``template`` is the stamp of the template it was merged with.
    """
    data = po.write(catalog).encode()
    changed = session.project.write(path, data)
    stamp = stamp_of(path)
    # Somebody may have saved another text since: then nothing is known of it.
    if path.read_bytes() == data:
        session.index.put(path, dump_tally(tally(catalog), template), stamp)
    return changed
