"""TMX files: brought to the project, written from its memory, rid of what is of no use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from l10n.errors import ExchangeError
from l10n.exchange import tmx
from l10n.exchange.tmx_unit import TmxText, TmxUnit, Trace, props
from l10n.languages import Language
from l10n.memory.memory import Remembered
from l10n.project import Project
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembered import STATEMENT, pairs_of, remembered
from l10n.workflow.saving import writing
from l10n.workflow.session import Session

_CHUNK = 1 << 20
OLD = ".old"
"""What is added to the name of a file as it was before it was pruned."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One TMX file that was brought."""

    name: str
    units: int = 0
    pairs: dict[Language, int] = field(default_factory=dict)
    """Pairs that the memory can use, by target language."""
    broken: int = 0
    """Units that hold codes for something that is no text: they are passed over."""
    known: bool = False
    """Whether this very file was there already."""


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


def bring(session: Session, files: Sequence[Path]) -> Steps[tuple[Brought, ...]]:
    """Copy TMX files into the project's memory folder, each read whole before.

    Raises ExchangeError for one that cannot be read, that has nothing in the project's
    languages, or whose name another file has.
    """
    project, done = session.project, []
    for number, file in enumerate(files, start=1):
        found = _counted(project, file)
        if not any(found.pairs.values()):
            tags = ", ".join(target.tag for target in project.config.languages)
            raise ExchangeError(
                f"It has nothing from {project.config.source_language.tag} into {tags}.",
                tip="See which languages it is for; see “languages” in the project's settings.",
                path=file,
            )
        done.append(_copied(session, file, found))
        yield Progress(Stage.IMPORT, file.name, number, len(files))
    return tuple(done)


def _counted(project: Project, file: Path) -> Brought:
    pairs = dict.fromkeys(project.config.languages, 0)
    units = broken = 0
    source = project.config.source_language
    with file.open("rb") as opened:
        for unit in tmx.read(opened, shown=str(file)):
            units += 1
            broken += not unit.whole
            for target in pairs:
                pairs[target] += sum(1 for _ in pairs_of(unit, source, target, ""))
    return Brought(file.name, units, pairs, broken)


def _copied(session: Session, file: Path, found: Brought) -> Brought:
    """A file with a capital ending is given the ending that is looked for."""
    name = f"{file.stem}.tmx"
    place = session.project.memory_folder / name
    with writing(session):
        if place.exists() and not _is_same(place, file):
            raise ExchangeError(
                f"The memory has another file named {name}.",
                tip=f"Rename yours, or take that one out: {session.project.shown(place)}.",
                path=file,
            )
        known = place.exists()
        if not known:
            session.project.write_pieces(place, _pieces(file))
    return Brought(name, found.units, found.pairs, found.broken, known)


def take(
    session: Session, path: Path, languages: Sequence[Language], *, brought: bool, version: str
) -> Steps[int]:
    """Write the memory to a TMX file; gives the number of its units. ``version`` is l10n's.

    Only what the project itself approved, unless ``brought`` asks for that of the user's
    TMX files, too. Raises L10nError where the file cannot be written.
    """
    pairs: list[tuple[Language, Iterable[Remembered]]] = []
    for target in languages:
        memory = yield from remembered(session, target)
        pairs.append((target, memory.index))
    counter = _Counter()
    source = session.project.config.source_language
    units = counter.count(
        _unit(source, target, pair)
        for target, found in pairs
        for pair in found
        if brought or pair.origin.startswith(STATEMENT)
    )
    pieces = tmx.write(units, source_language=source.tag, version=version, at=session.at)
    with writing(session):
        session.project.write_pieces(path, pieces)
    return counter.number


class _Counter:
    """Counts what passes."""

    number = 0

    def count(self, units: Iterable[TmxUnit]) -> Iterator[TmxUnit]:
        for unit in units:
            self.number += 1
            yield unit


def _unit(source: Language, target: Language, pair: Remembered) -> TmxUnit:
    trace = Trace(changed_by=pair.by, changed_at=pair.at)
    texts = TmxText(source.tag, pair.source), TmxText(target.tag, pair.target, trace)
    kept = props(origin=pair.origin, before=pair.before, after=pair.after)
    return TmxUnit(texts, notes=(pair.note,) if pair.note else (), props=kept)


def prune(
    session: Session, *, before: str, dry_run: bool, version: str
) -> Steps[tuple[Pruned, ...]]:
    """Take out of the user's TMX files what is of no use: pairs that stand in them before,
    pairs of a sentence that the project itself has approved, and, where ``before`` is a
    time, units that nobody has touched since.

    Each file stays beside the new one as it was, with ``OLD`` after its name. One that
    holds codes of formatting is left alone: they would be lost.
    """
    project = session.project
    approved = yield from _approved(session)
    seen: set[tuple[tuple[str, str], ...]] = set()
    done = []
    files = project.memory_files()
    for number, file in enumerate(files, start=1):
        sieve = _Sieve(project, approved, seen, before)
        with file.open("rb") as opened:
            kept = [u for u in tmx.read(opened, shown=project.shown(file)) if sieve.keeps(u)]
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
        languages = {text.language.lower().split("-")[0] for text in unit.texts}
        usable = {self._source.code, *(target.code for target, _ in pairs)}
        return (
            bool(pairs)
            and languages <= usable
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
        session.project.write_pieces(_free(file.with_name(file.name + OLD)), _pieces(file))
        session.project.write_pieces(file, pieces)


def _free(path: Path) -> Path:
    """This path, or with a number where there is such a file."""
    others = (path.with_name(f"{path.name}{number}") for number in count(2))
    return path if not path.exists() else next(p for p in others if not p.exists())


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(_CHUNK):
            yield piece


def _is_same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    return all(a == b for a, b in zip(_pieces(one), _pieces(other), strict=True))
