"""The unit of a figure must be the same in the translation.

Values converted to another unit are welcome; the same value in another unit is wrong.
Only where both units are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import is_unique, matching
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.units import base
from l10n.model import Severity


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("It is 40 miles away.", language("en"))
    >>> target = Text("Está a 40 kilómetros.", language("es"))
    >>> [hit.message for hit in find(Pair(source, target))]
    ['The unit of 40 is “mile” in the source and “kilometer” in the translation.']
    """
    found = pair.once(matching)
    return () if found is None else list(_hits(pair, found.pairs))


def _hits(pair: Pair, pairs: tuple[tuple[Figure, Figure], ...]) -> Iterator[Hit]:
    # Where a value occurs twice, or its unit is that of another, two may have been mixed up.
    here = {base(one.unit) for one, _ in pairs}
    there = {base(other.unit) for _, other in pairs}
    for one, other in pairs:
        if not one.unit or not other.unit or base(one.unit) == base(other.unit):
            continue
        elsewhere = base(one.unit) in there or base(other.unit) in here
        if elsewhere and not is_unique(one, pairs):
            continue
        if one.currency or other.currency:
            continue
        said = pair.source.text[slice(*one.span)]
        yield Hit(
            f"The unit of {said} is “{one.unit_name}” in the source "
            f"and “{other.unit_name}” in the translation.",
            one.span,
            other.span,
        )


RULE = Rule(
    "units",
    Severity.ERROR,
    "The unit of a figure must be kept, or the figure converted.",
    find,
)
