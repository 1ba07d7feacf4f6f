"""A quick look at the figures of a pair: is there anything that can be wrong?

Most texts have no figures, and most of the others the same digits in the same order.
"""

from __future__ import annotations

import re
import sys
from functools import cache

from l10n.checks.pair import Pair, Text
from l10n.lexicon.numerals import numerals
from l10n.lexicon.units import units

_DIGITS = frozenset(filter(str.isdecimal, map(chr, range(sys.maxunicode + 1))))
_MOST = 400
"""Figures in one text."""
_RUN = re.compile(r"\d+")
_MARKED = re.compile(r"\d[.,:/٫٬،'’\-–−]\d|\d[\s\u00a0\u202f\u2009]\d|[½¼¾⅓⅔⅛]")
_SIGNS = frozenset("%٪％$€£¥₽₺₼₴₾₹₩₪₸֏°℃℉")


def has_digits(text: Text) -> bool:
    """Whether there is a digit of any script."""
    return not _DIGITS.isdisjoint(text.letters)


def is_table(text: Text) -> bool:
    """Whether it has too many figures for prose."""
    return len(text.text) > 2 * _MOST and len(_RUN.findall(text.text)) > _MOST


def is_worthwhile(pair: Pair) -> bool:
    """Whether there may be something to say about the figures of a pair."""
    source, target = pair.source, pair.target
    if source.once(is_table) or target.once(is_table):
        return False
    in_words = _in_words(source) and _in_words(target)
    if source.once(has_digits) or target.once(has_digits):
        return in_words or not _is_plainly_alike(source, target)
    return in_words


def _in_words(text: Text) -> bool:
    """Whether a word says two or more."""
    return not numerals(text.language.tag).counting.isdisjoint(text.vocabulary)


def _is_plainly_alike(source: Text, target: Text) -> bool:
    """Whether both have the same bare digits in the same order, with nothing beside them
    that counts, scales or measures."""
    here, there = _RUN.findall(source.text), _RUN.findall(target.text)
    if here != there or not _is_unscaled(source) or not _is_unscaled(target):
        return False
    names = units(source.language.tag)
    # Where names have endings, only a closer look finds them.
    return not names.units.starts and names.first_words.isdisjoint(source.vocabulary)


def _is_unscaled(text: Text) -> bool:
    """Whether neither marks nor words change what the digits say."""
    return (
        text.language.spaced
        and _SIGNS.isdisjoint(text.letters)
        and _scaling(text.language.tag).isdisjoint(text.vocabulary)
        and not _MARKED.search(text.text)
    )


@cache
def _scaling(tag: str) -> frozenset[str]:
    """The words that change what the figure before them says."""
    known = numerals(tag)
    scales = {word for word, value in known.words.items() if value >= 100}
    percent = {word for phrase in known.percent for word in phrase.casefold().split()}
    return frozenset(scales | percent | set(known.percent_before))
