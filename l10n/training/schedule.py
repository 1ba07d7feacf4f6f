"""How boldly to learn, and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """The learning rate rises to its height, stays there for a while and falls evenly.

    It falls by share of what was planned, so that a run of any length ends with small steps.
    """

    height: float
    warm_up: int
    """Steps until the height is reached; 0 or more."""
    held: float = 0.3
    """The share of the run after which it falls, 0 to 1."""
    last: float = 0.02
    """Below this share of the height it never falls."""

    def rate(self, step: int, share: float) -> float:
        """For a step, counted from 1, with this share of the run behind it, 0 to 1."""
        rise = min(1.0, step / self.warm_up) if self.warm_up else 1.0
        left = 1.0 if share <= self.held else (1 - share) / (1 - self.held)
        return self.height * rise * max(self.last, min(1.0, left))
