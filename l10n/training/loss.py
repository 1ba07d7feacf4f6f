"""What a model is to make small: the label-smoothed cross-entropy of the pieces to come."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

_ROWS = 512
"""Pieces whose logits are worked on at a time: they stay near the processor, and the room for
them small enough that it is not asked for anew from the system each time."""


def summed_loss(
    states: Tensor, table: Tensor, bias: Tensor, pieces: Tensor, smoothing: float
) -> Tensor:
    """The loss of all pieces together, in nats; the gradient can be asked for once.

    ``states`` is [n, width], ``table`` [vocabulary, width], ``bias`` [vocabulary], ``pieces``
    [n] ids, none of them padding. The same number as torch's own ``cross_entropy``.
    """
    if states.device.type == "cpu" and torch.is_grad_enabled():
        return _Loss.apply(states, table, bias, pieces, smoothing)
    logits = functional.linear(states, table, bias)
    return functional.cross_entropy(
        logits.float(), pieces, label_smoothing=smoothing, reduction="sum"
    )


class _Loss(torch.autograd.Function):
    """Loss and gradients in one go, so that logits are written once and read while they are
    near, and never are there all at once."""

    @staticmethod
    def forward(
        context: Any, states: Tensor, table: Tensor, bias: Tensor, pieces: Tensor, smoothing: float
    ) -> Tensor:
        share = smoothing / len(table)  # of each piece; the right one has the rest beside
        whole = table.sum(0)
        to_states, to_table = torch.empty_like(states), torch.zeros_like(table)
        to_bias = torch.zeros_like(bias)
        total = states.new_zeros((), dtype=torch.float64)
        room = states.new_empty(min(_ROWS, len(states)), len(table))
        for start in range(0, len(states), _ROWS):
            part = slice(start, start + _ROWS)
            rows, right = states[part], pieces[part, None]
            chances = torch.addmm(bias, rows, table.t(), out=room[: len(rows)])
            highest = chances.amax(-1)
            chosen = chances.gather(1, right).squeeze(1)
            mean = rows @ whole + bias.sum()
            torch.softmax(chances, -1, out=chances)
            # Of the likeliest piece the chance is never 0.
            normal = highest - chances.amax(-1).log()
            total += (normal - (1 - smoothing) * chosen - share * mean).sum(dtype=torch.float64)
            # From here on it is the gradient, but for the share of each piece.
            less = chances.new_full((1, 1), smoothing - 1).expand_as(right)
            chances.scatter_add_(1, right, less)
            torch.mm(chances, table, out=to_states[part])
            to_table.addmm_(chances.t(), rows)
            to_bias += chances.sum(0)
        to_states -= share * whole
        to_table -= share * states.sum(0)
        to_bias -= share * len(states)
        context.save_for_backward(to_states, to_table, to_bias)
        return total

    @staticmethod
    def backward(context: Any, *outer: Tensor) -> tuple[Tensor | None, ...]:
        to_states, to_table, to_bias = context.saved_tensors
        factor = outer[0].item()
        if factor != 1:
            to_states, to_table, to_bias = (
                factor * to_states,
                factor * to_table,
                factor * to_bias,
            )
        return to_states, to_table, to_bias, None, None
