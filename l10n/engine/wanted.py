"""What a translation is to say: asked of an engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    def after(self, marker: str) -> Request:
        """The same without what stands before both texts of a list's item."""
        size = len(marker)
        wanted = (
            replace(one, span=(one.span[0] - size, one.span[1] - size)) for one in self.wanted
        )
        return Request(self.text[size:], self.draft[size:], tuple(wanted))
