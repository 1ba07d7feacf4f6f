"""A text, prepared for names to be looked for in it."""

from __future__ import annotations

from functools import cached_property

from l10n.checks.likeness.hearing import (
    ear,
    folded_parts,
    has_latin,
    parted,
    plain_parts,
    small_letters,
)
from l10n.checks.pair import Text
from l10n.lexicon.names import naming

_LATIN = "Latn"
_SURE = 4
"""Consonants from which on likeness is no accident."""


class View:
    """A text in which names are looked for: what several of them need, each worked out once."""

    def __init__(self, text: Text, source: Text) -> None:
        self._text, self._original = text, source
        self.tag = text.language.tag
        self.naming = naming(self.tag)
        self._ear = ear(self.tag)
        self.latin = self.naming.script == _LATIN
        self.words = parted(text)
        """The words, parted at their apostrophes."""
        self._sounded: dict[tuple[str, str], bool] = {}

    @cached_property
    def _folded(self) -> list[str]:
        return folded_parts(self._text)

    @cached_property
    def _run(self) -> str:
        """The folded words in one: where something is not in it, no word has it."""
        return f" {' '.join(self._folded)} "

    @cached_property
    def _source(self) -> frozenset[str]:
        return self._original.once(plain_parts)

    @cached_property
    def caseless(self) -> bool:
        """Whether no word has a capital or could have: every word may be a name."""
        return small_letters().isdisjoint([word[0] for word in self.words])

    @cached_property
    def _capitals(self) -> list[tuple[str, str]]:
        """The words that may be names, as written and folded: not those in small letters."""
        small, both = small_letters(), zip(self.words, self._folded, strict=True)
        return [pair for pair in both if pair[0][0] not in small]

    @cached_property
    def others(self) -> list[tuple[str, str]]:
        """The words that may be names, but are not the source's other names."""
        known = self._source
        return [pair for pair in self._capitals if pair[1] not in known]

    @cached_property
    def bare(self) -> list[tuple[str, list[str]]]:
        """Each of those words, and folded with and without what is written before it."""
        bare = self._ear.bare
        return [(word, bare(plain)) for word, plain in self.others]

    @cached_property
    def begun(self) -> dict[str, list[int]]:
        """Which of those begin with a letter, one way or the other, by letter."""
        places: dict[str, list[int]] = {}
        for place, (_, bare) in enumerate(self.bare):
            for one in bare:
                places.setdefault(one[:1], []).append(place)
        return places

    @cached_property
    def _strangers(self) -> list[str]:
        """The words that the source has not."""
        if self._original.text.isascii() and not has_latin(self._text):
            # Nothing here is folded to a word of the source.
            return [word for word in self.words if word not in self._source]
        known, both = self._source, zip(self.words, self._folded, strict=True)
        return [word for word, plain in both if plain not in known]

    @cached_property
    def _shapes(self) -> list[frozenset[str]]:
        """How the skeletons of each of those words begin."""
        return list(map(self._ear.beginnings, self._strangers))

    @cached_property
    def _heads(self) -> list[frozenset[str]]:
        """How the readings of each word begin that may sound like a name."""
        return list(map(self._ear.heads, self._audible))

    @cached_property
    def _audible(self) -> list[str]:
        """The words that may sound like a name. In Latin letters it has to have a capital and
        to be none of the source's."""
        return [word for word, _ in self.others] if self.latin else self.words

    @cached_property
    def _near(self) -> int:
        """Consonants of a name from which on likeness is enough."""
        return _SURE + 1 if self.caseless else _SURE
