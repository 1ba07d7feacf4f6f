"""How well a model translates texts that it has not learned from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one judgement; more is better but for ``xent``."""

    chrf: float
    """sacrebleu's chrF, 0 to 100: what the best model is chosen by."""
    bleu: float
    """sacrebleu's BLEU, 0 to 100."""
    xent: float
    """Mean negative log-likelihood of a held-out piece, in nats."""
