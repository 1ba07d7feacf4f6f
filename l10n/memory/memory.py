"""The values of the translation memory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.model import State


class Kind(StrEnum):
    """How a remembered source is like the one that is looked up."""

    CONTEXT = "context"
    """The same text between the same neighbours."""
    EXACT = "exact"
    """The same text."""
    ADAPTED = "number-adapted"
    """The same text but for figures, and the target's figures are changed with them."""
    FUZZY = "fuzzy"
    """A similar text."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """One pair that people vouched for."""

    source: str
    target: str
    origin: str
    """Where it is from: ``statement:<id>`` or ``tmx:<file name>``."""
    by: str = ""
    """Who approved it; for a TMX, who changed it last or made it."""
    at: str = ""
    """When, in UTC: ``2026-11-22T10:00:00Z``; empty where nobody knows."""
    state: State | None = None
    """Approved or final for the project's own; None for what a TMX brought."""
    before: str | None = None
    """The source of the segment before it in its statement, empty at the edge; None where it
    is not known."""
    after: str | None = None
    """The same of the segment after it."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What the memory offers for one source."""

    kind: Kind
    score: int
    """Per cent, after penalties; 100 before them for a context and an exact match."""
    remembered: Remembered
    target: str
    """What to fill or to offer; for a number-adapted match with the new figures."""
    changes: tuple[tuple[str, str], ...] = ()
    """What was adapted: ``("33rd", "34th")``."""
