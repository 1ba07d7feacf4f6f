"""What a training is asked for, what it tells on its way, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.engine.package import Package
from l10n.languages import Language
from l10n.training.examples import Example
from l10n.training.gathering import Doing, Gathered
from l10n.training.judging import Measured
from l10n.training.learning import Step
from l10n.training.packing import Title
from l10n.training.run import Plan, RunFolder, fingerprint
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
    hours: float
    steps: int | None
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
    """What makes one run another; version and licence do not."""
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
        "--hours": f"{wish.hours:g}",
        "--steps": str(wish.steps or ""),
    }


def _named(begin: Path | None) -> str:
    """What weights come from: a package by its model, a checkpoint by itself, a run by its
    folder's name."""
    if begin is None:
        return ""
    model = begin / "model" / "model.bin"
    file = model if model.is_file() else begin
    return fingerprint(file) if file.is_file() else str(begin)


def outcome_of(run: RunFolder, title: Title) -> Outcome | None:
    """What an earlier sitting made under this name; None where nothing, or its file is gone."""
    noted: Any = run.note(f"made-{title.name}")
    file = run.folder / f"{title.name}.argosmodel"
    if not noted or not file.is_file():
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
