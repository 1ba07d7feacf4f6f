"""The memory of one language, brought up to date with the catalogs and the user's files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from l10n.catalogs.catalog import Entry
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.memory.index import Index
from l10n.memory.recall import Penalties, Recall
from l10n.project import Project
from l10n.store import in_memory_at_worst
from l10n.workflow.feeding import Entries, Feeding
from l10n.workflow.knowing import terms_of
from l10n.workflow.progress import Steps
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled
from l10n.workflow.values import Values


@dataclass(frozen=True, slots=True)
class LanguageMemory:
    """One language's memory, to be asked."""

    index: Index
    recall: Recall
    problems: tuple[L10nError, ...] = ()
    """One for each TMX file that could not be read: what is remembered of it is from before."""


def remembered(
    session: Session,
    target: Language,
    entries: Entries | None = None,
    pause: Callable[[], object] = lambda: None,
) -> Steps[LanguageMemory]:
    """A language's memory as it is now: every approved and final unit of the project, and
    the user's TMX files.

    ``entries`` is for who has read the catalogs already. ``pause`` is called before each
    pair: what it raises ends the feeding, and what was there of that origin stays.

    A catalog that cannot be read is not remembered: whoever reads it to work on it says
    so. Raises TermError for a term base that cannot be read.
    """
    project, index = session.project, _index(session, target)
    values = _values(project, target)

    def read(statement: str) -> Sequence[Entry]:
        return list(read_settled(session, statement, target).catalog.live())

    feeding = Feeding(session, values, index, entries or read, pause)
    yield from feeding.run()
    return LanguageMemory(index, _recall(project, index, values), tuple(feeding.problems))


def recall(project: Project, target: Language, index: Index) -> Recall:
    """A language's memory as it was fed last, to be asked. Raises TermError for a term base
    that cannot be read."""
    return _recall(project, index, _values(project, target))


def _recall(project: Project, index: Index, values: Values) -> Recall:
    return Recall(index, values, Penalties(project.config.memory.penalties))


def _values(project: Project, target: Language) -> Values:
    return Values(project.config.source_language, target, terms_of(project, target))


def open_index(project: Project, target: Language) -> Index:
    """A language's index; where no file can be written, it is in memory alone."""
    path = project.state_folder / "memory" / f"{target.tag}.sqlite"
    return in_memory_at_worst(Index, path)


def _index(session: Session, target: Language) -> Index:
    """The index that the session feeds."""
    opened = session.memories.opened
    if target.tag not in opened:
        opened[target.tag] = open_index(session.project, target)
    return opened[target.tag]
