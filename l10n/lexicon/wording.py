"""What the word lists ask of a text."""

from __future__ import annotations

from typing import Protocol

from l10n.model import Span


class Wording(Protocol):
    """A text, with its words as the caller has found them."""

    @property
    def text(self) -> str: ...

    @property
    def folded(self) -> list[str]:
        """The words, case-folded, in order."""

    @property
    def vocabulary(self) -> frozenset[str]:
        """The same, each once."""

    @property
    def spans(self) -> list[Span]:
        """Where each of ``folded`` is."""
