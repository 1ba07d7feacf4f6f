"""Adds up numbers in a row: *two hundred and five*, *2.5 million*, *21 bin 500*."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.lexicon.numerals import Number, Numerals

_SCORES = range(20, 100, 20)


class Amount:
    """A number that grows word by word, as long as what comes belongs to it."""

    def __init__(self, language: Numerals) -> None:
        self._language = language
        self._whole: Number = 0
        self._part: Number = 0
        self._room: Number = 0
        self._scale: Number = 0
        self._started = False

    @property
    def value(self) -> Number:
        """What has been added up so far."""
        return self._whole + self._part

    def takes(self, value: Number, *, digits: bool = False) -> bool:
        """Add a value if it belongs to the number; say whether it does."""
        if not self._started:
            self._start(value, digits)
            return True
        if value in self._language.multipliers and not digits:
            return self._multiplies(int(value))
        return self._adds(value, digits)

    def _start(self, value: Number, digits: bool) -> None:
        self._started = True
        multiplier = value in self._language.multipliers and not digits
        if multiplier and value >= 1000:
            self._whole, self._scale = value, value
        else:
            self._part = value
        self._room = value if multiplier else self._space(value, digits)

    def _space(self, value: Number, digits: bool) -> Number:
        """What follows a value must be less than this."""
        if digits or value % 10 or not value:
            return 0
        if self._language.vigesimal and value in _SCORES:
            return 20
        return next(10**zeros for zeros in (6, 3, 2, 1) if value % 10**zeros == 0)

    def _multiplies(self, scale: int) -> bool:
        if scale < 1000:
            return self._multiplies_part(scale)
        if self._scale and scale > self._scale:
            self._whole = (self._whole + self._part) * scale
        elif not self._scale or (scale < self._scale and (self._part or self._room >= scale)):
            self._whole += (self._part or 1) * scale
        else:
            return False
        self._part, self._room, self._scale = 0, scale, scale
        return True

    def _multiplies_part(self, scale: int) -> bool:
        """Hundreds; tens where they are a multiplier, too."""
        last = self._part % 10 if scale == 10 else self._part % 100
        if last and last < scale and (scale == 10 or self._part < 100 or last < 10):
            self._part = self._part - last + last * scale
        elif not last and self._room > scale:
            self._part += scale
        else:
            return False
        self._room = scale
        return True

    def _adds(self, value: Number, digits: bool) -> bool:
        ten = value if not digits and value in range(10, 100, 10) else 0
        unit = self._part % 10 if self._part % 100 < 10 else 0
        if self._language.units_first and ten and unit:
            self._part += ten
            self._room = 0
            return True
        if self._language.vigesimal and value == 20 and self._part % 100 == 4:
            self._part += 76
            self._room = 20
            return True
        # Digits follow a scale only: 5 bin 300; “20 and 5” are two numbers.
        if not 0 < value < self._room or (digits and self._room < 1000):
            return False
        self._part += value
        self._room = self._space(value, digits)
        return True


def total(language: Numerals, values: Sequence[tuple[Number, bool]]) -> Number | None:
    """The amount that values in a row make up, each with whether it is in digits.

    >>> from l10n.lexicon.numerals import numerals
    >>> total(numerals("es"), [(2, False), (1000, False), (1_000_000, False)])
    2000000000
    """
    amount = Amount(language)
    if not all(amount.takes(value, digits=digits) for value, digits in values):
        return None
    return amount.value
