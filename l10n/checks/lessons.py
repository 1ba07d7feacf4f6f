"""What translations that people approved teach the checks. Pure.

A lesson is what one catalog has to say; lessons of all catalogs make the knowledge
that the checks of a language pair are given.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.checks.consistency import fingerprint
from l10n.checks.pair import Knowledge, Pair
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold
from l10n.terms.base import TermBase

_LEAST_LETTERS = 3
_MOST_WORDS = 40
_PAIRS_FOR_A_NAME = 2
"""Approved sentences that must agree on a spelling; where no script has capitals, one more."""
_LONG_ENOUGH = 40
"""Characters of a source whose translation's length says something of the next one's."""
_PAIRS_FOR_A_BAND = 200
_WIDTH = 4.0
"""Standard deviations on either side: 0.006 % of a normal distribution lie beyond."""

Sighting = tuple[str, tuple[str, ...]]
"""A name of the source, and the words that one translation may have for it."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one catalog teaches."""

    translations: Mapping[str, str] = field(default_factory=dict)
    """Fingerprints: the translation of each source."""
    sightings: tuple[Sighting, ...] = ()
    lengths: tuple[int, float, float] = (0, 0.0, 0.0)
    """Pairs, the sum of the logarithms of their length ratios, and of their squares."""


def lesson(pairs: Iterable[Pair], approved: Iterable[Pair]) -> Lesson:
    """What a catalog's translations teach, and what those alone that people approved do."""
    signed = list(approved)
    logs = [
        math.log(len(pair.target.text) / len(pair.source.text))
        for pair in signed
        if len(pair.source.text) >= _LONG_ENOUGH
    ]
    return Lesson(
        {fingerprint(pair.source.text): fingerprint(pair.target.text) for pair in pairs},
        tuple(sighting for pair in signed for sighting in _sightings(pair)),
        (len(logs), sum(logs), sum(log * log for log in logs)),
    )


def learned(lessons: Mapping[str, Lesson], terms: TermBase) -> Knowledge:
    """The knowledge that lessons make, by the statement that each is from."""
    return Knowledge(
        spellings=_spellings([one for lesson in lessons.values() for one in lesson.sightings]),
        ratio=_ratio([lesson.lengths for lesson in lessons.values()]),
        terms=terms,
        elsewhere=_elsewhere(lessons),
    )


def _sightings(pair: Pair) -> Iterable[Sighting]:
    """Each name that is not in the target as it is, with what may stand for it there."""
    ordinary = naming(pair.source.language.tag)
    if not ordinary.words:
        return
    names = {
        word
        for word in pair.source.words
        if word[0].isupper()
        and len(word) >= _LEAST_LETTERS
        and word not in pair.target.text
        and not ordinary.is_ordinary(fold(word))
    }
    if names:
        words = tuple(_candidates(pair))
        yield from ((name, words) for name in sorted(names))


def _candidates(pair: Pair) -> list[str]:
    """Words of the target that may be names: those with capitals, or all where there are none."""
    cased = any(word[0].isupper() for word in pair.target.words)
    found = [
        word
        for word in dict.fromkeys(pair.target.words)
        if len(word) >= _LEAST_LETTERS and (word[0].isupper() or not cased)
    ]
    return found[:_MOST_WORDS]


def _spellings(sightings: Sequence[Sighting]) -> dict[str, frozenset[str]]:
    """Names whose every sentence has one word in common that no other sentence has."""
    by_name: dict[str, set[tuple[str, ...]]] = {}
    for name, words in sightings:
        by_name.setdefault(name, set()).add(words)
    index = _by_beginning({words for _, words in sightings})
    found = {}
    for name, sentences in by_name.items():
        cased = any(word[0].isupper() for words in sentences for word in words)
        if len(sentences) >= _PAIRS_FOR_A_NAME + (not cased):
            shared = [
                forms
                for word in min(sentences)
                if (forms := _forms(word, index)).keys() == sentences
            ]
            if len(shared) == 1:
                found[name] = frozenset().union(*shared[0].values())
    return found


_Index = Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]
"""Words with their sentences, by the word's first letters, folded."""


def _by_beginning(sentences: Iterable[tuple[str, ...]]) -> _Index:
    index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for words in sentences:
        for word in words:
            index.setdefault(fold(word)[:_LEAST_LETTERS], []).append((word, words))
    return index


def _forms(word: str, index: _Index) -> dict[tuple[str, ...], set[str]]:
    """The forms of a word, by the sentences that they stand in."""
    found: dict[tuple[str, ...], set[str]] = {}
    for other, words in index.get(fold(word)[:_LEAST_LETTERS], ()):
        if _is_form(word, other):
            found.setdefault(words, set()).add(other)
    return found


def _is_form(word: str, other: str) -> bool:
    """Whether two words differ in no more than an ending that grammar may give them."""
    one, two = fold(word), fold(other)
    stem = max(_LEAST_LETTERS, round(min(len(one), len(two)) * 0.7))
    return one[:stem] == two[:stem] and abs(len(one) - len(two)) <= _LEAST_LETTERS


def _ratio(lengths: Iterable[tuple[int, float, float]]) -> tuple[float, float] | None:
    """The band of a logarithmic normal distribution; None where too little is known."""
    counts, sums, squares = zip(*lengths, strict=True) if lengths else ((), (), ())
    count = sum(counts)
    if count < _PAIRS_FOR_A_BAND:
        return None
    mean = sum(sums) / count
    spread = math.sqrt(max(0.0, sum(squares) / count - mean * mean))
    return math.exp(mean - _WIDTH * spread), math.exp(mean + _WIDTH * spread)


def _elsewhere(lessons: Mapping[str, Lesson]) -> dict[str, dict[str, str]]:
    """Only sources with two translations or more."""
    found: dict[str, dict[str, str]] = {}
    for statement, one in lessons.items():
        for source, target in one.translations.items():
            found.setdefault(source, {}).setdefault(target, statement)
    return {source: targets for source, targets in found.items() if len(targets) > 1}
