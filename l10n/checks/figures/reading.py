"""Reads the figures of a text, in digits and in words, by value."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from l10n.checks.figures.composing import compose
from l10n.checks.figures.figure import Figure, Value
from l10n.checks.figures.halving import halves_of
from l10n.checks.figures.pieces import pieces
from l10n.checks.figures.plain import measure, rearranged, speaks_of_percent
from l10n.checks.pair import Pair, Text
from l10n.lexicon.numerals import Number, Numerals, numerals
from l10n.lexicon.percent import is_percentage
from l10n.model import Span

_LONGEST_RANGE = 12
"""Characters between two figures of which one scale speaks: *3 y más de 10 millones*."""
_SCALE = 1000
"""What is said in words may be money from here on: *billions of dollars*."""
_SCALES = (10**3, 10**6, 10**9, 10**12)


def figures(text: Text) -> tuple[Figure, ...]:
    """All figures of a text, in order.

    >>> from l10n.languages import language
    >>> [int(one.least) for one in figures(Text("2,5 millones y tres", language("es")))]
    [2500000, 3]
    """
    return text.once(_figures)


def _figures(text: Text) -> tuple[Figure, ...]:
    known = numerals(text.language.tag)
    found = compose(text.text, pieces(text), known)
    if not found:
        return tuple(halves_of(text.text, found, known))
    if len(found) > 1:
        found = list(_with_neighbours(found))
    percent = speaks_of_percent(text)
    found = [_measured(text, one, known, percent=percent) for one in found]
    return (*found, *halves_of(text.text, found, known))


def rearranged_figures(pair: Pair) -> tuple[tuple[Figure, Figure], ...]:
    """Source and target, where all figures are plain, and only their order is another."""
    return tuple(
        (_bare(pair.source, value, here), _bare(pair.target, value, there))
        for value, here, there in rearranged(pair)
    )


def _bare(text: Text, value: Number, at: Span) -> Figure:
    figure, known = Figure(at, frozenset({value})), numerals(text.language.tag)
    return _measured(text, figure, known, percent=speaks_of_percent(text))


def _measured(text: Text, figure: Figure, known: Numerals, *, percent: bool) -> Figure:
    """The figure with what is said beside it: per cent, a unit, a currency."""
    if percent and is_percentage(text.text, figure.span, known):
        return figure._replace(percent=True)
    if figure.digits:
        unit, currency = measure(text, figure.span)
        return Figure(*figure[:7], unit, currency) if unit or currency else figure
    if figure.least < _SCALE:
        return figure
    _, currency = measure(text, figure.span)
    return figure._replace(currency=currency) if currency else figure


def _with_neighbours(found: list[Figure]) -> Iterator[Figure]:
    """In “2 to 3 million” one figure takes up what the other says; “two dozen” are 24."""
    for here, after in zip_longest(found, found[1:]):
        gap = after.span[0] - here.span[1] if after else _LONGEST_RANGE + 1
        more: frozenset[Value] = frozenset()
        if gap <= _LONGEST_RANGE and here.digits and after.sure:
            more = frozenset(_scaled(here, after))
        elif gap <= 1 and not after.digits and not after.sure:
            more = frozenset(_multiplied(here, after))
        yield here._replace(loose=here.loose | more) if more else here


def _scaled(here: Figure, after: Figure) -> Iterator[Number]:
    for value in after.sure:
        if not isinstance(value, str) and value >= 1000:
            # 1.4 billion is told in billions, 1,500 million in millions.
            said = max(scale for scale in _SCALES if scale <= value)
            whole = max(scale for scale in _SCALES if value % scale == 0 or scale == _SCALE)
            numbers = [one for one in here.sure if not isinstance(one, str)]
            yield from (one * scale for scale in {said, whole} for one in numbers)


def _multiplied(here: Figure, after: Figure) -> Iterator[Number]:
    for one in here.sure:
        for many in after.loose:
            if not isinstance(one, str) and not isinstance(many, str):
                yield one * many
