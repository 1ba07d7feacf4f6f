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
    following: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The second words of those that have none but words, by the first."""

    def __iter__(self) -> Iterator[_Phrase]:
        return (phrase for listed in self.by_start.values() for phrase in listed)

    def runs(self, text: Wording) -> list[Span]:
        """Where they stand, in words, in no order."""
        words = text.vocabulary
        if self.starts.isdisjoint(words):
            return []
        starts = [start for start in self.starts & words if self._may_go_on(start, words)]
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

    def _may_go_on(self, start: str, words: frozenset[str]) -> bool:
        following = self.following.get(start)
        return following is None or not following.isdisjoint(words)

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
    following: dict[str, frozenset[str]] = {}
    for first, second in by_start:
        following[first] = following.get(first, frozenset()) | {second}
    plain = {first: seconds for first, seconds in following.items() if "#" not in seconds}
    return Phrases(frozenset(following), by_start, plain)


def _places(words: list[str], word: str) -> Iterator[int]:
    at = -1
    for _ in range(words.count(word)):
        at = words.index(word, at + 1)
        yield at
