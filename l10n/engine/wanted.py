"""What a translation is to say: asked of an engine."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model import Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a passage of a source must be called."""

    span: Span
    """Where it is in the text that is translated."""
    forms: tuple[str, ...]
    """Any one of these; never empty."""
    may_end: bool = False
    """Whether the model may add an ending."""
    must: bool = False
    """Whether it must stand there however unlikely the model finds the rest then."""


@dataclass(frozen=True, slots=True)
class Request:
    """A translation that lacks something."""

    text: str
    draft: str
    wanted: tuple[Wanted, ...]
    """What the draft does not say; never empty."""
