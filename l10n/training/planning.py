"""How boldly to learn, by the size of the model, of the text, and by what it begins with."""

from __future__ import annotations

from enum import Enum

from l10n.training.course import Plan
from l10n.training.settling import Settled
from l10n.training.shapes import Shape

_FEW = 200_000
"""Pairs: so few are seen often, and something is left out each time."""
_LARGE_STEP = 4_000
"""Places: beside as many, what Muon takes longer than Adam is little."""
_WARM_UP = 400
"""Batches until the rate is at its height."""
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


def plan_for(shape: Shape, pairs: int, settled: Settled, start: Start) -> Plan:
    """Settings that do well for a press office's data on its own machine."""
    rate = _HIGHEST * min(1.0, _WIDTH / shape.width) * start
    # What is judged and written down takes a few per cent of the time at most.
    minutes = 60 * settled.hours
    return Plan(
        shape,
        settled.hours,
        steps=settled.steps,
        batches_a_step=settled.batches_a_step,
        muon=settled.batch_tokens * settled.batches_a_step >= _LARGE_STEP,
        rate=rate,
        warm_up=5 if start is Start.KNOWING else _WARM_UP // settled.batches_a_step,
        dropout=0.1 if pairs < _FEW else 0.0,
        judge_minutes=min(20.0, max(1.0, minutes / 4)),
        save_minutes=min(5.0, max(0.1, minutes / 16)),
        since=settled.since,
    )
