"""Which examples are learned from together, and in which order.

Examples of like lengths go together, so that little of a batch is padding. Which ones, and
in which order the batches come, is drawn anew for each epoch from its number and the seed
alone: batch 1,000,000 is the same whether or not those before it were ever made.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from l10n.errors import TrainingError
from l10n.training.corpus import Corpus
from l10n.training.pieces import BEGIN, END, PAD

_Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """Examples of like lengths, padded with ``pieces.PAD`` at their ends."""

    source: _Numbers
    """[n, s]: pieces and ``</s>``."""
    target_in: _Numbers
    """[n, t]: ``<s>`` and pieces."""
    target_out: _Numbers
    """[n, t]: pieces and ``</s>``."""
    tokens: int
    """Those of ``target_out`` that are no padding."""


class Batches:
    """All batches of all epochs, by number.

    In each epoch every example is there as often as it weighs. A batch has at most
    ``tokens`` places on its longer side, padding included, but never fewer than one example.
    Raises TrainingError for a corpus without examples.
    """

    def __init__(self, corpus: Corpus, tokens: int, seed: int = 0) -> None:
        if not len(corpus):
            raise TrainingError(
                "There are no examples to learn from.",
                tip="Look at what was left out, or give more text with --from.",
            )
        self._corpus = corpus
        self._tokens = tokens
        self._seed = seed
        self._drawn: tuple[int, _Numbers, _Numbers] | None = None

    @property
    def in_epoch(self) -> int:
        """How many batches an epoch has, the same for each."""
        return len(self._cuts) - 1

    def at(self, number: int) -> Batch:
        """Batch ``number``, counted from 0 without end."""
        epoch, place = divmod(number, self.in_epoch)
        examples, order = self._epoch(epoch)
        at = order[place]
        return self._batch(examples[self._cuts[at] : self._cuts[at + 1]])

    def _batch(self, examples: _Numbers) -> Batch:
        end = np.array([END])
        sources = [self._corpus.source(one) for one in examples]
        targets = [self._corpus.target(one) for one in examples]
        target_in = _padded([np.concatenate(([BEGIN], one)) for one in targets])
        target_out = _padded([np.concatenate((one, end)) for one in targets])
        tokens = sum(len(one) + 1 for one in targets)
        source = _padded([np.concatenate((one, end)) for one in sources])
        return Batch(source, target_in, target_out, tokens)

    def _epoch(self, epoch: int) -> tuple[_Numbers, _Numbers]:
        """The examples of an epoch, alike ones together, and the order of its batches."""
        if self._drawn is None or self._drawn[0] != epoch:
            chance = np.random.default_rng((self._seed, epoch))
            kinds = self._kinds
            mixed = chance.permutation(len(kinds))
            # Stable: those of one kind keep the order in which they were drawn.
            alike = mixed[np.argsort(kinds[mixed], kind="stable")]
            self._drawn = epoch, self._seen[alike], chance.permutation(self.in_epoch)
        return self._drawn[1:]

    @cached_property
    def _seen(self) -> _Numbers:
        """Each example as often as an epoch sees it."""
        return np.repeat(np.arange(len(self._corpus)), self._corpus.weights)

    @cached_property
    def _kinds(self) -> _Numbers:
        """One number for each of ``_seen``: the same where both lengths are alike."""
        source, target = self._lengths
        return source[self._seen] * (1 << 20) + target[self._seen]

    @cached_property
    def _lengths(self) -> tuple[_Numbers, _Numbers]:
        """Lengths with ``</s>``, rounded up: short ones little, long ones by more, so that
        there are always several examples to draw from."""
        return (
            _rounded(self._corpus.source_lengths + 1, 32),
            _rounded(self._corpus.target_lengths + 1, 12),
        )

    @cached_property
    def _cuts(self) -> _Numbers:
        """Where each batch begins among the sorted examples, and where the last one ends.

        The rounded lengths are the same in every epoch, and so are the cuts.
        """
        sizes = np.maximum(*self._lengths)[self._seen][np.argsort(self._kinds, kind="stable")]
        cuts, begun, longest = [0], 0, 0
        for place, size in enumerate(sizes.tolist()):
            longest = max(longest, size)
            if place > begun and (place + 1 - begun) * longest > self._tokens:
                cuts.append(place)
                begun, longest = place, size
        return np.array([*cuts, len(sizes)])


def _rounded(lengths: _Numbers, steps: int) -> _Numbers:
    """Up to the next multiple of a step that grows with the length."""
    step = 1 + lengths // steps
    return -(-lengths // step) * step


def _padded(rows: list[NDArray[np.signedinteger]]) -> _Numbers:
    whole = np.full((len(rows), max(map(len, rows))), PAD, np.int64)
    for place, row in enumerate(rows):
        whole[place, : len(row)] = row
    return whole
