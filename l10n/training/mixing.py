"""What was learned, mixed with what it was learned from."""

from __future__ import annotations

from collections.abc import Callable

from l10n.training.checkpoints import Weights, mean

TOLERANCE = 0.1
"""chrF on what was held out that keeping more of what was known may cost."""


def mixed(
    learned: Weights, reached: float, begun: Weights, chrf: Callable[[Weights], float]
) -> Weights:
    """Half of each, unless what was held out is translated worse so than by ``learned`` alone,
    whose chrF on it is ``reached``.

    What the new text has nothing of is forgotten while learning it; half way back most of
    it is there again, and little that is new is lost (Wortsman et al. 2022, *Robust
    fine-tuning of zero-shot models*). Both have the same pieces and shape.
    """
    both = mean([learned, begun])
    return both if chrf(both) >= reached - TOLERANCE else learned
