"""TMX files: brought to the project, and written from its memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n.errors import ExchangeError
from l10n.exchange import tmx
from l10n.exchange.tmx_unit import TmxText, TmxUnit, Trace, props
from l10n.languages import Language
from l10n.memory.memory import Remembered
from l10n.project import Project
from l10n.workflow.feeding import STATEMENT
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.remembered import remembered
from l10n.workflow.saving import writing
from l10n.workflow.session import Session
from l10n.workflow.tmx_pairs import pairs_of, read_units

_CHUNK = 1 << 20


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


def bring(session: Session, files: Sequence[Path]) -> Steps[tuple[Brought, ...]]:
    """Copy TMX files into the project's memory folder, all of them read whole before.

    Raises ExchangeError for one that cannot be read, that has nothing in the project's
    languages, or whose name another file has.
    """
    project, read = session.project, []
    for number, file in enumerate(files, start=1):
        # A large file takes long: told before, too.
        yield Progress(Stage.IMPORT, file.name, number - 1, len(files))
        found = _counted(project, file)
        if not any(found.pairs.values()):
            tags = ", ".join(target.tag for target in project.config.languages)
            raise ExchangeError(
                f"It has nothing from {project.config.source_language.tag} into {tags}.",
                tip="See which languages it is for; see “languages” in the project's settings.",
                path=file,
            )
        read.append((file, found))
        yield Progress(Stage.IMPORT, file.name, number, len(files))
    return tuple(_copied(session, file, found) for file, found in read)


def _counted(project: Project, file: Path) -> Brought:
    pairs = dict.fromkeys(project.config.languages, 0)
    units = broken = 0
    source = project.config.source_language
    for unit in read_units(file, str(file)):
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
            session.project.write_pieces(place, pieces_of(file))
    return Brought(name, found.units, found.pairs, found.broken, known)


def take(
    session: Session, path: Path, languages: Sequence[Language], *, brought: bool, version: str
) -> Steps[int]:
    """Write the memory to a TMX file; gives the number of its units. ``version`` is l10n's.

    Only what the project itself approved, unless ``brought`` asks for that of the user's
    TMX files, too. Raises L10nError where the file cannot be written, or where the project's
    own files are, and ExchangeError for another ending.
    """
    session.project.refuse_own(path)
    if path.suffix.lower() != ".tmx":
        raise ExchangeError("Its name does not say TMX.", tip="End it in .tmx.", path=path)
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
    notes = (pair.note,) if pair.note else ()
    return TmxUnit(texts, source.tag, notes=notes, props=kept)


def pieces_of(file: Path) -> Iterator[bytes]:
    """A file, a part at a time."""
    with file.open("rb") as opened:
        while piece := opened.read(_CHUNK):
            yield piece


def _is_same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    return all(a == b for a, b in zip(pieces_of(one), pieces_of(other), strict=True))
