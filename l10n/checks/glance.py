"""A quick look at the figures of a pair: is there anything that can be wrong?

Most texts have no figures, and most of the others the same figures in the same order.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from l10n.checks.pair import Pair, Text
from l10n.checks.plain import are_alike
from l10n.lexicon.numerals import numerals

_DIGITS = frozenset(filter(str.isdecimal, map(chr, range(sys.maxunicode + 1))))
_MOST = 400
"""Figures in one text."""
_RUN = re.compile(r"\d+")


def has_digits(text: Text) -> bool:
    """Whether there is a digit of any script."""
    return not _DIGITS.isdisjoint(text.letters)


def is_table(text: Text) -> bool:
    """Whether it has too many figures for prose."""
    return len(text.text) > 2 * _MOST and len(_RUN.findall(text.text)) > _MOST


def is_worthwhile(pair: Pair) -> bool:
    """Whether there may be something to say about the figures of a pair."""
    here, there = _counting(pair.source.language.tag), _counting(pair.target.language.tag)
    # Only what both texts say in words can have become another number.
    in_words = not (
        here.words.isdisjoint(pair.source.vocabulary)
        or there.words.isdisjoint(pair.target.vocabulary)
    )
    if has_digits(pair.source) or has_digits(pair.target):
        if is_table(pair.source) or is_table(pair.target):
            return False
        return (in_words and not _count_alike(pair)) or not are_alike(pair)
    return in_words and not _count_alike(pair)


@dataclass(frozen=True, slots=True)
class _Counting:
    """The words of a language that say two or more."""

    words: frozenset[str]
    simple: Mapping[str, int]
    """Those that make up no number with their neighbours."""
    compound: bool
    """Whether longer words may have them in them."""


@cache
def _counting(tag: str) -> _Counting:
    known = numerals(tag)
    simple = {word: value for word, value in known.words.items() if 1 < value < 20 and value != 10}
    return _Counting(known.counting, simple, known.compound)


def _count_alike(pair: Pair) -> bool:
    """Whether all that the words of one text say is in the other, too, and quite simple."""
    here, there = _counting(pair.source.language.tag), _counting(pair.target.language.tag)
    if here.compound and there.compound:
        return False
    first, second = _values(pair.source, here), _values(pair.target, there)
    return first is not None and first == second


def _values(text: Text, known: _Counting) -> list[int] | None:
    """What the words say, sorted; None where some may say a number together."""
    words = [word for word in text.folded if word in known.words]
    if any(word not in known.simple for word in words):
        return None
    return sorted(known.simple[word] for word in words)
