"""What is remembered of a catalog, for as long as it and its journal are as l10n left them."""

from __future__ import annotations

from pathlib import Path

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.index import Known, dump_tally, tally
from l10n.languages import Language
from l10n.workflow.session import Session


def known(session: Session, path: Path, target: Language) -> Known | None:
    """What was last found in a catalog; None where it, or its journal, is another now.

    l10n only adds to a journal. One that is another file or has become shorter
    was changed by somebody else, as git does: what it bears out is to be seen
    anew.
    """
    found = session.index.get(path)
    if found is None:
        return None
    return found if still_holds(session, target, found.get("journal")) else None


def remember(
    session: Session, path: Path, target: Language, catalog: Catalog, news: tuple[str, str]
) -> None:
    """Remember a settled catalog: ``news`` are its file's stamp and its template's."""
    stamp, template = news
    counted = dump_tally(tally(catalog), template) | {"journal": journal_stamp(session, target)}
    session.index.put(path, counted, stamp)


def journal_stamp(session: Session, target: Language) -> list[int]:
    """What tells whether a language's journal has only been added to since."""
    try:
        status = session.project.journal_path(target).stat()
    except OSError:
        return [0, 0]
    return [status.st_ino, status.st_size]


def still_holds(session: Session, target: Language, then: object) -> bool:
    """Whether the journal is the one of that stamp, added to at most."""
    inode, size = journal_stamp(session, target)
    return isinstance(then, list) and then[0] == inode and then[1] <= size
