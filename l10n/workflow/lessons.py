"""Where a command keeps what it learned of a project's translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.catalogs.index import FileIndex
from l10n.project import Project
from l10n.store import in_memory_at_worst

if TYPE_CHECKING:  # commands that check nothing start without the checks
    from l10n.checks.lessons import Lesson
    from l10n.checks.pair import Knowledge


@dataclass(slots=True)
class Lessons:
    """The knowledge of each language, and the cache on disk that it is made from."""

    known: dict[str, Knowledge] = field(default_factory=dict)
    """By the language's tag."""
    taught: dict[str, dict[str, Lesson]] = field(default_factory=dict)
    """By the language's tag, and by statement: what the knowledge is made from."""
    _index: FileIndex | None = None

    def forget(self) -> None:
        """Let go of what may have become old: catalogs were written since."""
        self.known.clear()
        self.taught.clear()

    def index(self, project: Project) -> FileIndex:
        """The cache, opened when it is first asked for; where no file can be written, it
        is in memory alone."""
        if self._index is None:
            path = project.state_folder / "lessons.sqlite"
            self._index = in_memory_at_worst(FileIndex, path)
        return self._index

    def save(self) -> None:
        """Keep what was put into the cache, if it was opened."""
        if self._index is not None:
            self._index.save()

    def close(self) -> None:
        """Save and let go of the cache."""
        if self._index is not None:
            self._index.close()
            self._index = None
