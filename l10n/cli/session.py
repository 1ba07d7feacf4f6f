"""The project a command works on, and the time it began."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from l10n.catalogs.index import FileIndex
from l10n.errors import L10nError
from l10n.project import find_root, open_project
from l10n.store import in_memory_at_worst
from l10n.workflow.session import Session


@contextmanager
def opened(folder: Path, *, writes: bool = True) -> Iterator[Session]:
    """The project around ``folder``, with its index, for one command.

    A command that writes nothing works in a folder that cannot be written, too.
    """
    project = open_project(find_root(folder.resolve()))
    path = project.state_folder / "index.sqlite"
    index = FileIndex(path) if writes else in_memory_at_worst(FileIndex, path)
    session = Session(project, index, now())
    try:
        yield session
    finally:
        session.lessons.close()
        session.memories.close()
        index.close()


def now() -> str:
    """The time all of a command's writing bears; SOURCE_DATE_EPOCH makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise L10nError(
            f"SOURCE_DATE_EPOCH is {epoch!r}, which is no time.",
            tip="Unset it, or give it seconds since 1970.",
        ) from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
