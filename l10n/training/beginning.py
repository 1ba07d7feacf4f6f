"""What a training may begin with: the weights of a package, or of another run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from l10n.engine.discovery import read_package
from l10n.engine.package import Package
from l10n.errors import TrainingError
from l10n.languages import Language
from l10n.training.checkpoints import Checkpoints, Weights, read_weights_of
from l10n.training.pieces import Pieces
from l10n.training.run import RunFolder
from l10n.training.shapes import Shape
from l10n.training.weights import read_vocabulary, read_weights

_TIP = (
    "Give “starter”, “installed” (l10n models install takes a file), a package's folder, the "
    "folder of another run of l10n train, or one of its checkpoints."
)


@dataclass(frozen=True)
class Beginning:
    """Weights to go on learning from."""

    name: str
    """``starter:en_es-0.1``, or a file's name."""
    shape: Shape
    weights: Weights
    pieces: Path
    """The ``sentencepiece.model`` that belongs to them."""
    package: Path | None
    """The folder of the package, where it is one: it can be judged as it is."""


def read_beginning(
    path: Path, package: Package | None, languages: tuple[Language, Language] | None
) -> Beginning:
    """The weights of a package's folder, of a checkpoint, or the best of another run.

    ``package`` is what is known of an installed one. Raises TrainingError for what is none of
    these, is of another kind or in other ``languages``, where any are wanted.
    """
    if (path / "metadata.json").is_file():
        return _of_package(path, package, languages)
    if (path / "plan.json").is_file():
        best = Checkpoints(RunFolder(path).checkpoints).best()
        if not best:
            raise TrainingError("This run has not learned anything yet.", tip=_TIP, path=path)
        return _of_checkpoint(best[0])
    if path.suffix == ".npz":
        return _of_checkpoint(path)
    raise TrainingError("There is nothing to begin with.", tip=_TIP, path=path)


def _of_package(
    path: Path, package: Package | None, languages: tuple[Language, Language] | None
) -> Beginning:
    package = package or read_package(path)
    known = (package.source, package.target) if package else None
    if package is None or (languages and known != tuple(one.tag for one in languages)):
        raise TrainingError(
            f"It does not translate {' to '.join(one.name for one in languages or ())}.",
            tip="Begin with a package of the same two languages, or let another lend what it "
            "has learned: --lend instead of --begin.",
            path=path,
        )
    pieces = path / "sentencepiece.model"
    shape, weights = read_weights(path)
    if Pieces(pieces).vocabulary != read_vocabulary(path):
        raise TrainingError(
            "Its tokenizer and its model number the pieces of words differently: l10n train "
            "cannot go on from it.",
            tip="Begin with a package that l10n train made, with the starter package, or "
            "without one.",
            path=path,
        )
    return Beginning(package.origin, shape, weights, pieces, path)


def _of_checkpoint(path: Path) -> Beginning:
    shape, weights = read_weights_of(path)
    pieces = RunFolder(path.parent.parent).pieces
    return Beginning(f"{path.parent.parent.name}/{path.name}", shape, weights, pieces, None)
