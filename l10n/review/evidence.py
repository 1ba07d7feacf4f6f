"""What there is to judge a translation by."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model import Change, Finding, Role, State
from l10n.review.importance import Matter


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one unit that tells how far to trust its translation.

    What nobody has measured is None, and counts neither way.
    """

    source: str
    target: str
    state: State
    role: Role
    findings: tuple[Finding, ...] = ()
    """The open ones."""
    score: float | None = None
    """The engine's: see :class:`~l10n.model.Draft`."""
    change: Change | None = None
    """How the source changed under the target."""
    novelty: float | None = None
    """0 where the memory has the very sentence, 1 where it has nothing like it."""
    agreement: float | None = None
    """How alike the engine's best hypotheses are, 0 to 1."""
    reverse: float | None = None
    """How like the source the translation comes back from the reverse engine: chrF, 0 to 1."""
    stretch: float | None = None
    """Standard deviations that the target is longer than is usual for its source; below 0
    where it is shorter."""
    matters: tuple[Matter, ...] = ()
    """What the source says that does harm where it comes out wrong."""
    figures: int = 0
    """How many the source has."""
