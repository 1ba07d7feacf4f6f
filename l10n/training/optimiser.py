"""Steps along a gradient: the matrices within the layers by Muon, all other weights by Adam.

Muon (Jordan 2024, https://kellerjordan.github.io/posts/muon) makes the step of a matrix
orthogonal: all directions get the same weight, and what only rare examples ask for is not
drowned by what all ask for. Its steps are as long as Adam's usually are, so that one learning
rate does for both (Liu et al. 2025, *Muon is Scalable for LLM Training*, section 2.2).
PyTorch's own reckons in bfloat16, which most processors are slow at.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from l10n.training import flat
from l10n.training.transformer import Transformer

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


class Optimiser:
    """The moments of the weights of a row, and the steps made from them."""

    def __init__(self, row: Tensor, model: Transformer, *, muon: bool) -> None:
        """``row`` is laid out as the weights of ``model`` are; without ``muon`` all go by Adam."""
        self._row = row
        self._model = model
        self._matrices = _matrices(model) if muon else {}
        self._others = list(_gaps(model, self._matrices))
        self.first, self.second = torch.zeros_like(row), torch.zeros_like(row)
        """The mean of the gradients and of their squares; Muon has no use for squares."""
        self.steps = 0

    def step(self, gradient: Tensor, scale: float, rate: float) -> None:
        """Go along a gradient times ``scale``; what it was is lost."""
        self.steps += 1
        gradient.mul_(scale)
        self._adam(gradient, rate)
        slopes, means, weights = (
            flat.parts(row, self._model) for row in (gradient, self.first, self._row)
        )
        for name, parts in self._matrices.items():
            mean = means[name].lerp_(slopes[name], 1 - _MOMENTUM)
            ahead = slopes[name].lerp_(mean, _MOMENTUM)
            for weight, one in zip(weights[name].chunk(parts), ahead.chunk(parts), strict=True):
                weight.add_(orthogonal(one), alpha=-rate * _LENGTH * math.sqrt(max(one.shape)))

    def _adam(self, gradient: Tensor, rate: float) -> None:
        """Kingma and Ba 2015, algorithm 1."""
        kept, kept_squares = _BETAS
        rate /= 1 - kept**self.steps
        root = math.sqrt(1 - kept_squares**self.steps)
        for gap in self._others:
            for block in flat.blocks(gradient[gap]):
                slope, first, second, weight = (
                    row[gap][block] for row in (gradient, self.first, self.second, self._row)
                )
                first.lerp_(slope, 1 - kept)
                second.mul_(kept_squares).addcmul_(slope, slope, value=1 - kept_squares)
                divisor = torch.sqrt(second, out=slope).div_(root).add_(_EPSILON)
                weight.addcdiv_(first, divisor, value=-rate)


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


def _gaps(model: Transformer, left_out: dict[str, int]) -> Iterator[slice]:
    """The parts of a row where the weights lie that are not left out."""
    begun = end = 0
    for name, weight in model.named_parameters():
        if name in left_out:
            if end > begun:
                yield slice(begun, end)
            begun = end + weight.numel()
        end += weight.numel()
    if end > begun:
        yield slice(begun, end)
