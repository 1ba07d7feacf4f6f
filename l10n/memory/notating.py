"""How digits are written: their script, the marks within them, and zeros before them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from l10n.lexicon.notation import figure
from l10n.lexicon.numerals import Number
from l10n.memory.unfit import Unfit

GROUPED_FROM = 4
"""Digits of a number that is written in groups."""
_ASCII = "0123456789"


@dataclass(frozen=True, slots=True)
class Written:
    """How digits are written."""

    whole: str
    part: str
    group: str
    """The mark between groups; empty where none shows."""
    decimal: str
    zero: str
    """The digit 0 of its script."""


def style(written: str, value: Number | str) -> Written:
    """How a number in digits is written, given what it says."""
    marks = re.findall(r"\D", written)
    zero, runs = zero_of(written), re.split(r"\D", written)
    plain = [_in_ascii(run) for run in runs]
    if isinstance(value, Decimal):
        group = marks[0] if len(marks) > 1 else ""
        return Written("".join(plain[:-1]), plain[-1], group, marks[-1], zero)
    return Written("".join(plain), "", marks[0] if marks else "", "", zero)


def group_mark(shown: Written, said: Written, tag: str) -> str:
    """The mark to write between groups."""
    length, before = len(said.whole), len(shown.whole)
    if length < GROUPED_FROM or shown.group or not said.group:
        return shown.group
    if before >= GROUPED_FROM:
        if length != before:
            raise Unfit("It is not clear whether the translation writes thousands in groups.")
        return ""
    if shown.zero != "0":
        raise Unfit("It is not clear how the translation writes thousands.")
    usual = figure(int(said.whole), tag)
    return next((sign for sign in usual if not sign.isdecimal()), "")


def in_groups(whole: str, mark: str, tag: str) -> str:
    """In groups as long as CLDR has them."""
    if not mark or len(whole) < GROUPED_FROM:
        return whole
    rest = whole
    groups: list[str] = []
    for length in reversed([len(group) for group in re.split(r"\D", figure(int(whole), tag))]):
        groups.insert(0, rest[-length:])
        rest = rest[:-length]
    return mark.join(groups)


def zero_of(written: str) -> str:
    return chr(ord(written[0]) - unicodedata.decimal(written[0]))


def in_script(digits: str, zero: str) -> str:
    return digits.translate({ord(sign): ord(zero) + n for n, sign in enumerate(_ASCII)})


def _in_ascii(digits: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) for sign in digits)
