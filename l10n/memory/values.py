"""What a value is: something in a text that may change while its sentences stay."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from l10n.checks.pair import Text
from l10n.languages import cldr, own_names
from l10n.lexicon.numerals import Number
from l10n.model import Span


class Kind(StrEnum):
    """What kind of a value it is."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    WORD = "word"
    """A number in words."""
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    TERM = "term"


DATED = (Kind.MONTH, Kind.WEEKDAY)
"""Those that are part of a date alone."""
Key = tuple[str, Number | str]


class Slot(NamedTuple):
    """A value in its place."""

    kind: Kind
    span: Span
    value: Number | str
    """A number as its digits say it, a month or a weekday from 1, a time as ``18:30``, or
    what the term base calls a term."""
    scale: int = 1
    """What the words after a number multiply it by: *5 million*."""
    digits: Span = (0, 0)
    """The digits alone, or the word of a number; empty of other values in words."""
    dated: bool = False
    """Whether it is part of a date in digits."""

    @property
    def total(self) -> Number | str:
        """The value with its scale."""
        return self.value if isinstance(self.value, str) else self.value * self.scale

    @property
    def key(self) -> Key:
        """By what it is found in the other language: an ordinal may be a number there,
        and a number may be in words."""
        number = self.kind in (Kind.ORDINAL, Kind.WORD)
        return Kind.NUMBER if number else self.kind, self.total


def said(text: Text, slot: Slot) -> str:
    """How a text writes a value."""
    return text.text[slice(*slot.span)]


def in_scale(slot: Slot, scale: int) -> Number:
    """The value of a number in the thousands or millions of another language."""
    value = Decimal(slot.total) / scale
    return int(value) if value == value.to_integral_value() else value


_Names = Mapping[tuple[str, str], Mapping[int, str]]


def name_forms(listed: _Names, written: str) -> list[tuple[str, str]]:
    """In which of CLDR's contexts and widths something is called so."""
    plain = written.casefold()
    return [form for form, names in listed.items() if plain in map(str.casefold, names.values())]


@cache
def names_of(tag: str, kind: Kind) -> _Names:
    """The names of months or weekdays, from 1, by CLDR's context and width."""
    locale = cldr(tag)
    if locale is None:
        return {}
    first = 0 if kind is Kind.MONTH else 1
    listed = locale.months if kind is Kind.MONTH else locale.days
    return {
        (context, width): {
            number + first: name for number, name in own_names(listed, context, width).items()
        }
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    }
