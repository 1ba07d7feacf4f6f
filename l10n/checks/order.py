"""Finds two figures that changed places: *12 killed and 45 injured* as 45 and 12.

All values are there, so this compares the order of the figures in both texts and what
stands beside them. Translators change the order, too, but then what belongs to a figure
goes with it. Certain only that it is worth a look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from l10n.checks.figures.calendar import months
from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import matching
from l10n.checks.figures.surroundings import Surroundings, is_year, surroundings
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.notation import notation
from l10n.model import Severity

_Couple = tuple[Figure, Figure]
_BESIDE = 4
"""Characters between a month and its day or year."""
_LAST = 31
"""Days in a month."""
_MOST = 12
"""Figures in one text; more are a table."""


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.languages import language
    >>> source = Text("The blast killed 12 and injured 45 people.", language("en"))
    >>> target = Text("La explosión mató a 45 e hirió a 12 personas.", language("es"))
    >>> [hit.message for hit in find(Pair(source, target))]
    ['12 and 45 seem to have changed places.']
    """
    found = pair.once(matching)
    if found is None or len(found.pairs) < 2:
        return ()
    couples = [(one, other) for one, other in found.pairs if one.sure and other.digits]
    if not 2 <= len(couples) <= _MOST or _in_order(couples):
        return ()
    return list(_exchanged(pair, couples))[:1]


def _in_order(couples: list[_Couple]) -> bool:
    places = [other.span for _, other in couples]
    return places == sorted(places)


def _exchanged(pair: Pair, couples: list[_Couple]) -> Iterator[Hit]:
    for first, second in combinations(couples, 2):
        inverted = first[1].span > second[1].span and first[0].sure != second[0].sure
        if inverted and _is_exchange(pair, couples, first, second):
            here, there = (pair.source.text[slice(*one.span)] for one in (first[0], second[0]))
            yield Hit(
                f"{here} and {there} seem to have changed places.", first[0].span, first[1].span
            )


def _are_alone(couples: list[_Couple], first: _Couple, second: _Couple) -> bool:
    """Whether all others are in order with these two, once they are changed back. Where one
    figure went past several, a clause was moved."""
    low, high = second[1].span, first[1].span
    for one, other in couples:
        if one.span < first[0].span and other.span > low:
            return False
        if one.span > second[0].span and other.span < high:
            return False
        if first[0].span < one.span < second[0].span and not low < other.span < high:
            return False
    return True


def _is_exchange(pair: Pair, couples: list[_Couple], first: _Couple, second: _Couple) -> bool:
    """Whether what is beside the figures stayed where it was."""
    if _is_year_for_day(pair, first, second):
        return True
    both = (first, second)
    here = [surroundings(pair.source, one[0], pair.target, source=True) for one in both]
    there = [surroundings(pair.target, one[1], pair.source, source=False) for one in both]
    moved = here[0].agreement(there[0]) + here[1].agreement(there[1])
    stayed = here[0].agreement(there[1]) + here[1].agreement(there[0])
    if moved == stayed:
        return _is_alike(first[0], second[0], here) and _are_alone(couples, first, second)
    # Of two kinds, one coincidence is not enough.
    return stayed > moved + (not _is_alike(first[0], second[0], here))


def _is_year_for_day(pair: Pair, first: _Couple, second: _Couple) -> bool:
    """Whether a date reads *1992 February 26* where the day comes first, or what is no day
    stands before the month instead of the day: *356 July*."""
    if not notation(pair.target.language.tag).day_first:
        return False
    for (day, now), (_, other) in ((first, second), (second, first)):
        if day.least <= _LAST < other.least and _is_beside_month(pair.source, day):
            return _is_before_month(pair.target, other) and not _is_before_month(pair.target, now)
    return False


def _is_beside_month(text: Text, figure: Figure) -> bool:
    return any(
        max(month.span[0] - figure.span[1], figure.span[0] - month.span[1]) <= _BESIDE
        for month in months(text)
    )


def _is_before_month(text: Text, figure: Figure) -> bool:
    return any(0 <= month.span[0] - figure.span[1] <= _BESIDE for month in months(text))


def _is_alike(one: Figure, other: Figure, here: list[Surroundings]) -> bool:
    """Whether two figures are of one kind, so that nothing but order tells them apart."""
    return is_year(one) == is_year(other) and here[0].kind == here[1].kind


RULE = Rule(
    "order",
    Severity.WARNING,
    "Figures must stay with what they count.",
    find,
)
