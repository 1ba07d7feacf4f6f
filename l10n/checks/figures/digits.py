"""Reads what is written in digits, of any script, by the notation of its language.

A reading is strict where the language's notation allows it, and loose where a reader would
understand it all the same: ``1,250`` is strictly 1.25 in German, and loosely 1250.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from l10n.lexicon.notation import Notation
from l10n.lexicon.numerals import Number
from l10n.model import Span

_FIGURE = re.compile(
    r"(?P<power>(?<=[mмم])[23](?!\d))"
    r"|(?:"
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d\d))(?!\d)"
    r"|(?P<clock>\d{1,2}(?::|[\s\u00a0]?[hH][\s\u00a0]?)[0-5٠-٥۰-۵]\d)(?![\d:])"
    r"|(?P<spaced>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,٫]\d{1,9}(?!\d))?)"
    r"|(?P<plain>\d+(?:[.,٫٬،'’]\d+)*)"
    r")(?P<part>[½¼¾⅓⅔⅛])?|(?P<fraction>[½¼¾⅓⅔⅛])"
)
_START = re.compile(r"[\d½¼¾⅓⅔⅛]")
# Digits stand in runs of ten, and every run has a number that ten divides: to look at all
# of Unicode would take longer than the rest of the start.
_TENS = [at for at in range(0, sys.maxunicode, 10) if chr(at).isdecimal()]
DIGITS = frozenset(
    sign for ten in _TENS for sign in map(chr, range(ten - 9, ten + 10)) if sign.isdecimal()
)
"""Those of every script."""
FRACTIONS = frozenset("½¼¾⅓⅔⅛")
SIGNS = DIGITS | FRACTIONS
"""What a figure may begin with."""

_RUN = re.compile(r"\d+")
_MARKS = re.compile(r"[.,٫٬،'’]")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_DECIMAL_MARKS, _GROUP_MARKS = ".,٫", ".,٬،'’"
_TOO_LONG = 40


class Digits(NamedTuple):
    """What one run of digits and marks may say."""

    strict: tuple[Number, ...] = ()
    loose: tuple[Number, ...] = ()
    parts: tuple[tuple[Span, int], ...] = ()
    """The bare runs of digits, where there are several."""


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The runs of digits and marks of a text; what they are is the name of a group.

    >>> [(token[0], token.lastgroup) for token in tokens("5.000 on 1/2/2020 at 18:30")]
    [('5.000', 'plain'), ('1/2/2020', 'date'), ('18:30', 'clock')]
    """
    start = _START.search(text)
    while start:
        token = _FIGURE.match(text, start.start())
        if token:
            yield token
        start = _START.search(text, token.end() if token else start.end())


def read(text: str, at: Span, marks: Notation) -> Digits:
    """The digits of a place.

    >>> german = Notation(",", ".")
    >>> read("1.250,5", (0, 7), german).strict, read("1,250", (0, 5), german).loose
    ((Decimal('1250.5'),), (1250,))
    """
    token = text[slice(*at)]
    if token.isdecimal():
        return Digits((int(token),)) if len(token) <= _TOO_LONG else Digits()
    runs = tuple(_runs(text, at))
    if len(token) > _TOO_LONG or any(run in token for run in " \u00a0\u2009\u202f"):
        return _spaced(token, runs) if len(token) <= _TOO_LONG else Digits()
    return _marked(token, marks, runs)


def short_for(value: Number) -> tuple[Number, ...]:
    """A year of this age or the last may be meant by its last two digits, and the first of
    a century by the century: the 1800s are the nineteenth.

    >>> short_for(1950), short_for(1800), short_for(1812)
    ((50,), (19,), ())
    """
    if not 1000 <= value < 2100:
        return ()
    if value % 100 == 0:
        return (value // 100 + 1,)
    recent = value >= 1900 and isinstance(value, int)
    return (
        (value % 100,)
        if value % 100 >= 10 and (recent or (value < 1900 and value % 10 == 0))
        else ()
    )


def fraction(sign: str) -> Decimal:
    """The value of ``½`` and its like."""
    return Decimal(unicodedata.numeric(sign)).quantize(Decimal("0.001")).normalize()


def _runs(text: str, at: Span) -> Iterator[tuple[Span, int]]:
    for run in _RUN.finditer(text, *at):
        if len(run[0]) <= _TOO_LONG:
            yield run.span(), int(run[0])


def _spaced(token: str, runs: tuple[tuple[Span, int], ...]) -> Digits:
    whole, _, rest = re.sub(r"\s", "", token).replace(",", ".").replace("٫", ".").partition(".")
    return Digits((_number(whole, rest),), parts=runs)


def _marked(token: str, marks: Notation, runs: tuple[tuple[Span, int], ...]) -> Digits:
    signs = _MARKS.findall(token)
    groups = _MARKS.split(token)
    last = signs[-1]
    candidates: dict[Number, bool] = {}
    if _is_grouped(token, groups, signs):
        strict = last == marks.group or last in "٬،’'"
        candidates[int("".join(groups))] = strict
    if last in _DECIMAL_MARKS and (len(signs) == 1 or _is_grouped_before(groups, signs)):
        strict = last in (marks.decimal, "٫") or (marks.either and len(groups[-1]) != 3)
        if strict or groups[-1] != "000":
            candidates[_number("".join(groups[:-1]), groups[-1])] = strict
    strictly = tuple(value for value, strict in candidates.items() if strict)
    loosely = tuple(value for value, strict in candidates.items() if not strict)
    return Digits(strictly, loosely, runs)


def _is_grouped(token: str, groups: list[str], signs: list[str]) -> bool:
    """Whether the marks can all be those between groups of digits."""
    if len(set(signs)) > 1 or signs[0] not in _GROUP_MARKS or groups[0] == "0":
        return False
    thousands = len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    return thousands or bool(_INDIAN.fullmatch(token))


def _is_grouped_before(groups: list[str], signs: list[str]) -> bool:
    """Whether all but the last mark are those between groups of digits."""
    before, whole = signs[:-1], signs[0].join(groups[:-1])
    return before[0] != signs[-1] and _is_grouped(whole, groups[:-1], before)


def _number(whole: str, rest: str) -> Number:
    """Digits of any script are read; a whole value is a plain integer."""
    value = Decimal(f"{whole}.{rest}" if rest else whole)
    return int(value) if value == value.to_integral_value() else value
