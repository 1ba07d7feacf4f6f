"""Whether two figures say the same in two units, as 40 mph and 64 km/h, and whether one may
stand for the other."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.figures.figure import Figure, Value
from l10n.checks.figures.reading import figures
from l10n.checks.pair import Pair, Text
from l10n.lexicon.units import Size, base, sizes, units

_ROUNDING = 0.06
"""What rounding may make of a converted value."""


def is_conversion(here: Figure, there: Figure) -> bool:
    """Whether both are in units of one dimension, and the values agree."""
    first, second = sizes().get(here.unit), sizes().get(there.unit)
    if first is None or second is None or first.dimension != second.dimension:
        return False
    if here.unit == there.unit:
        return False
    return any(_agree(one, first, two, second) for one in here.values for two in there.values)


def _agree(one: Value, first: Size, two: Value, second: Size) -> bool:
    if isinstance(one, str) or isinstance(two, str):
        return False
    here, there = first.convert(float(one)), second.convert(float(two))
    step = max(first.factor, second.factor) if first.dimension == "temperature" else 0
    return abs(here - there) <= max(_ROUNDING * max(abs(here), abs(there)), step)


def is_converted(one: Figure, others: list[Figure], kept: list[Figure]) -> bool:
    """Whether the other text has a figure only in another unit. What is missing here and
    there in one unit is no conversion: 1040 km became 1030 km."""
    if not one.unit:
        return False
    if any(is_conversion(one, other) for other in others):
        return True
    altered = any(other.unit == one.unit for other in others)
    return not altered and any(is_conversion(one, other) for other in kept)


def is_left_in_brackets(one: Figure, pair: Pair, pairs: Iterable[tuple[Figure, Figure]]) -> bool:
    """Whether of *645 miles (1040 km)* only what was in brackets is left, still in them."""
    return not _is_bracketed(pair.source, one) and any(
        is_conversion(one, here)
        and _is_bracketed(pair.source, here)
        and _is_bracketed(pair.target, there)
        for here, there in pairs
    )


def _is_bracketed(text: Text, figure: Figure) -> bool:
    before = text.text[: figure.span[0]]
    return before.rfind("(") > before.rfind(")")


def is_left_over(one: Figure, text: Text) -> bool:
    """Whether a text that lacks a figure has its unit all the same."""
    having = sum(base(figure.unit) == base(one.unit) for figure in figures(text))
    return units(text.language.tag).mentions(text.text, one.unit) > having
