"""Feeding the memory of one language: with the catalogs, and with the user's files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import stamp_of
from l10n.catalogs.neighbours import neighbours
from l10n.errors import L10nError
from l10n.memory.index import Index
from l10n.memory.memory import Remembered
from l10n.memory.rows import Shape
from l10n.model import SIGNED
from l10n.workflow.digests import digest_of
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembering import journal_stamp
from l10n.workflow.session import Session
from l10n.workflow.tmx_pairs import pairs_of, read_units
from l10n.workflow.values import Values

_EDITION = 3
"""To be raised whenever a source comes to another shape or other neighbours: what is in an
index is then void."""
STATEMENT, TMX = "statement", "tmx"
"""What the origins of remembered pairs begin with."""

Entries = Callable[[str], Sequence[Entry]]
"""Gives the live entries of a statement's settled catalog, as they are now. Raises L10nError
where it cannot be read."""


class Feeding:
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
        self._rules = digest_of(_EDITION, values.terms.terms)

    def run(self) -> Steps[None]:
        """Put in again what changed, and forget what is gone."""
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
