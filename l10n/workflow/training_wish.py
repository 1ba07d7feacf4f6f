"""What a training is asked for, what it tells on its way, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from l10n.engine.package import Package
from l10n.languages import Language
from l10n.training.examples import Example
from l10n.training.gathering import Doing, Gathered
from l10n.training.judging import Measured
from l10n.training.learning import Learned, Step
from l10n.training.packing import Title
from l10n.training.run import Plan, RunFolder, fingerprint
from l10n.training.schedule import End
from l10n.training.shapes import Shape


@dataclass(frozen=True)
class Wish:
    """What is to be made, and from what."""

    languages: tuple[Language, Language]
    files: Sequence[Path]
    favoured: Sequence[Path]
    tests: Sequence[Path]
    approved: Callable[[], Iterable[Example]] | None
    """What people approved in a project; None where it is not to be learned from."""
    begin: Path | None
    package: Package | None
    """What is known of ``begin`` or of the lender, where it is installed."""
    lender: Path | None
    """What lends its weights to a model with pieces of its own; never beside ``begin``."""
    size: str
    """A name of ``shapes.SHAPES``; that of ``begin``, or of the lender, goes before."""
    end: End
    out: Path
    version: str
    licence: str
    licences: Mapping[str, str]
    """Of collections, by their names."""


@dataclass(frozen=True)
class Ready:
    """Everything is gathered, and learning begins or goes on."""

    gathered: Gathered
    shape: Shape
    begun: str
    """What it begins with; empty for nothing."""
    steps: int
    """Those of earlier sittings."""
    before: Sequence[Measured]
    """The scores of what it begins with."""


@dataclass(frozen=True)
class Outcome:
    """What was made."""

    file: Path
    folder: Path
    size: int
    seconds: float
    early: bool
    """Whether it ended before its time, because nothing more was gained."""
    before: Sequence[Measured]
    scores: Sequence[Measured]
    already: bool
    """An earlier sitting had made it: nothing was done."""


Event = Doing | Ready | Step


def asked_of(wish: Wish) -> Plan:
    """What makes one run another; its end, the version and the licence do not."""
    return {
        "FROM": wish.languages[0].tag,
        "TO": wish.languages[1].tag,
        "--from": [fingerprint(path) for path in wish.files],
        "--favour": [fingerprint(path) for path in wish.favoured],
        "--test": [fingerprint(path) for path in wish.tests],
        "--approved": "yes" if wish.approved else "",
        "--begin": _named(wish.begin),
        "--lend": _named(wish.lender),
        "--size": wish.size,
    }


def _named(begin: Path | None) -> str:
    """What weights come from: a package by its model or its file, a checkpoint by itself, a
    run by its folder."""
    if begin is None:
        return ""
    model = begin / "model" / "model.bin"
    file = model if model.is_file() else begin
    return fingerprint(file) if file.is_file() else str(begin.resolve())


def note_of(wish: Wish, learned: Learned) -> dict[str, object]:
    """What an outcome hangs on: how far it came, and what else was asked for."""
    return {
        "seconds": learned.seconds,
        "steps": learned.steps,
        "early": learned.stopped_early,
        "end": asdict(wish.end),
        "licences": [wish.licence, dict(wish.licences)],
    }


def outcome_of(run: RunFolder, title: Title, wish: Wish) -> Outcome | None:
    """What an earlier sitting made under this name, as far as is wished now; None where it
    made nothing or not as much, or its file is gone."""
    noted: Any = run.note(f"made-{title.name}")
    try:
        return _outcome(run, title, noted) if _is_enough(noted, wish) else None
    except (KeyError, TypeError, OSError):
        return None


def _is_enough(noted: Mapping[str, Any], wish: Wish) -> bool:
    if noted["licences"] != [wish.licence, dict(wish.licences)]:
        return False
    is_done = wish.end.share(noted["seconds"], noted["steps"]) >= 1
    return is_done or (noted["early"] and not wish.end.is_after(End(**noted["end"])))


def _outcome(run: RunFolder, title: Title, noted: Mapping[str, Any]) -> Outcome | None:
    file = run.folder / f"{title.name}.argosmodel"
    if file.stat().st_size != noted["size"]:
        return None
    return Outcome(
        file,
        run.folder / title.name,
        noted["size"],
        noted["seconds"],
        noted["early"],
        [measured_of(one) for one in noted["before"]],
        [measured_of(one) for one in noted["scores"]],
        already=True,
    )


def measured_of(noted: Mapping[str, Any]) -> Measured:
    """Scores as they were written down."""
    return Measured(**{**noted, "signatures": tuple(noted["signatures"])})
