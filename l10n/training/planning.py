"""How boldly to learn, by the size of the model, of the text, and by what it begins with."""

from __future__ import annotations

from enum import Enum

import torch

from l10n.training.course import Plan
from l10n.training.learner import cores
from l10n.training.shapes import Shape

_FEW = 200_000
"""Pairs: so few are seen often, and something is left out each time."""
_HANDFUL = 20_000
"""Pairs: of so few, many small steps teach more in the same time than some large ones."""
_HIGHEST = 2e-3
_WIDTH = 256
"""The width that the highest rate is for; wider models take smaller steps."""


class Start(float, Enum):
    """What a model begins with: the share of the rate that is for it."""

    NOTHING = 1.0
    LENT = 0.6
    """What another has learned, with other pieces of words."""
    KNOWING = 0.25
    """Weights that know something already."""


def plan_for(shape: Shape, pairs: int, hours: float, *, steps: int | None, start: Start) -> Plan:
    """Settings that do well for a press office's data on its own machine."""
    rate = _HIGHEST * min(1.0, _WIDTH / shape.width) * start
    # What is judged and written down takes a few per cent of the time at most.
    minutes = 60 * hours
    return Plan(
        shape,
        hours,
        steps=steps,
        # A batch for each core at least, and never so many that steps become few.
        batches_a_step=max(2, min(8, cores())),
        rate=rate,
        warm_up=5 if start is Start.KNOWING else 200,
        dropout=0.1 if pairs < _FEW else 0.0,
        judge_minutes=min(20.0, max(1.0, minutes / 4)),
        save_minutes=min(5.0, max(0.1, minutes / 16)),
    )


def batch_tokens(pairs: int) -> int:
    """Places of one batch: what a processor's cache likes, or what fills a graphics card."""
    if pairs < _HANDFUL:
        return 280
    return 8192 if torch.cuda.is_available() else 1120
