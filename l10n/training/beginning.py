"""What a training may begin with: the weights of a package, or of another run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from l10n.engine.discovery import read_package
from l10n.engine.package import Package
from l10n.engine.unpacking import peek, unpack
from l10n.errors import PackageError, TrainingError
from l10n.languages import Language
from l10n.training.checkpoints import Checkpoints, Weights, read_weights_of
from l10n.training.files import naming_failure
from l10n.training.lending import lent
from l10n.training.pieces import Pieces
from l10n.training.planning import Start
from l10n.training.run import RunFolder
from l10n.training.shapes import Shape
from l10n.training.weights import read_vocabulary, read_weights

_TIP = (
    "Give “starter”, “installed”, a package (its .argosmodel file or its folder), the folder of "
    "another run of l10n train, or one of its checkpoints."
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
    """The folder of the package, where it is one and gone on from: it can be judged as it is."""
    start: Start = Start.KNOWING

    @property
    def kept_pieces(self) -> Path | None:
        """The pieces, where they are gone on with."""
        return self.pieces if self.start is Start.KNOWING else None

    def weights_for(self, pieces: Pieces) -> Weights:
        """Its weights for a model of these pieces."""
        if self.start is Start.KNOWING:
            return self.weights
        return lent(self.weights, Pieces(self.pieces), pieces)


def read_beginning(
    path: Path, package: Package | None, languages: tuple[Language, Language], scratch: Path
) -> Beginning:
    """The weights of a package's folder or file, of a checkpoint, or the best of another run,
    to go on from.

    ``package`` is what is known of an installed one; a file is unpacked into ``scratch``.
    Raises TrainingError for what is none of these, is of another kind or in other
    ``languages``, and PackageError for a damaged package.
    """
    return _read(path, package, languages, scratch)


def read_lender(path: Path, package: Package | None, scratch: Path) -> Beginning:
    """The same in any languages, to be lent to a model with pieces of its own."""
    return replace(_read(path, package, None, scratch), package=None, start=Start.LENT)


def _read(
    path: Path,
    package: Package | None,
    languages: tuple[Language, Language] | None,
    scratch: Path,
) -> Beginning:
    if path.suffix == ".argosmodel" and path.is_file():
        _refuse_others(peek(path), languages, path)
        return _of_package(_unpacked(path, scratch))
    if (path / "metadata.json").is_file():
        package = package or read_package(path)
        if package is None:
            raise TrainingError("It is no package for translating.", tip=_TIP, path=path)
        _refuse_others(package, languages, path)
        return _of_package(package)
    if (path / "plan.json").is_file():
        best = Checkpoints(RunFolder(path).checkpoints).best()
        if not best:
            raise TrainingError("This run has not learned anything yet.", tip=_TIP, path=path)
        return _of_checkpoint(best[0])
    if path.suffix == ".npz":
        return _of_checkpoint(path)
    raise TrainingError("There is nothing to begin with.", tip=_TIP, path=path)


def _refuse_others(
    package: Package, languages: tuple[Language, Language] | None, path: Path
) -> None:
    known = package.source, package.target
    if languages is not None and known != tuple(one.tag for one in languages):
        raise TrainingError(
            f"It does not translate {' to '.join(one.name for one in languages)}.",
            tip="Begin with a package of the same two languages, or let another lend what it "
            "has learned: --lend instead of --begin.",
            path=path,
        )


def _unpacked(path: Path, scratch: Path) -> Package:
    with naming_failure(scratch):
        try:
            return unpack(path, scratch)
        except PackageError as error:
            if isinstance(error.__cause__, OSError):
                # Its words are about the folder of installed packages, which this one is not.
                raise error.__cause__ from None
            raise


def _of_package(package: Package) -> Beginning:
    path = package.folder
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
