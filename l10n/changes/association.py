"""Which words of the source some words of a draft stand for, learned from drafts. Pure.

Words that stand for each other occur in the same sentences. How far from chance that is,
is measured by the logarithm of the likelihood ratio (Dunning, Accurate Methods for the
Statistics of Surprise and Coincidence, 1993); words compete for each other, as in Melamed,
Models of Translational Equivalence among Words, 2000.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from l10n.changes.capitals import begins_after
from l10n.changes.replacements import Replacement
from l10n.changes.tokens import Word, content, folded_words, is_content, span_of, words

Draft = tuple[str, str]
"""A source and what a machine made of it."""

_LONGEST = 6
"""Words of the source in a row that are looked at."""
_SENTENCES = 2
"""Sentences that must have both; in one alone everything goes with everything."""
_SURE = 10.83
"""Likelihood ratio that chance reaches once in a thousand: chi-square, one degree."""
_SHORTEST_NAME = 3
_SHORTEST_COGNATE = 6
_ALIKE = 80.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words of a draft stand for."""

    source: str
    """Words of the source, as they are written there."""
    sure: bool
    named: bool = False
    """Whether it is what the person wrote, letter for letter: a name."""
    opens: bool = False
    """Whether it begins its sentence: a capital there says nothing."""


class Drafts:
    """The drafts of one language, by the words in them."""

    def __init__(self, drafts: Iterable[Draft], source: str, target: str) -> None:
        self._tags = source, target
        known = sorted(set(drafts))
        self._total = len(known)
        self._sources = _Side(folded_words(text, source, apart=True) for text, _ in known)
        self._targets = _Side(folded_words(text, target) for _, text in known)

    def meaning(self, source: str, draft: str, replaced: Replacement) -> Meaning | None:
        """What the words stand for that were replaced in this draft; None where nobody knows.

        A name that was put right stands in the source as it is written now. Anything else
        is what goes with these words in other sentences, rather than with their
        neighbours; of what goes with them equally well, the longest.
        """
        heard, said = words(source, self._tags[0], apart=True), words(draft, self._tags[1])
        name = self._name(source, heard, replaced)
        if name:
            return name
        old = tuple(word.folded for word in words(replaced.old, self._tags[1]))
        having = self._targets.having(old)
        if len(having) < _SENTENCES:
            return None
        place = replaced.start / max(1, len(draft))
        for run in self._ranked(source, heard, having, place):
            verdict = self._is_meant(run, old, said)
            if verdict is not None:
                return _meaning(source, run, sure=verdict)
        return None

    def _name(self, source: str, heard: Sequence[Word], replaced: Replacement) -> Meaning | None:
        """The new words, where the source has them too, or words much like them."""
        new = content((w.folded for w in words(replaced.new, self._tags[1])), self._tags[1])
        at = [n for n, word in enumerate(heard) if any(_is_like(word.folded, w) for w in new)]
        if not at or not all(any(_is_like(heard[n].folded, word) for n in at) for word in new):
            return None
        run = heard[at[0] : at[-1] + 1]
        if len(run) > _LONGEST:
            return None
        named = {heard[number].folded for number in at} == set(new)
        return _meaning(source, run, sure=True, named=named)

    def _ranked(
        self, source: str, heard: Sequence[Word], having: frozenset[int], place: float
    ) -> list[Sequence[Word]]:
        """Runs of the source that go with the words, the best first."""
        found = []
        for run in self._runs(heard):
            score = self._score(tuple(word.folded for word in run), having)
            if score > 0:
                away = abs(run[0].start / max(1, len(source)) - place)
                found.append((-score, -len(run), away, run))
        return [run for *_, run in sorted(found)]

    def _runs(self, heard: Sequence[Word]) -> Iterator[Sequence[Word]]:
        """What may be a term: words in a row, the first and the last of them no grammar."""
        tag = self._tags[0]
        ends = [number for number, word in enumerate(heard) if is_content(word.folded, tag)]
        for first in ends:
            for last in ends:
                if first <= last < first + _LONGEST:
                    yield heard[first : last + 1]

    def _score(self, run: tuple[str, ...], having: frozenset[int]) -> float:
        """How far from chance a run of the source is in just these drafts."""
        both = self._sources.having(run)
        shared = len(both & having)
        if shared < _SENTENCES or shared * self._total <= len(both) * len(having):
            return 0.0
        return round(_likelihood_ratio(shared, len(both), len(having), self._total), 6)

    def _is_meant(
        self, run: Sequence[Word], old: tuple[str, ...], said: Sequence[Word]
    ) -> bool | None:
        """Whether a run stands for the words, surely or perhaps; None where it stands
        rather for others of the draft. It may stand for as many as it has itself."""
        folded = tuple(word.folded for word in run)
        mine = self._score(folded, self._targets.having(old))
        others = set(content((word.folded for word in said), self._tags[1])) - set(old)
        rivals = [self._score(folded, self._targets.having((word,))) for word in others]
        room = len(content(folded, self._tags[0]))
        if sum(score > mine for score in rivals) >= room:
            return None
        alone = sum(score >= mine for score in rivals) < room
        return alone and mine >= _SURE and (room == 1 or self._always_go(folded, old))

    def _always_go(self, run: tuple[str, ...], old: tuple[str, ...]) -> bool:
        """Whether neither is anywhere without the other, or both are often together: of the
        many runs of a long sentence, one or another goes with anything now and then."""
        there, here = self._sources.having(run), self._targets.having(old)
        return there == here or len(there & here) > _SENTENCES


