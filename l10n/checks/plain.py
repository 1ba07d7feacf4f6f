"""Whether two texts have the same plain figures in the same order, which most have.

Far quicker than reading all that may be a figure: only what stands in digits is read, and
only where it can say one thing alone. In doubt the answer is no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from l10n.checks import digits, roman
from l10n.checks.counting import both_count, count_alike
from l10n.checks.elision import words_and_parts
from l10n.checks.pair import Pair, Text
from l10n.lexicon.notation import notation
from l10n.lexicon.numerals import Number, numerals
from l10n.lexicon.percent import is_percentage, mentions_percent
from l10n.lexicon.units import base, units
from l10n.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[^\W\d_]{1,12}")
_NEAR = 24
_RUN = re.compile(r"(\d\d*)(?:[.,:/٫٬،'’\-\shH]{1,3}(\d))?")
"""Digits, and what would make them more than a bare number. What begins with a class of
characters is found faster than what begins with a repetition."""
_FRACTIONS = frozenset("½¼¾⅓⅔⅛")
_LONGEST = 40
_POWERED = frozenset("mмم")
"""After these letters a 2 or a 3 may be a power: m2."""
_BESIDE = 2
"""Words beside a figure that may make it another."""


def are_alike(pair: Pair) -> bool:
    """Whether all figures are plain and alike, with the same per cents, units and money.

    >>> from l10n.languages import language
    >>> source = Text("In 1990 it had 1,250 pupils in 9 forms.", language("en"))
    >>> target = Text("1990 hatte sie 1.250 Kinder in neun Klassen.", language("de"))
    >>> are_alike(Pair(source, target))
    True
    """
    here = _plain(pair.source)
    there = _plain(pair.target) if here is not None else None
    if here is None or there is None:
        return False
    values, others = [value for value, _ in here], [value for value, _ in there]
    if values == others:
        if both_count(pair) and not count_alike(pair):
            return False
    elif not _are_alike_with_words(pair, values, others):
        return False
    else:
        here = [one for one in here if one[0] in others]
        there = [one for one in there if one[0] in values]
    return _are_measured_alike(pair, [at for _, at in here], [at for _, at in there])


_Plain = tuple[Number, Span]


def _are_alike_with_words(pair: Pair, values: list[Number], others: list[Number]) -> bool:
    """Whether what is in digits in one text only is in words in the other."""
    common = [value for value in values if value in others]
    if common != [value for value in others if value in values]:
        return False
    lost = [value for value in values if value not in others]
    added = [value for value in others if value not in values]
    for text in (pair.source, pair.target):
        if mentions_percent(text.text, numerals(text.language.tag)):
            return False
    lost, added = _less_roman(lost, pair.target), _less_roman(added, pair.source)
    return count_alike(pair, lost, added) if lost or added or both_count(pair) else True


def _less_roman(values: list[Number], text: Text) -> list[Number]:
    """The values that no Roman numeral of a text says."""
    found = [roman.value(word) for word in text.words if roman.is_one(word)] if values else []
    left: list[Number] = []
    for value in values:
        if value in found:
            found.remove(int(value))
        else:
            left.append(value)
    return left


def _plain(text: Text) -> list[_Plain] | None:
    """The figures with their places; None where they are not all plain."""
    if not text.language.spaced:
        return None
    found = _bare(text.text) if _FRACTIONS.isdisjoint(text.letters) else None
    if found is None:
        found = _marked(text)
    return None if found is None or any(_is_scaled(text, found)) else found


def _bare(text: str) -> list[_Plain] | None:
    """The figures of a text that has none with marks; None where it has some."""
    found: list[_Plain] = []
    for match in _RUN.finditer(text):
        start, end = match.span(1)
        if match.lastindex != 1 or end - start > _LONGEST or text[start - 1 : start] in _POWERED:
            return None
        found.append((int(match[1]), (start, end)))
    return found


def _marked(text: Text) -> list[_Plain] | None:
    """The figures by the notation of the language."""
    found: list[_Plain] = []
    for match in digits.tokens(text.text):
        if match["power"]:
            continue
        if not match["spaced"] and (match["part"] or not match["plain"]):
            return None
        strict = digits.read(text.text, match.span(), notation(text.language.tag)).strict
        if len(strict) != 1:
            return None
        found.append((strict[0], match.span()))
    return found


@dataclass(frozen=True, slots=True)
class _Scales:
    """The words of a language that multiply a figure."""

    words: frozenset[str]
    glued: frozenset[str]
    """These and the letters that do so right after it, as in *$5m*."""


@cache
def _scales(tag: str) -> _Scales:
    known = numerals(tag)
    words = frozenset(word for word, value in known.words.items() if value in known.multipliers)
    return _Scales(words, words.union(known.money))


def _is_scaled(text: Text, found: list[_Plain]) -> Iterator[bool]:
    """For each figure, whether a word beside it may scale it."""
    scales = _scales(text.language.tag)
    looked_for = not scales.words.isdisjoint(words_and_parts(text))
    for _, (start, end) in found:
        if text.text[end : end + 1].isalpha():
            tail = _TAIL.match(text.text, end)
            yield tail is not None and tail[0].casefold() in scales.glued
        if looked_for:
            before = _WORD.findall(text.text[max(0, start - _NEAR) : start].casefold())
            after = _WORD.findall(text.text[end : end + _NEAR].casefold())
            yield not scales.words.isdisjoint((*before[-_BESIDE:], *after[:_BESIDE]))


def _are_measured_alike(pair: Pair, here: list[Span], there: list[Span]) -> bool:
    """Whether what stands beside figures that are alike is alike, too."""
    source, target = pair.source, pair.target
    known, others = numerals(source.language.tag), numerals(target.language.tag)
    for at, other in zip(here, there, strict=True):
        percent = is_percentage(source.text, at, known)
        if percent != is_percentage(target.text, other, others):
            return False
        if not percent and not _is_measured_alike(pair, at, other):
            return False
    return True


def _is_measured_alike(pair: Pair, here: Span, there: Span) -> bool:
    unit, currency = measure(pair.source, here)
    if not (unit or currency):
        return True
    other, other_currency = measure(pair.target, there)
    return currency in ("", other_currency) and (not other or base(unit) == base(other))


def measure(text: Text, at: Span) -> tuple[str, str]:
    """The unit and the currency of a figure; nothing where it has none."""
    names, (start, end) = units(text.language.tag), at
    measures, pays = text.once(_may_be_measured)
    # What is written together with a figure is no word of the text.
    after = text.text[end : end + 1].isalpha()
    unit = names.unit_after(text.text, end) if measures or after else ""
    if pays or after or text.text[start - 1 : start].isalpha():
        return unit, names.currency_beside(text.text, start, end)
    return unit, ""


def _may_be_measured(text: Text) -> tuple[bool, bool]:
    """Whether a text may name a unit, and whether a currency."""
    names, words = units(text.language.tag), words_and_parts(text)
    return (
        names.units.may_occur(words, text.letters),
        names.currencies.may_occur(words, text.letters),
    )
