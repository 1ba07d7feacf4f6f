"""Finds the months and weekdays that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n.checks.figures.digits import DIGITS
from l10n.checks.figures.elision import APOSTROPHES, PART, with_parts, words_and_parts
from l10n.checks.figures.glance import has_digits, is_table
from l10n.checks.figures.reading import figures
from l10n.checks.pair import Pair, Text
from l10n.lexicon.dates import Calendar, calendar
from l10n.model import Span

_DATE = re.compile(r"\d[./-]\d{1,2}[./-]\d|\d月")
_DATE_MARKS = frozenset("./-月")
_FIGURE_BEFORE = re.compile(r"\d(?:[^\W\d_]{1,2}|[.º])?[\s\u00a0./-]{1,3}(?:d[eio]l?\s)?$")
_FIGURE_AFTER = re.compile(r"[.,]?[\s\u00a0/-]{0,3}(?:d[eio]l?\s)?\d")
_WINDOW = 9
_RANGE = 30
_FEWEST = 2
"""Words of a phrase before its second month: the first one, and “to” or “and”."""
_STOP = re.compile(r"[^\w\s'’-]")
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


def names_alike(pair: Pair) -> bool:
    """A quick look: whether the same months are named, by whatever word, and no other
    weekdays. In doubt no."""
    here, there = pair.source.once(_glanced), _glanced(pair.target)
    if here is None or there is None:
        return False
    if here == there:
        return True
    days, others = here - _MONTHS, there - _MONTHS
    return here & _MONTHS == there & _MONTHS and (days <= others or others <= days)


_MONTHS = frozenset(range(1, 13))
_NOTHING: frozenset[int] = frozenset()


def _glanced(text: Text) -> frozenset[int] | None:
    """The months that single words name, and beyond twelve the weekdays; None where only a
    closer look can tell."""
    names, letters = calendar(text.language.tag), text.letters
    if names.unspaced or not (
        _DATE_MARKS.isdisjoint(letters)
        or DIGITS.isdisjoint(letters)
        or _DATE.search(text.text) is None
    ):
        return None
    written = text.vocabulary if APOSTROPHES.isdisjoint(text.marks) else text.once(with_parts)
    if names.words.isdisjoint(written):
        return _NOTHING
    words = {word for word in names.words & written if _may_be_meant(text, word, names)}
    if not words.isdisjoint(names.firsts):
        return None
    months = {names.months[word] for word in words if word in names.months}
    days = {12 + names.weekdays[word] for word in words if word in names.weekdays}
    return frozenset(months | days)


def _may_be_meant(text: Text, word: str, names: Calendar) -> bool:
    """Whether a name that is another word, too, is written with the capital it needs."""
    if word not in names.vague or not names.capital:
        return True
    places = zip(text.words, text.folded, strict=True)
    return any(one[0].isupper() for one, folded in places if folded == word)


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
                beside = _is_beside_figure(text.text, match.span())
                yield Named(match.span(), frozenset({names[match[0]]}), True, beside)
        return
    if words.isdisjoint(words_and_parts(text)):
        return
    places = text.once(_places)
    for place, (word, at) in enumerate(places):
        if word not in words:
            continue
        after, until = places[place + 1] if place + 1 < len(places) else ("", at)
        double = f"{word} {after}"
        if double in names:
            yield Named((at[0], until[1]), frozenset({names[double]}), certain=True)
        elif word in names:
            beside = _is_beside_figure(text.text, at)
            certain = word not in known.vague or _is_meant(text.text, at, known, beside=beside)
            beside = beside or _is_doubled(text.text, at)
            yield Named(at, frozenset({names[word]}), certain, beside)


def _places(text: Text) -> list[tuple[str, Span]]:
    """The words in their places, those with an apostrophe whole and in parts."""
    if APOSTROPHES.isdisjoint(text.letters):
        return list(zip(text.folded, text.spans, strict=True))
    return list(_places_in_parts(text))


def _places_in_parts(text: Text) -> Iterator[tuple[str, Span]]:
    for word, at in zip(text.folded, text.spans, strict=True):
        yield word, at
        if not word.isalnum():
            parts = PART.finditer(text.text, *at)
            yield from ((part[0].casefold(), part.span()) for part in parts)


def _is_beside_figure(text: str, at: Span) -> bool:
    before = text[max(0, at[0] - _WINDOW) : at[0]]
    return bool(_FIGURE_BEFORE.search(before) or _FIGURE_AFTER.match(text, at[1]))


def _is_doubled(text: str, at: Span) -> bool:
    """Whether two names of a month stand side by side, as Arabic *أبريل/نيسان*."""
    return text[at[1] : at[1] + 1] == "/" or text[at[0] - 1 : at[0]] == "/"


def _is_meant(text: str, at: Span, known: Calendar, *, beside: bool) -> bool:
    """Whether a figure or a word before it shows that a name is meant."""
    if known.capital and not text[at[0]].isupper():
        return False
    before = text[max(0, at[0] - _WINDOW) : at[0]]
    if beside or not known.leads.isdisjoint(before.casefold().split()[-1:]):
        return True
    return _ends_a_range(text, at, known)


def _ends_a_range(text: str, at: Span, known: Calendar) -> bool:
    """Whether another month stands before it in the same phrase: *November to March*. After
    a word with a capital it may be a person: *in November Theresa May*."""
    phrase = _STOP.split(text[max(0, at[0] - _RANGE) : at[0]])[-1]
    words = phrase.split()
    if len(words) < _FEWEST or words[-1][0].isupper():
        return False
    return any(
        word in known.months and word not in known.vague for word in map(str.casefold, words)
    )
