"""Whether a figure is a percentage, by the sign or the words beside it."""

from __future__ import annotations

import re
from functools import cache

from l10n.lexicon.numerals import Numerals, numerals
from l10n.model import Span

_SIGNS = ("%", "٪", "％")
_WINDOW = 12


def is_percentage(text: str, at: Span, language: Numerals) -> bool:
    """
    >>> from l10n.lexicon.numerals import numerals
    >>> is_percentage("5 por ciento", (0, 1), numerals("es"))
    True
    >>> is_percentage("yüzde 5", (6, 7), numerals("tr"))
    True
    """
    if _after(language.code).match(text, at[1]):
        return True
    before = text[max(0, at[0] - _WINDOW) : at[0]].rstrip()
    if before.endswith(_SIGNS):
        return True
    return bool(language.percent_before) and before.casefold().endswith(language.percent_before)


def mentions_percent(text: str, language: Numerals) -> bool:
    """Whether anything in a text speaks of per cent.

    >>> mentions_percent("Cinco por ciento", numerals("es"))
    True
    """
    return any(map(text.casefold().__contains__, _said(language.code)))


@cache
def _said(code: str) -> tuple[str, ...]:
    language = numerals(code)
    return (*_SIGNS, *language.percent, *language.percent_before)


@cache
def _after(code: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, (*_SIGNS, *numerals(code).percent)))
    return re.compile(rf"[\s\u00a0\u202f-]{{0,2}}(?:{words})", re.IGNORECASE)
