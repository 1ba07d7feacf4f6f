"""Where a command keeps the translation memories that it has opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # commands that ask no memory start without it
    from l10n.memory.index import Index


@dataclass(slots=True)
class Memories:
    """The index of each language that a command has asked."""

    opened: dict[str, Index] = field(default_factory=dict)
    """By the language's tag."""

    def close(self) -> None:
        """Let go of them all."""
        for index in self.opened.values():
            index.close()
        self.opened.clear()
