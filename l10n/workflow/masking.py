"""What must not be translated, behind words that models copy. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from l10n.model import Span

_WORDS = ("Linux", "Obama", "GNOME", "Bush", "Twitter", "Maria", "XML", "Madrid")
"""Names that models have often seen, and seen copied."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with words in the place of what must not be translated."""

    text: str
    hidden: Mapping[str, str]
    """What stands behind each word."""

    def spans(self, translation: str) -> dict[str, list[Span]]:
        """Where each word stands in a translation, or in the text itself."""
        return {word: [m.span() for m in _whole(word, translation)] for word in self.hidden}

    def lost(self, translation: str) -> list[str]:
        """The words that a translation does not have, or has more than once."""
        return [word for word, found in self.spans(translation).items() if len(found) != 1]

    def shown(self, translation: str) -> str:
        """A translation with what stands behind the words.

        >>> text = masked("See www.un.org for more.", [(4, 14)])
        >>> text.text, text.shown("Véase Linux.")
        ('See Linux for more.', 'Véase www.un.org.')
        """
        places = [(span, word) for word, found in self.spans(translation).items() for span in found]
        for (start, end), word in sorted(places, reverse=True):
            translation = translation[:start] + self.hidden[word] + translation[end:]
        return translation


def masked(text: str, spans: Iterable[Span]) -> Masked:
    """Put words in the place of these spans, of which overlapping ones count once.

    There are so many words that few texts have need of more; what is left over stays as
    it is.
    """
    free = iter(word for word in _WORDS if word not in text)
    parts: list[str] = []
    hidden: dict[str, str] = {}
    taken = 0
    for start, end in sorted(spans):
        word = next(free, None) if start >= taken else None
        if word is not None:
            hidden[word] = text[start:end]
            parts += text[taken:start], word
            taken = end
    return Masked("".join([*parts, text[taken:]]), hidden)


def _whole(word: str, text: str) -> Iterable[re.Match[str]]:
    return re.finditer(rf"(?<!\w){word}(?!\w)", text)
