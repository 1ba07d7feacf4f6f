"""Finds the half in *an hour and a half*, which is 1.5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from l10n.checks.figures.figure import Figure, Value
from l10n.lexicon.numerals import Numerals

_HALF = Decimal("0.5")
_REACH = 30
"""Characters between a number and its half."""


def halves_of(text: str, found: list[Figure], known: Numerals) -> Iterator[Figure]:
    """A figure for each half, with what it may make of the number before it."""
    if not known.half or not any(map(text.casefold().__contains__, known.half)):
        return
    for match in _words(known.half).finditer(text):
        near = [one for one in found if 0 <= match.start() - one.span[1] <= _REACH]
        values: set[Value] = {_HALF, 1 + _HALF}
        for one in near:
            values |= {value + _HALF for value in one.values if not isinstance(value, str)}
        yield Figure(match.span(), loose=frozenset(values), digits=False)


@cache
def _words(half: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, half)), re.IGNORECASE)
