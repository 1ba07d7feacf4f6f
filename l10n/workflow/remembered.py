"""The memory of one language, brought up to date with the catalogs and the user's files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import stamp_of
from l10n.catalogs.neighbours import neighbours
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.memory import adapting
from l10n.memory.adapting import Adapted
from l10n.memory.index import Index
from l10n.memory.memory import Remembered
from l10n.memory.recall import Penalties, Recall
from l10n.memory.rows import Shape
from l10n.model import SIGNED
from l10n.project import Project
from l10n.store import in_memory_at_worst
from l10n.terms.base import TermBase
from l10n.workflow.knowing import terms_of
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembering import journal_stamp
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled
from l10n.workflow.tmx_pairs import pairs_of, read_units

_EDITION = 3
"""To be raised whenever a source comes to another shape or other neighbours: what is in an
index is then void."""
STATEMENT, TMX = "statement", "tmx"
"""What the origins of remembered pairs begin with."""


@dataclass(frozen=True, slots=True)
class Values:
    """How values are put into other sentences, for one pair of languages."""

    source: Language
    target: Language
    terms: TermBase

    def shape(self, source: str, /) -> str:
        return adapting.shape(source, self.source, self.terms)

    def adapt(self, remembered: Remembered, source: str, /) -> Adapted | None:
        pair = remembered.source, remembered.target, source
        return adapting.adapt(*pair, self.source, self.target, self.terms)


@dataclass(frozen=True, slots=True)
class LanguageMemory:
    """One language's memory, to be asked."""

    index: Index
    recall: Recall
    problems: tuple[L10nError, ...] = ()
    """One for each TMX file that could not be read: what is remembered of it is from before."""


Entries = Callable[[str], Sequence[Entry]]
"""Gives the live entries of a statement's settled catalog, as they are now. Raises L10nError
where it cannot be read."""


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

    feeding = _Feeding(session, values, index, entries or read, pause)
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


class _Feeding:
    """One language's index, origin by origin, only where something changed."""

    def __init__(
        self,
        session: Session,
        values: Values,
        index: Index,
        entries: Entries,
        pause: Callable[[], object],
    ) -> None:
        self._session = session
        self._project = session.project
        self._values = values
        self._index = index
        self._entries = entries
        self._pause = pause
        self._known = index.origins()
        self.problems: list[L10nError] = []
        self._rules = _digest([_EDITION, values.terms.terms])

    def run(self) -> Steps[None]:
        files = {f"{TMX}:{path.name}": path for path in self._project.memory_files()}
        statements = {f"{STATEMENT}:{name}": name for name in self._project.template_names()}
        for origin in self._known.keys() - files.keys() - statements.keys():
            self._index.forget(origin)
        stamps = {origin: self._stamp(origin) for origin in (*statements, *files)}
        due = {origin: stamp for origin, stamp in stamps.items() if stamp is not None}
        for number, (origin, stamp) in enumerate(due.items()):
            # A large file takes long: told before, too.
            yield Progress(Stage.REMEMBER, self._values.target.name, number, len(due))
            if origin in files:
                self._read_tmx(origin, stamp, files[origin])
            else:
                self._read_statement(origin, stamp, statements[origin])
            yield Progress(Stage.REMEMBER, self._values.target.name, number + 1, len(due))

    def _stamp(self, origin: str) -> str | None:
        """What the origin is to be known by; None where it is known by that already."""
        kind, _, name = origin.partition(":")
        known = self._known.get(origin, "")
        if kind == TMX:
            stamp = f"{self._rules} {stamp_of(self._project.memory_folder / name)}"
            return None if known == stamp else stamp
        path = self._project.catalog_path(name, self._values.target)
        journal, size = self._journal
        stamp = f"{self._rules} {stamp_of(path)} {journal}"
        before, _, then = known.rpartition(" ")
        # A journal that is another, or shorter, may bear out other approvals.
        holds = before == stamp and then.isdecimal() and int(then) <= size
        return None if holds else f"{stamp} {size}"

    @cached_property
    def _journal(self) -> list[int]:
        return journal_stamp(self._session, self._values.target)

    def _read_statement(self, origin: str, stamp: str, statement: str) -> None:
        try:
            entries = self._entries(statement)
        except L10nError:
            self._index.forget(origin)
            return
        rules = self._known.get(origin, "").partition(" ")[0]
        shapes = self._index.shapes(origin) if rules == self._rules else {}
        self._put(origin, stamp, _signed(entries, origin), shapes)

    def _read_tmx(self, origin: str, stamp: str, path: Path) -> None:
        shown = self._project.shown(path)
        languages = self._values.source, self._values.target
        units = read_units(path, shown)
        pairs = (pair for unit in units for pair in pairs_of(unit, *languages, origin))
        try:
            self._put(origin, stamp, pairs, {})
        except L10nError as problem:
            self.problems.append(problem)

    def _put(
        self,
        origin: str,
        stamp: str,
        pairs: Iterator[Remembered],
        shapes: Mapping[str, int | None],
    ) -> None:
        """``shapes`` are those that are known already, by source."""
        self._index.replace(origin, stamp, self._shaped(pairs, shapes))

    def _shaped(
        self, pairs: Iterator[Remembered], shapes: Mapping[str, int | None]
    ) -> Iterator[tuple[Remembered, Shape]]:
        for pair in pairs:
            self._pause()
            source = pair.source
            yield pair, shapes[source] if source in shapes else self._values.shape(source)


def _signed(entries: Sequence[Entry], origin: str) -> Iterator[Remembered]:
    """The approved and final units of a statement, with their neighbours."""
    for entry, (before, after) in zip(entries, neighbours(entries), strict=True):
        unit = entry.unit()
        if unit.state in SIGNED and unit.receipt and entry.context is None:
            receipt = unit.receipt
            yield Remembered(
                *(unit.source, unit.target, origin, receipt.by, receipt.at, unit.state),
                before=before,
                after=after,
            )


def _digest(known: object) -> str:
    return hashlib.blake2b(repr(known).encode(), digest_size=8).hexdigest()
