"""Examples as numbers, in files that are read where they are needed, and no more of them.

A folder has ``ids.bin`` (32 bits a piece, little-endian: the source of the first example,
its target, the source of the second …), ``offsets.bin`` and ``weights.bin``, and
``corpus.json``, which is written last: without it the others are unfinished.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from l10n.training import files
from l10n.training.examples import Example
from l10n.training.pieces import Pieces

_CHUNK = 4096
"""Examples that are encoded at a time."""
_IDS, _OFFSETS, _WEIGHTS = np.dtype("<i4"), np.dtype("<i8"), np.dtype("<i4")


@dataclass(frozen=True)
class Corpus:
    """Encoded examples, counted from 0."""

    ids: NDArray[np.int32]
    """All pieces, one after another, without ``<s>`` and ``</s>``."""
    offsets: NDArray[np.int64]
    """Twice as many as there are examples, and one more: the source of example ``n`` is
    ``ids[offsets[2 * n]:offsets[2 * n + 1]]``, and its target follows."""
    weights: NDArray[np.int32]
    """How often each is seen in an epoch."""
    overlong: int = 0
    """Examples that had more pieces than are learned from."""

    def __len__(self) -> int:
        return len(self.weights)

    def source(self, number: int) -> NDArray[np.int32]:
        """The pieces of an example's source."""
        return self.ids[self.offsets[2 * number] : self.offsets[2 * number + 1]]

    def target(self, number: int) -> NDArray[np.int32]:
        """The pieces of its target."""
        return self.ids[self.offsets[2 * number + 1] : self.offsets[2 * number + 2]]

    @property
    def source_lengths(self) -> NDArray[np.int64]:
        """Pieces of each source."""
        return np.diff(self.offsets)[::2]

    @property
    def target_lengths(self) -> NDArray[np.int64]:
        """Pieces of each target."""
        return np.diff(self.offsets)[1::2]


def save_corpus(
    examples: Iterable[Example], pieces: Pieces, folder: Path, *, longest: int
) -> Corpus:
    """Encode examples into a folder, in their order, and open it.

    One with more than ``longest`` pieces on either side is left out. Raises TrainingError
    where the disk does not take it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "corpus.json").unlink(missing_ok=True)
    encoding = _Encoding(pieces, longest)
    files.write(folder / "ids.bin", encoding.run(examples))
    files.write(folder / "offsets.bin", [np.array(encoding.offsets, _OFFSETS).tobytes()])
    files.write(folder / "weights.bin", [np.array(encoding.weights, _WEIGHTS).tobytes()])
    told = json.dumps({"overlong": encoding.overlong})
    files.write(folder / "corpus.json", [told.encode()])
    return _opened(folder, encoding.overlong)


def load_corpus(folder: Path) -> Corpus | None:
    """The corpus of a folder; None where there is none that was finished."""
    try:
        told = json.loads((folder / "corpus.json").read_text("utf-8"))
        corpus = _opened(folder, int(told["overlong"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    whole = len(corpus.offsets) == 2 * len(corpus) + 1 and corpus.offsets[-1] == len(corpus.ids)
    return corpus if whole else None


class _Encoding:
    """One pass over the examples."""

    def __init__(self, pieces: Pieces, longest: int) -> None:
        self._pieces = pieces
        self._longest = longest
        self.offsets = array("q", [0])
        self.weights = array("i")
        self.overlong = 0

    def run(self, examples: Iterable[Example]) -> Iterator[bytes]:
        rest = iter(examples)
        while chunk := list(islice(rest, _CHUNK)):
            sources = self._pieces.encode([one.source for one in chunk])
            targets = self._pieces.encode([one.target for one in chunk])
            ids = array("i")
            for example, source, target in zip(chunk, sources, targets, strict=True):
                if max(len(source), len(target)) > self._longest:
                    self.overlong += 1
                    continue
                ids.extend(source)
                ids.extend(target)
                self.offsets.append(self.offsets[-1] + len(source))
                self.offsets.append(self.offsets[-1] + len(target))
                self.weights.append(example.weight)
            yield np.array(ids, _IDS).tobytes()


def _opened(folder: Path, overlong: int) -> Corpus:
    ids, offsets, weights = (
        _mapped(folder / name, kind)
        for name, kind in (
            ("ids.bin", _IDS),
            ("offsets.bin", _OFFSETS),
            ("weights.bin", _WEIGHTS),
        )
    )
    return Corpus(ids, offsets, weights, overlong)


def _mapped(path: Path, kind: np.dtype[np.signedinteger]) -> NDArray[np.signedinteger]:
    """A file as an array; an empty one cannot be mapped."""
    return np.memmap(path, kind, "r") if path.stat().st_size else np.empty(0, kind)
