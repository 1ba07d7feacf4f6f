"""Whether two texts have the same plain figures in the same order, which most have.

Far quicker than reading all that may be a figure: only what stands in digits is read, and
only where it can say one thing alone. In doubt the answer is no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from l10n.checks import digits
from l10n.checks.pair import Pair, Text
from l10n.lexicon.notation import notation
from l10n.lexicon.numerals import Number, numerals
from l10n.lexicon.percent import is_percentage
from l10n.lexicon.units import base, units
from l10n.model import Span

_APOSTROPHES = frozenset("'’ʼ")
_WORD = re.compile(r"[^\W\d_]+")
_TAIL = re.compile(r"[^\W\d_]{1,12}")
_NEAR = 24
_BESIDE = 2
"""Words beside a figure that may make it another."""


def are_alike(pair: Pair) -> bool:
    """Whether all figures are plain and alike, with the same per cents, units and money.

    >>> from l10n.languages import language
    >>> source = Text("In 1990 it had 1,250 pupils.", language("en"))
    >>> are_alike(Pair(source, Text("1990 hatte sie 1.250 Schüler.", language("de"))))
    True
    """
    here = _plain(pair.source)
    if here is None:
        return False
    there = _plain(pair.target)
    if there is None or [value for value, _ in here] != [value for value, _ in there]:
        return False
    places = zip([at for _, at in here], [at for _, at in there], strict=True)
    return all(_is_measured_alike(pair, *both) for both in places)


_Plain = tuple[Number, Span]


def _plain(text: Text) -> list[_Plain] | None:
    """The figures with their places; None where they are not all plain."""
    if not text.language.spaced:
        return None
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
    return None if any(_is_scaled(text, found)) else found


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
    written = not scales.words.isdisjoint(text.vocabulary)
    looked_for = written or not _APOSTROPHES.isdisjoint(text.letters)
    for _, (start, end) in found:
        tail = _TAIL.match(text.text, end)
        yield tail is not None and tail[0].casefold() in scales.glued
        if looked_for:
            before = _WORD.findall(text.text[max(0, start - _NEAR) : start].casefold())
            after = _WORD.findall(text.text[end : end + _NEAR].casefold())
            yield not scales.words.isdisjoint((*before[-_BESIDE:], *after[:_BESIDE]))


def _is_measured_alike(pair: Pair, here: Span, there: Span) -> bool:
    """Whether what stands beside two figures that are alike is alike, too."""
    source, target = pair.source, pair.target
    percent = is_percentage(source.text, here, numerals(source.language.tag))
    if percent != is_percentage(target.text, there, numerals(target.language.tag)):
        return False
    if percent:
        return True
    unit, currency = measure(source, here)
    if not (unit or currency):
        return True
    other, other_currency = measure(target, there)
    return currency in ("", other_currency) and (not other or base(unit) == base(other))


def measure(text: Text, at: Span) -> tuple[str, str]:
    """The unit and the currency of a figure; nothing where it has none."""
    names = units(text.language.tag)
    glued = text.text[at[1] : at[1] + 1].isalpha() or text.text[at[0] - 1 : at[0]].isalpha()
    if glued or not _APOSTROPHES.isdisjoint(text.letters) or names.may_occur(text.letters, text.vocabulary):
        return names.beside(text.text, *at)
    return "", ""
