"""What has been learned so far, on disk: NumPy's ``.npz``, which needs no PyTorch to be read."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from l10n.errors import TrainingError
from l10n.training.files import naming_failure, write
from l10n.training.scores import Scores
from l10n.training.shapes import Shape

_FACTS = "facts"
_NEWEST, _BEST = 2, 3
"""How many of each are kept."""

Weights = Mapping[str, NDArray[np.float32]]
"""By the names of ``Transformer.state_dict``."""


@dataclass(frozen=True)
class Checkpoint:
    """All that learning goes on from, exactly."""

    step: int
    """Steps done."""
    tokens: int
    """Target tokens learned from, in all."""
    seconds: float
    """Time spent on learning, in all runs."""
    shape: Shape
    weights: Weights
    first: Weights
    """The mean of the gradients."""
    second: Weights
    """The mean of their squares: Adam's; 0 where Muon steps."""
    judged: tuple[tuple[float, float], ...] = ()
    """Each judgement so far: ``seconds`` and chrF."""
    scores: Scores | None = None
    """Of these weights, where they have been judged."""


class Checkpoints:
    """The checkpoints of one run, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, checkpoint: Checkpoint) -> Path:
        """Write one, whole or not at all; then forget those that are neither the last two nor
        among the best three.

        Raises TrainingError where the disk does not take it.
        """
        path = self._folder / f"step-{checkpoint.step:08}.npz"
        write(path, [_packed(checkpoint)])
        kept = {*self._paths()[-_NEWEST:], *self._judged()[:_BEST]}
        with naming_failure(self._folder):
            for old in set(self._paths()) - kept:
                old.unlink(missing_ok=True)
        return path

    def last(self) -> Checkpoint | None:
        """The newest that is whole: a damaged one is passed over for the one before."""
        for path in reversed(self._paths()):
            try:
                return _read(path)
            except TrainingError:
                continue
        return None

    def best(self, count: int = 1) -> list[Path]:
        """Those of the highest chrF, best first; the last one where none has been judged."""
        return self._judged()[:count] or self._paths()[-1:]

    def _judged(self) -> list[Path]:
        found = [(score, path) for path in self._paths() if (score := _chrf(path)) is not None]
        return [path for _, path in sorted(found, reverse=True)]

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob("step-*.npz"))


def read_weights_of(path: Path) -> tuple[Shape, dict[str, NDArray[np.float32]]]:
    """A checkpoint's shape and weights alone.

    Raises TrainingError where the file is missing, damaged, or no checkpoint.
    """
    with _opened(path) as arrays:
        return Shape(**_facts(arrays)["shape"]), _part(arrays, "weights")


def average(paths: Sequence[Path]) -> tuple[Shape, Weights]:
    """The mean of the weights of checkpoints, one or more, of one shape.

    Raises TrainingError as :func:`read_weights_of`, and where the shapes differ.
    """
    found = [read_weights_of(path) for path in paths]
    shape = found[0][0]
    for path, (other, _) in zip(paths, found, strict=True):
        if other != shape:
            raise TrainingError(
                "The checkpoints are of models of different sizes.",
                tip="Take checkpoints of one run.",
                path=path,
            )
    return shape, mean([weights for _, weights in found])


def mean(some: Sequence[Weights]) -> Weights:
    """The mean of weights of one shape, one or more."""
    return {
        name: np.asarray(np.mean([weights[name] for weights in some], 0, np.float64), np.float32)
        for name in some[0]
    }


def _packed(checkpoint: Checkpoint) -> bytes:
    facts = {
        "step": checkpoint.step,
        "tokens": checkpoint.tokens,
        "seconds": checkpoint.seconds,
        "shape": checkpoint.shape.as_numbers(),
        "judged": checkpoint.judged,
        "scores": checkpoint.scores and asdict(checkpoint.scores),
    }
    arrays = {
        f"{part}/{name}": array
        for part in ("weights", "first", "second")
        for name, array in getattr(checkpoint, part).items()
    }
    held = io.BytesIO()
    text = np.frombuffer(json.dumps(facts).encode(), np.uint8)
    np.savez(held, allow_pickle=False, **{_FACTS: text, **arrays})
    return held.getvalue()


def _read(path: Path) -> Checkpoint:
    with _opened(path) as arrays:
        facts = _facts(arrays)
        return Checkpoint(
            step=facts["step"],
            tokens=facts["tokens"],
            seconds=facts["seconds"],
            shape=Shape(**facts["shape"]),
            judged=tuple((seconds, chrf) for seconds, chrf in facts["judged"]),
            scores=facts["scores"] and Scores(**facts["scores"]),
            **{part: _part(arrays, part) for part in ("weights", "first", "second")},
        )


def _chrf(path: Path) -> float | None:
    """None for one that is damaged or was never judged."""
    try:
        with _opened(path) as arrays:
            scores = _facts(arrays)["scores"]
    except TrainingError:
        return None
    return None if scores is None else float(scores["chrf"])


@contextmanager
def _opened(path: Path) -> Iterator[Mapping[str, NDArray[Any]]]:
    """The arrays of a file; each is read, and its checksum compared, when it is asked for."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            yield arrays
    except (OSError, ValueError, TypeError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise TrainingError(
            "It is no checkpoint, or a damaged one.",
            tip="Take another checkpoint of the same run, or begin without one.",
            path=path,
        ) from error


def _facts(arrays: Mapping[str, NDArray[Any]]) -> Any:
    return json.loads(arrays[_FACTS].tobytes())


def _part(arrays: Mapping[str, NDArray[Any]], part: str) -> dict[str, NDArray[np.float32]]:
    return {
        name.removeprefix(f"{part}/"): arrays[name]
        for name in arrays
        if name.startswith(f"{part}/")
    }
