"""prune: rid the user's TMX files of what is of no use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from l10n.exchange import tmx
from l10n.exchange.tmx_unit import TmxUnit
from l10n.languages import Language
from l10n.project import Project
from l10n.workflow.feeding import STATEMENT
from l10n.workflow.memory_files import pieces_of
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembered import remembered
from l10n.workflow.saving import writing
from l10n.workflow.session import Session
from l10n.workflow.tmx_pairs import pairs_of, read_units

OLD = ".old"
"""What is added to the name of a file as it was before it was pruned."""


@dataclass(frozen=True, slots=True)
class Pruned:
    """What is, or would be, taken out of one file."""

    name: str
    units: int
    duplicates: int = 0
    superseded: int = 0
    old: int = 0

    @property
    def total(self) -> int:
        """Units that go."""
        return self.duplicates + self.superseded + self.old


def prune(
    session: Session, *, before: str, dry_run: bool, version: str
) -> Steps[tuple[Pruned, ...]]:
    """Take out of the user's TMX files what is of no use: pairs that stand in them before,
    pairs of a sentence that the project itself has approved, and, where ``before`` is a
    time, units that nobody has touched since.

    Each file stays beside the new one as it was, with ``OLD`` after its name. One that
    holds codes of formatting is left alone: they would be lost. So are links, whose files
    are somebody else's. Raises ExchangeError for a file that cannot be read; none is changed
    then.
    """
    project = session.project
    approved = yield from _approved(session)
    seen: set[tuple[tuple[str, str], ...]] = set()
    done = []
    files = [file for file in project.memory_files() if not file.is_symlink()]
    for number, file in enumerate(files, start=1):
        sieve = _Sieve(project, approved, seen, before)
        kept = [unit for unit in read_units(file, project.shown(file)) if sieve.keeps(unit)]
        found = sieve.found(file.name)
        if sieve.rich:
            found = Pruned(file.name, found.units)
        done.append(found)
        if found.total and not dry_run:
            _rewrite(session, file, kept, version)
        yield Progress(Stage.PRUNE, file.name, number, len(files))
    return tuple(done)


def _approved(session: Session) -> Steps[dict[Language, frozenset[str]]]:
    """Sources that the project has approved a translation of."""
    found = {}
    for target in session.project.config.languages:
        memory = yield from remembered(session, target)
        own = (pair.source for pair in memory.index if pair.origin.startswith(STATEMENT))
        found[target] = frozenset(own)
    return found


class _Sieve:
    """What is kept of one file, and why the rest is not."""

    def __init__(
        self,
        project: Project,
        approved: dict[Language, frozenset[str]],
        seen: set[tuple[tuple[str, str], ...]],
        before: str,
    ) -> None:
        self._source = project.config.source_language
        self._approved = approved
        self._seen = seen
        self._before = before
        self._units = self._duplicates = self._superseded = self._old = 0
        self.rich = False
        """Whether any unit has codes that a rewritten file would not have."""

    def keeps(self, unit: TmxUnit) -> bool:
        self._units += 1
        self.rich = self.rich or any(text.tags or text.holes for text in unit.texts)
        texts = tuple(sorted((text.language.lower(), text.text) for text in unit.texts))
        at = max((unit.trace.at, *(text.trace.at for text in unit.texts)))
        if texts in self._seen:
            self._duplicates += 1
        elif self._is_superseded(unit):
            self._superseded += 1
        elif self._before and at and at < self._before:
            self._old += 1
        else:
            self._seen.add(texts)
            return True
        return False

    def found(self, name: str) -> Pruned:
        return Pruned(name, self._units, self._duplicates, self._superseded, self._old)

    def _is_superseded(self, unit: TmxUnit) -> bool:
        """Whether the project has its own translation in every language of the unit."""
        pairs = [
            (target, pair)
            for target in self._approved
            for pair in pairs_of(unit, self._source, target, "")
        ]
        ours = (self._source, *dict.fromkeys(target for target, _ in pairs))
        known = {id(text) for language in ours for text in unit.texts_in(language.tag)}
        return (
            bool(pairs)
            and len(known) == len(unit.texts)
            and all(pair.source in self._approved[target] for target, pair in pairs)
        )


def _rewrite(session: Session, file: Path, kept: Sequence[TmxUnit], version: str) -> None:
    source = {unit.source_language for unit in kept}
    pieces = tmx.write(
        kept,
        source_language=source.pop() if len(source) == 1 else "",
        version=version,
        at=session.at,
    )
    with writing(session):
        session.project.write_pieces(_free(file.with_name(file.name + OLD)), pieces_of(file))
        session.project.write_pieces(file, pieces)


def _free(path: Path) -> Path:
    """This path, or with a number where there is such a file."""
    others = (path.with_name(f"{path.name}{number}") for number in count(2))
    return path if not path.exists() else next(p for p in others if not p.exists())