def _meaning(source: str, run: Sequence[Word], *, sure: bool, named: bool = False) -> Meaning:
    start, end = span_of(run)
    return Meaning(source[start:end], sure, named, begins_after(source[:start]))


class _Side:
    """Texts of one language as folded words, found by them."""

    def __init__(self, texts: Iterable[Sequence[str]]) -> None:
        self._lines: list[str] = []
        self._by_word: dict[str, set[int]] = {}
        for number, text in enumerate(texts):
            self._lines.append(_line(text))
            for word in text:
                self._by_word.setdefault(word, set()).add(number)
        self.having = lru_cache(maxsize=None)(self._having)
        """The numbers of the texts that have these words in a row."""

    def _having(self, run: tuple[str, ...]) -> frozenset[int]:
        rarest = min((self._by_word.get(word, set()) for word in run), key=len)
        if len(run) == 1:
            return frozenset(rarest)
        wanted = _line(run)
        return frozenset(number for number in rarest if wanted in self._lines[number])


def _is_like(word: str, other: str) -> bool:
    """Whether two words of two languages are a name, or of one origin: *genocide*, *genocidio*.

    >>> _is_like("khojaly", "khojaly"), _is_like("genocide", "genocidio"), _is_like("go", "gol")
    (True, True, False)
    """
    if word == other:
        return len(word) >= _SHORTEST_NAME
    return min(len(word), len(other)) >= _SHORTEST_COGNATE and fuzz.ratio(word, other) >= _ALIKE


def _line(run: Iterable[str]) -> str:
    return f" {' '.join(run)} "


def _likelihood_ratio(both: int, one: int, other: int, total: int) -> float:
    """Of two things in ``one`` and in ``other`` of ``total`` sentences, in ``both`` together.

    >>> round(_likelihood_ratio(3, 3, 3, 100), 1), round(_likelihood_ratio(1, 10, 10, 100), 1)
    (26.9, 0.0)
    """
    cells = (
        (both, one * other),
        (one - both, one * (total - other)),
        (other - both, (total - one) * other),
        (total - one - other + both, (total - one) * (total - other)),
    )
    return 2 * sum(seen * math.log(seen * total / expected) for seen, expected in cells if seen > 0)
