"""How boldly to learn, and when."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class End:
    """When a run is planned to end: whichever comes first."""

    hours: float
    """Of learning, more than 0."""
    steps: int | None = None

    def share(self, seconds: float, steps: int) -> float:
        """How much of the run is behind after so much of it, 0 to 1."""
        by_steps = steps / self.steps if self.steps else 0.0
        return min(1.0, max(seconds / (3600 * self.hours), by_steps))

    def is_after(self, other: End) -> bool:
        """Whether either was put off."""
        return self.hours > other.hours or (self.steps or inf) > (other.steps or inf)


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
