"""Saving a catalog: to disk, to the journal, to the index; both or neither of the first two.

What is going to be written to the journal is first put aside, then the catalog
is written, then the journal. Whoever holds the project next completes what a
crash left between the two.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog
from l10n.catalogs.history import receipt_of
from l10n.catalogs.index import stamp_of
from l10n.catalogs.journal import Event, segment_id
from l10n.errors import CatalogError
from l10n.languages import Language, language
from l10n.project import Overwritten
from l10n.workflow.remembering import known, remember
from l10n.workflow.session import Session

_TRIES = 5
Result = TypeVar("Result")


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """Hold the project for one read-change-write, with nothing half done before it."""
    with session.project.locked():
        _complete(session)
        yield


class Basis(NamedTuple):
    """What a catalog was made from."""

    stamp: str | None = None
    """Of its file, before it was read; None where nothing was read."""
    template: str | None = None
    """The stamp of the template it was merged with; by default the one that the index has:
    what changed is then not what there is to translate."""


def anew(change: Callable[[], Result]) -> Result:
    """What a change of a catalog gives. Where an editor was quicker it is made anew, from what
    the editor wrote; after some tries Overwritten is raised."""
    for _ in range(_TRIES - 1):
        with suppress(Overwritten):
            return change()
    return change()


def save(
    session: Session,
    path: Path,
    catalog: Catalog,
    target: Language,
    events: Sequence[Event],
    basis: Basis = Basis(),  # noqa: B008  # a value
) -> bool:
    """Write a changed catalog, then what happened to it; False where it was so already.

    Call it within :func:`writing`. Raises Overwritten where an editor, or git, has written
    the catalog since it was read.
    """

    def holds() -> bool:
        return basis.stamp is None or stamp_of(path) == basis.stamp

    template = basis.template
    if template is None:
        before = known(session, path, target)
        template = str(before["template"]) if before else ""
    project = session.project
    data = po.write(catalog).encode()
    if not events:
        changed = project.write(path, data, holds=holds)
        _remember(session, path, target, (catalog, data), template)
        return changed
    lines = journal.write(events)
    head = {
        "language": target.tag,
        "catalog": project.shown(path),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    project.write(_aside(session), json.dumps(head).encode() + b"\n" + lines)
    try:
        changed = project.write(path, data, holds=holds)
    except Overwritten:
        _drop(session)
        raise
    project.append(project.journal_path(target), lines)
    _drop(session)
    _remember(session, path, target, (catalog, data), template)
    return changed


def _remember(
    session: Session, path: Path, target: Language, written: tuple[Catalog, bytes], template: str
) -> None:
    catalog, data = written
    stamp = stamp_of(path)
    # Somebody may have saved another text since: then nothing is known of it.
    if path.read_bytes() == data:
        remember(session, path, target, catalog, (stamp, template))


def _complete(session: Session) -> None:
    """Tell the journal what a killed command wrote to a catalog and could not tell."""
    path = _aside(session)
    if not path.is_file():
        return
    project = session.project
    head, _, lines = path.read_bytes().partition(b"\n")
    try:
        given = json.loads(head)
        target = language(given["language"])
        events = journal.read(lines, shown=project.shown(path))
        catalog_path = project.root / given["catalog"]
        whole = hashlib.sha256(catalog_path.read_bytes()).hexdigest() == given["sha256"]
        catalog = po.read(catalog_path, shown=given["catalog"])
    except (ValueError, KeyError, TypeError, OSError, CatalogError):
        events = []
    else:
        told = session.journals.ledger(project, target)
        events = [e for e in events if e not in told and (whole or _is_in(e, catalog))]
        if events:
            project.append(project.journal_path(target), journal.write(events))
    _drop(session)


def _drop(session: Session) -> None:
    """Take away what was put aside. Were it there again after a crash, :func:`_complete` would
    find that the journal has told it: the disk need not be waited for."""
    session.project.remove(_aside(session), durably=False)


def _is_in(event: Event, catalog: Catalog) -> bool:
    """Whether the catalog has the receipt that belongs to an event."""
    for entry in catalog.live():
        if segment_id(entry.context, entry.source) == event.segment:
            receipt = receipt_of(event, entry.source)
            return receipt is not None and receipt == entry.receipt
    return False


def _aside(session: Session) -> Path:
    return session.project.state_folder / "unfinished.jsonl"
