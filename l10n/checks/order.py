"""Finds two figures that changed places: *12 killed and 45 injured* as 45 and 12.

All values are there, so this compares the order of the figures in both texts and what
stands beside them. Translators change the order, too, but then what belongs to a figure
goes with it. Certain only that it is worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from l10n.checks.figures.bindings import Bindings
from l10n.checks.figures.calendar import months
from l10n.checks.figures.digits import DIGITS
from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import is_unique, match_all, matching
from l10n.checks.figures.reading import rearranged_figures
from l10n.checks.figures.rows import are_coordinated, are_linked, between
from l10n.checks.figures.surroundings import Surroundings, is_year, kinds_of, surroundings
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.notation import notation
from l10n.lexicon.numerals import numerals
from l10n.model import Severity

_Couple = tuple[Figure, Figure]
_BESIDE, _OF = 4, 7
"""Characters between a month and its day or year: *25th of March*."""
_LAST = 31
"""Days in a month."""
_RUN = re.compile(r"\d+")
_COUPLE = 2
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
    reorders = numerals(pair.target.language.tag).reorders
    found = pair.once(matching)
    pairs = found.pairs if found else _alike(pair) if reorders else ()
    couples = [(one, other) for one, other in pairs if one.sure and other.digits]
    if not 2 <= len(couples) <= _MOST or (not reorders and _in_order(couples)):
        return ()
    exchanged = _crossed(pair, couples) if reorders else _exchanged(pair, couples)
    return list(islice(exchanged, 1))


def _alike(pair: Pair) -> tuple[_Couple, ...]:
    """The figures of a pair that has no others than its source, in the same order."""
    if DIGITS.isdisjoint(pair.target.letters) or len(_RUN.findall(pair.target.text)) < _COUPLE:
        return ()
    return rearranged_figures(pair) or match_all(pair).pairs


def _crossed(pair: Pair, couples: list[_Couple]) -> Iterator[Hit]:
    """Where clauses come in any order, only what belongs to the figures tells."""
    bindings = Bindings(pair, couples)
    single = [at for at, (one, _) in enumerate(couples) if is_unique(one, couples)]
    for first, second in combinations(single, 2):
        one, other = couples[first], couples[second]
        if (
            bindings.are_crossed(first, second)
            or _are_inverted(pair, one, other)
            or _is_year_for_day(pair, one, other)
            or _left_their_order(pair, couples, one, other)
        ):
            yield _hit(pair, one, other)


def _are_inverted(pair: Pair, one: _Couple, other: _Couple) -> bool:
    """Whether two figures of a range or a list follow each other the other way round."""
    return bool(between(pair.target, other[1], one[1])) and are_linked(
        pair.source, one[0], other[0]
    )


def _left_their_order(pair: Pair, couples: list[_Couple], one: _Couple, other: _Couple) -> bool:
    """Whether two years, or what “and” joins, come the other way round, and nothing else."""
    if one[1].span < other[1].span or is_year(one[0]) != is_year(other[0]):
        return False
    joined = is_year(one[0]) or are_coordinated(pair.source, one[0], other[0])
    return joined and _are_alone(couples, one, other) and _are_of_a_kind(pair, one, other)


def _are_of_a_kind(pair: Pair, one: _Couple, other: _Couple) -> bool:
    return (
        len({frozenset(kinds_of(pair.source, each[0], source=True)) for each in (one, other)}) == 1
    )


def _in_order(couples: list[_Couple]) -> bool:
    places = [other.span for _, other in couples]
    return places == sorted(places)


def _exchanged(pair: Pair, couples: list[_Couple]) -> Iterator[Hit]:
    bindings = Bindings(pair, couples)
    for (at, first), (place, second) in combinations(enumerate(couples), 2):
        if first[0].sure == second[0].sure:
            continue
        inverted = first[1].span > second[1].span and (
            _are_inverted(pair, first, second)
            or _is_exchange(pair, couples, first, second, bindings)
        )
        if inverted or bindings.are_crossed(at, place):
            yield _hit(pair, first, second)


def _hit(pair: Pair, first: _Couple, second: _Couple) -> Hit:
    here, there = (pair.source.text[slice(*one.span)] for one in (first[0], second[0]))
    return Hit(f"{here} and {there} seem to have changed places.", first[0].span, first[1].span)


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


def _is_exchange(
    pair: Pair, couples: list[_Couple], first: _Couple, second: _Couple, bindings: Bindings
) -> bool:
    """Whether what is beside the figures stayed where it was."""
    if _is_year_for_day(pair, first, second):
        return True
    both = (first, second)
    here = [surroundings(pair.source, one[0], pair.target, source=True) for one in both]
    there = [surroundings(pair.target, one[1], pair.source, source=False) for one in both]
    moved = here[0].agreement(there[0]) + here[1].agreement(there[1])
    stayed = here[0].agreement(there[1]) + here[1].agreement(there[0])
    if moved == stayed:
        alike = _is_alike(first[0], second[0], here) and _are_alone(couples, first, second)
        places = [couples.index(one) for one in both]
        return alike and not bindings.are_kept(*places)
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
        0 <= month.span[0] - figure.span[1] <= _OF or 0 <= figure.span[0] - month.span[1] <= _BESIDE
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
