"""Steps along a gradient: the matrices within the layers by Muon, all other weights by Adam.

Muon (Jordan 2024, https://kellerjordan.github.io/posts/muon) makes the step of a matrix
orthogonal: all directions get the same weight, and what only rare examples ask for is not
drowned by what all ask for. Its steps are as long as Adam's usually are, so that one learning
rate does for both (Liu et al. 2025, *Muon is Scalable for LLM Training*, section 2.2).
PyTorch's own reckons in bfloat16, which most processors are slow at.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from l10n.training import flat
from l10n.training.transformer import Transformer

_Work = TypeVar("_Work")
_BETAS = (0.9, 0.98)
_EPSILON = 1e-9
_MOMENTUM = 0.95
_LENGTH = 0.2
"""Root mean square of the numbers of a step by Muon, as Adam's usually have it."""
_ROUNDS = 5
_QUINTIC = (3.4445, -4.7750, 2.0315)
"""Jordan's coefficients: after five rounds all singular values are from 0.7 to 1.2."""
_FUSED = {"inputs": 3, "keys_values": 2}
"""Layers of ``transformer`` whose matrix is several, one below the other."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What is learned, as ``flat`` lays it."""

    weights: Tensor
    first: Tensor
    """Means of the gradients."""
    second: Tensor
    """Means of their squares, which Muon has no use for."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several does."""

    place: int = 0
    """Counted from 0."""
    count: int = 1

    def of(self, works: Sequence[_Work]) -> Sequence[_Work]:
        """Those of some works that are its own."""
        return works[self.place :: self.count]


class Optimiser:
    """Steps along the gradients of the weights of a row, or of a share of them.

    Whoever has which share, the steps of all are the same.
    """

    def __init__(self, model: Transformer, rows: Rows, *, muon: bool, share: Share) -> None:
        """``rows`` are laid out as the weights of ``model`` are; without ``muon`` all go by
        Adam."""
        self._rows = rows
        matrices = _matrices(model) if muon else {}
        weights, means = flat.parts(rows.weights, model), flat.parts(rows.first, model)
        self._model = model
        self._matrices = [
            (name, weights[name].chunk(parts), means[name])
            for name, parts in share.of(list(matrices.items()))
        ]
        self._blocks = share.of(list(_blocks(rows.weights, model, matrices)))

    def step(self, number: int, gradient: Tensor, scale: float, rate: float) -> None:
        """Go along a gradient times ``scale``; what it was is lost. ``number`` counts from 1."""
        self._adam(number, gradient, scale, rate)
        slopes = flat.parts(gradient, self._model)
        for name, weights, mean in self._matrices:
            slope = slopes[name].mul_(scale)
            ahead = slope.lerp_(mean.lerp_(slope, 1 - _MOMENTUM), _MOMENTUM)
            for weight, one in zip(weights, ahead.chunk(len(weights)), strict=True):
                weight.add_(orthogonal(one), alpha=-rate * _LENGTH * math.sqrt(max(one.shape)))

    def _adam(self, number: int, gradient: Tensor, scale: float, rate: float) -> None:
        """Kingma and Ba 2015, algorithm 1."""
        kept, kept_squares = _BETAS
        rate /= 1 - kept**number
        root = math.sqrt(1 - kept_squares**number)
        rows = self._rows
        for block in self._blocks:
            slope = gradient[block].mul_(scale)
            first = rows.first[block].lerp_(slope, 1 - kept)
            second = rows.second[block].mul_(kept_squares)
            second.addcmul_(slope, slope, value=1 - kept_squares)
            divisor = torch.sqrt(second, out=slope).div_(root).add_(_EPSILON)
            rows.weights[block].addcdiv_(first, divisor, value=-rate)


def orthogonal(matrix: Tensor) -> Tensor:
    """The orthogonal matrix nearest to one, nearly: singular vectors stay, values become about 1.

    Newton and Schulz's iteration; it multiplies matrices and nothing else.
    """
    wide = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    near = wide / (wide.norm() + 1e-7)
    a, b, c = _QUINTIC
    for _ in range(_ROUNDS):
        square = near @ near.T
        near = torch.addmm(near, torch.addmm(square, square, square, beta=b, alpha=c), near, beta=a)
    return near.T if wide is not matrix else near


def _matrices(model: Transformer) -> dict[str, int]:
    """The names of those that turn states into states, and how many each is of."""
    return {
        name: _FUSED.get(name.split(".")[-2], 1)
        for name, weight in model.named_parameters()
        if weight.dim() == 2 and weight is not model.embedding.weight
    }


def _blocks(row: Tensor, model: Transformer, left_out: Mapping[str, int]) -> Iterator[slice]:
    """Of a row, where weights lie that are not left out."""
    start = 0
    for name, weight in model.named_parameters():
        end = start + weight.numel()
        if name not in left_out:
            for block in flat.blocks(row[start:end]):
                yield slice(start + block.start, min(start + block.stop, end))
        start = end
