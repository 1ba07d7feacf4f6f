"""What a figure is."""

from __future__ import annotations

from typing import NamedTuple

from l10n.lexicon.numerals import Number
from l10n.model import Span

Value = Number | str
"""A number; a time of day as ``18:30``; or the month of a date in digits as ``month 2``."""


class Figure(NamedTuple):
    """A number in its place, or a word that may stand for one."""

    span: Span
    sure: frozenset[Value] = frozenset()
    """What it says by the notation of its language; several where that is open."""
    loose: frozenset[Value] = frozenset()
    """What else it may be meant to say."""
    digits: bool = True
    parts: tuple[Figure, ...] = ()
    """The figures that it may be taken for instead, as ``2:1`` for 2 and 1."""
    percent: bool = False
    month: bool = False
    unit: str = ""
    """CLDR's name of the unit after it."""
    currency: str = ""

    @property
    def values(self) -> frozenset[Value]:
        """Whatever it may say."""
        return self.sure | self.loose

    @property
    def least(self) -> Number:
        """The least number that it surely says; 0 if it says none."""
        if not self.sure:
            return 0
        return min([value for value in self.sure if not isinstance(value, str)], default=0)

    @property
    def multiplies(self) -> bool:
        """Whether it counts what is a number itself: *two dozen*, *three decades*."""
        return any(value > self.least for value in self.loose if not isinstance(value, str))

    @property
    def unit_name(self) -> str:
        """``length-kilometer`` as a person says it."""
        return self.unit.partition("-")[2].replace("-", " ")

    def words(self, text: str) -> list[str]:
        """What it is written with in its text, in words of small letters."""
        return text[slice(*self.span)].casefold().replace("-", " ").split()

    @property
    def is_time(self) -> bool:
        """Whether it says a time of day."""
        return any(isinstance(value, str) for value in self.sure or self.loose)
