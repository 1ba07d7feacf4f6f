"""How likely a translation is to be wrong, and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model import Change, Finding, Role, State


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


@dataclass(frozen=True, slots=True)
class Risk:
    """How likely it is wrong, and why."""

    value: float
    """0 to 1; only the order that it gives means anything."""
    reasons: tuple[str, ...] = ()
    """In words, the weightiest first; none where there is nothing to say."""
