"""A figure that lost what it measures: *the 44-day war*, *la guerra de 44*.

It speaks only where both texts have the figure in digits, once, where the translation names
the unit nowhere, and in languages in which more forms of units are known than CLDR's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.checks.figures.figure import Figure
from l10n.checks.figures.glance import has_digits, is_table
from l10n.checks.figures.reading import figures
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.units import units
from l10n.model import Severity

_END = re.compile(r"\d(?!\d)")


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> english, spanish = Text("It is 40 miles away.", language("en")), language("es")
    >>> [hit.message for hit in find(Pair(english, Text("Está a 40.", spanish)))]
    ['The source says 40 with a unit, “mile”; the translation has no unit there.']
    >>> list(find(Pair(english, Text("Está a 40 millas.", spanish))))
    []
    """
    source, target = pair.source, pair.target
    if not (has_digits(source) and has_digits(target)) or is_table(source) or is_table(target):
        return ()
    named = units(source.language.tag)
    if not any(named.unit_after(source.text, end.end()) for end in _END.finditer(source.text)):
        return ()
    measured = [one for one in figures(source) if one.digits and one.unit and not one.currency]
    known = units(target.language.tag)
    if not (measured and known.knows_forms):
        return ()
    return [
        _hit(pair, one, bare)
        for one in measured
        if _is_only(one, figures(source)) and not known.mentions(target.text, one.unit)
        for bare in _same(one, figures(target))
        if not (bare.unit or bare.currency or bare.percent)
    ]


def _is_only(one: Figure, among: Iterable[Figure]) -> bool:
    return sum(not one.values.isdisjoint(other.values) for other in among) == 1


def _same(one: Figure, among: Iterable[Figure]) -> list[Figure]:
    """The one that says the same in digits; none where several do."""
    found = [other for other in among if other.digits and other.sure & one.sure]
    return found if len(found) == 1 else []


def _hit(pair: Pair, one: Figure, bare: Figure) -> Hit:
    said = pair.source.text[slice(*one.span)]
    message = f"The source says {said} with a unit, “{one.unit_name}”; the translation has no unit"
    return Hit(f"{message} there.", one.span, bare.span)


RULE = Rule(
    "measures",
    Severity.WARNING,
    "A figure's unit must not be lost.",
    find,
)
