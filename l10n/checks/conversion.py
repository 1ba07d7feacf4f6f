"""Whether two figures say the same in two units, as 40 mph and 64 km/h."""

from __future__ import annotations

from l10n.checks.figure import Figure, Value
from l10n.lexicon.units import Size, sizes

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
