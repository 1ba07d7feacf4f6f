"""What a model learns from: a text and its translation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its translation."""

    source: str
    target: str
    origin: str
    """The collection that it is from: ``tatoeba``, ``approved``, a file's name."""
    weight: int = 1
    """How often it is seen in one epoch; 1 or more."""
