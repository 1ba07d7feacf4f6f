"""Finds the months and weekdays that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n.checks.figures import figures
from l10n.checks.glance import has_digits, is_table
from l10n.checks.pair import Text
from l10n.lexicon.dates import Calendar, calendar
from l10n.model import Span

_PART = re.compile(r"[^'’ʼ]+")
_DATE = re.compile(r"\d[./-]\d{1,2}[./-]\d|\d月")
_APOSTROPHES = frozenset("'’ʼ")
_FIGURE_BEFORE = re.compile(r"\d(?:[^\W\d_]{1,2}|[.º])?[\s\u00a0./-]{1,3}(?:d[eio]l?\s)?$")
_FIGURE_AFTER = re.compile(r"[.,]?[\s\u00a0/-]{0,3}(?:d[eio]l?\s)?\d")
_WINDOW = 9
_MOST = 60
"""Names in one text; what has more is a calendar, and no prose."""


@dataclass(frozen=True, slots=True)
class Named:
    """A month or a weekday in its place."""

    span: Span
    numbers: frozenset[int]
    """Which it is; several where a date in digits may be read in either order."""
    certain: bool
    """Whether the name cannot well be another word."""
    beside_figure: bool = True


def months(text: Text) -> tuple[Named, ...]:
    """The months that a text names, in words or in a date in digits.

    >>> from l10n.languages import language
    >>> [one.certain for one in months(Text("She may come in May or April", language("en")))]
    [False, True, True]
    """
    return text.once(_months)


def weekdays(text: Text) -> tuple[Named, ...]:
    """The days of the week that a text names, from Monday on."""
    return text.once(_weekdays)


def _months(text: Text) -> tuple[Named, ...]:
    names = calendar(text.language.tag)
    found = tuple(_named(text, names.months, names.month_words, names))
    if has_digits(text) and _DATE.search(text.text) and not is_table(text):
        found += tuple(_in_digits(text))
    return found[:_MOST]


def _weekdays(text: Text) -> tuple[Named, ...]:
    names = calendar(text.language.tag)
    return tuple(_named(text, names.weekdays, names.weekday_words, names))[:_MOST]


def _in_digits(text: Text) -> Iterator[Named]:
    for one in figures(text):
        if one.month:
            numbers = (int(str(value).split()[1]) for value in one.sure)
            yield Named(one.span, frozenset(numbers), certain=True)


def _named(
    text: Text, names: Mapping[str, int], words: frozenset[str], known: Calendar
) -> Iterator[Named]:
    if not text.language.spaced:
        for match in known.unspaced.finditer(text.text) if known.unspaced else ():
            if match[0] in names:
                yield Named(match.span(), frozenset({names[match[0]]}), certain=True)
        return
    if words.isdisjoint(text.once(_all_words)):
        return
    places = list(_places(text))
    for (word, at), (after, until) in zip(places, [*places[1:], ("", (0, 0))], strict=True):
        if word not in words:
            continue
        double = f"{word} {after}"
        if double in names:
            yield Named((at[0], until[1]), frozenset({names[double]}), certain=True)
        elif word in names:
            beside = _is_beside_figure(text.text, at)
            certain = word not in known.vague or _is_meant(text.text, at, known, beside=beside)
            yield Named(at, frozenset({names[word]}), certain, beside)


def _all_words(text: Text) -> frozenset[str]:
    """The words, and the parts of those with an apostrophe: *d’avril*, *Şubat’ta*."""
    if _APOSTROPHES.isdisjoint(text.letters):
        return text.vocabulary
    elided = (word for word in text.vocabulary if not word.isalnum())
    return text.vocabulary.union(part for word in elided for part in _PART.findall(word))


def _places(text: Text) -> Iterator[tuple[str, Span]]:
    """The words in their places, those with an apostrophe whole and in parts."""
    for word, at in zip(text.folded, text.spans, strict=True):
        yield word, at
        if not word.isalnum():
            parts = _PART.finditer(text.text, *at)
            yield from ((part[0].casefold(), part.span()) for part in parts)


def _is_beside_figure(text: str, at: Span) -> bool:
    before = text[max(0, at[0] - _WINDOW) : at[0]]
    return bool(_FIGURE_BEFORE.search(before) or _FIGURE_AFTER.match(text, at[1]))


def _is_meant(text: str, at: Span, known: Calendar, *, beside: bool) -> bool:
    """Whether a figure or a word before it shows that a name is meant."""
    if known.capital and not text[at[0]].isupper():
        return False
    before = text[max(0, at[0] - _WINDOW) : at[0]]
    return beside or not known.leads.isdisjoint(before.casefold().split()[-1:])
