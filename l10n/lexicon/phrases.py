"""Phrases to seek in texts, word by word: ``far from``; ``no #`` is “no” before a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from l10n.lexicon.wording import Wording
from l10n.model import Span

_Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of two words or more."""

    starts: frozenset[str] = frozenset()
    """Their first words."""
    by_start: Mapping[tuple[str, str], tuple[_Phrase, ...]] = field(default_factory=dict)
    """By their first two words."""

    def __iter__(self) -> Iterator[_Phrase]:
        return (phrase for listed in self.by_start.values() for phrase in listed)

    def runs(self, text: Wording) -> list[Span]:
        """Where they stand, in words, in no order."""
        starts = self.starts & text.vocabulary
        if not starts:
            return []
        folded = text.folded
        return [
            (at, at + len(phrase))
            for start in starts
            for at in _places(folded, start)
            for phrase in self._after(start, folded[at + 1 : at + 2])
            if phrase[2:] == tuple(folded[at + 2 : at + len(phrase)])
        ]

    def _after(self, start: str, following: list[str]) -> tuple[_Phrase, ...]:
        """The phrases that may begin with these two words."""
        word = "#" if any(map(str.isdigit, following)) else "".join(following)
        return self.by_start.get((start, word), ())

    def spans(self, text: Wording) -> list[Span]:
        """Where they stand, in characters, in no order."""
        runs = self.runs(text)
        return [(text.spans[start][0], text.spans[end - 1][1]) for start, end in runs]


def phrases(listed: Iterable[str]) -> Phrases:
    """
    >>> [*phrases(["far from", "no #"])]
    [('far', 'from'), ('no', '#')]
    """
    by_start: dict[tuple[str, str], tuple[_Phrase, ...]] = {}
    for phrase in listed:
        words = tuple(phrase.casefold().split())
        start = words[0], words[1]
        by_start[start] = (*by_start.get(start, ()), words)
    return Phrases(frozenset(first for first, _ in by_start), by_start)


def _places(words: list[str], word: str) -> Iterator[int]:
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at
