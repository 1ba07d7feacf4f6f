"""The journals of a project, read once and then only as far as they grew."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from l10n.catalogs import journal
from l10n.catalogs.ledger import Ledger
from l10n.errors import CatalogError
from l10n.languages import Language
from l10n.project import Project, end_of_lines


@dataclass(slots=True)
class _Reading:
    """How far one journal was read."""

    ledger: Ledger = field(default_factory=Ledger)
    inode: int = 0
    bytes: int = 0
    lines: int = 0


class Journals:
    """What the journals say, for one command."""

    def __init__(self) -> None:
        self._read: dict[Path, _Reading] = {}

    def ledger(self, project: Project, target: Language) -> Ledger:
        """All that is known in a language, as of now; nothing where there is no journal.

        Raises CatalogError for a journal that cannot be read, naming the line.
        """
        path = project.journal_path(target)
        shown = project.shown(path)
        known = self._read.setdefault(path, _Reading())
        try:
            status = path.stat()
            if status.st_ino != known.inode or status.st_size < known.bytes:
                known = self._read[path] = _Reading(inode=status.st_ino)
            if status.st_size > known.bytes:
                _go_on(known, path, shown)
        except FileNotFoundError:
            return Ledger()
        except OSError as error:
            raise CatalogError(
                f"The journal cannot be read: {error.strerror}.",
                tip="Give yourself permission to read it, for example with chmod u+r.",
                path=shown,
            ) from None
        return known.ledger


def _go_on(known: _Reading, path: Path, shown: str) -> None:
    with path.open("rb") as file:
        file.seek(known.bytes)
        data = file.read()
    whole = data[: end_of_lines(data)]
    # Where an editor took the last line's end away, it did not take the line.
    end = b"\n" if whole and not whole.endswith(b"\n") else b""
    known.ledger.add(journal.read(whole + end, shown=shown, first=known.lines + 1))
    known.bytes += len(whole)
    known.lines += whole.count(b"\n")
