"""Times of day must arrive by value, on a clock of twelve or of twenty-four hours."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.figures.matching import matching
from l10n.checks.numbers import told
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("It began at 6:30 p.m.", language("en"))
    >>> [hit.message for hit in find(Pair(source, Text("Es begann um 19:30 Uhr.", language("de"))))]
    ['The source says 6:30; the translation says 19:30.']
    >>> find(Pair(source, Text("Es begann um 18.30 Uhr.", language("de"))))
    ()
    """
    found = pair.once(matching)
    if found is None or not (found.lost or found.added):
        return ()
    return [told(pair, one) for one in found.amiss if one.is_time]


RULE = Rule(
    "times",
    Severity.ERROR,
    "Every time of day in the source must be in the translation, and no other.",
    find,
)
