"""Reads the scale after a plain figure: *5 million*, where nothing else goes with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from l10n.checks.figures.elision import words_and_parts
from l10n.checks.pair import Text
from l10n.lexicon.numerals import Number, numerals
from l10n.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[^\W\d_]{1,12}")
_DIGIT = re.compile(r"\d")
_NEAR = 24
_BESIDE = 2
"""Words beside a figure that may make it another."""
_GAP = 8
"""Characters after a scale in which no other figure may stand."""
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class _Scales:
    """The words of a language that multiply a figure."""

    words: frozenset[str]
    glued: frozenset[str]
    """These and the letters that do so right after it, as in *$5m*."""
    numbers: Mapping[str, int]
    """All that say a number."""


@cache
def _scales(tag: str) -> _Scales:
    known = numerals(tag)
    words = frozenset(word for word, value in known.words.items() if value in known.multipliers)
    return _Scales(words, words.union(known.money), known.words)


def scaled(
    text: Text, values: list[Number], places: list[Span]
) -> tuple[list[Number], list[Span], list[int]] | None:
    """Figures and their places, each with its scale, and which have one; None where that is
    not plain."""
    having: list[int] = []
    if not values:
        return values, places, having
    scales, written = _scales(text.language.tag), text.text
    looked_for = not scales.words.isdisjoint(words_and_parts(text))
    for number, (start, end) in enumerate(places):
        if written[end : end + 1].isalpha():
            tail = _TAIL.match(written, end)
            if tail is not None and tail[0].casefold() in scales.glued:
                return None
        if looked_for:
            before = _WORD.findall(written[max(0, start - _NEAR) : start].casefold())
            after = _WORD.findall(written[end : end + _NEAR].casefold())
            if not scales.words.isdisjoint(before[-_BESIDE:]):
                return None
            if not scales.words.isdisjoint(after[:_BESIDE]):
                last = _end(written, end, after, scales)
                if last is None or not values[number]:
                    return None
                values[number] *= scales.numbers[after[0]]
                places[number] = start, last
                having.append(number)
    return values, places, having


def _end(written: str, end: int, after: list[str], scales: _Scales) -> int | None:
    """Where the scale ends that is the next word; None where more may belong to it."""
    if scales.numbers.get(after[0], 0) < _THOUSAND or after[0] not in scales.words:
        return None
    word = _WORD.match(written, end + 1)
    if word is None or not written[end].isspace() or word.end() - end >= _NEAR:
        return None
    if any(one in scales.numbers for one in after[1:3]):
        return None
    last = word.end()
    return None if _DIGIT.search(written, last, last + _GAP) else last
