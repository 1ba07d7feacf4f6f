"""How a language writes figures: decimal mark and grouping, from CLDR through Babel.

What CLDR does not say, that professionals write otherwise, is in
``data/numbers/notation.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from l10n.languages import cldr, written
from l10n.lexicon.tables import table

_PLAIN = "latn"


@dataclass(frozen=True, slots=True)
class Notation:
    """The marks within figures."""

    decimal: str
    group: str
    either: bool = False
    """Whether a full stop and a comma are both read as decimal marks."""
    day_first: bool | None = None
    """Whether numeric dates begin with the day; None where they begin with the year, or
    where either is usual."""


@cache
def notation(tag: str) -> Notation:
    """The marks of a language by its tag; those of English where CLDR has none.

    >>> notation("de").decimal, notation("de").group, notation("tlh").decimal
    (',', '.', '.')
    """
    locale = cldr(tag)
    if locale is None:
        return Notation(".", ",")
    pattern = locale.date_formats["short"].pattern
    return Notation(
        decimal=get_decimal_symbol(locale, numbering_system=_PLAIN),
        group=get_group_symbol(locale, numbering_system=_PLAIN),
        either=written(tag).code in _usage()["either"],
        day_first=_day_first(pattern) if written(tag).code != "en" else None,
    )


def figure(value: int | Decimal, tag: str) -> str:
    """A value in plain digits as CLDR writes it.

    >>> figure(Decimal("1250.5"), "de"), figure(1250, "es"), figure(12500, "fr")
    ('1.250,5', '1.250', '12\\u202f500')
    """
    locale = cldr(tag)
    if locale is None:
        return str(value)
    return format_decimal(value, format=None, locale=locale, decimal_quantization=False)


@cache
def _usage() -> Mapping[str, Any]:
    return table("numbers", "notation")


def _day_first(pattern: str) -> bool | None:
    letters = [letter for letter in pattern if letter in "dMy"]
    return None if letters[:1] == ["y"] else letters[:1] == ["d"]
