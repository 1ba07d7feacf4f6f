"""Reads the figures in digits that a text has as values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from l10n.checks.figures import clock
from l10n.checks.figures.digits import DIGITS, read, tokens
from l10n.checks.figures.glance import is_table
from l10n.checks.pair import Text
from l10n.lexicon.agreement import Agreement, agreement
from l10n.lexicon.clock import halves
from l10n.lexicon.dates import calendar
from l10n.lexicon.notation import notation
from l10n.lexicon.numerals import Number, Numerals, numerals
from l10n.memory.values import Kind, Slot
from l10n.model import Span

_ENDING = re.compile(r"[-‑'’:.]?[^\W\d_]{1,24}|\.?°")
_PART_BEFORE = re.compile(r"[^\W\d_][-‑]$|[/\\_@=&#.:]$")
_PART_AFTER = re.compile(r"[/\\_@=&]\w|[:.,]\d")
"""Beside the digits of a name, a fraction or an address: *Il-76*, *4:3*, *page/2*."""
_WORD_END = re.compile(r"\w*$")
_NEAR = 8
_QUIET = frozenset(["", " ", "\u00a0", "(", ")", ",", ";", "\n"])
_PLAIN = re.compile(r"[1-9]\d{0,11}|0")
"""Digits that nothing beside them makes more than a bare number, which most are."""
_SCALE_WORD = re.compile(r"[\s\u00a0\u202f]([^\W\d_]+)(?![\w-])")
_GROUPED = re.compile(r"\d{1,3}(?:(\D)\d{2,3})?(?:\1\d{2,3})*(?<=\d\d\d)")
_THOUSAND = 1000
_DAY_DIGITS = 2


def figure_slots(text: Text) -> Iterator[Slot]:
    """The figures of a text, in order.

    >>> from l10n.languages import language
    >>> [slot.value for slot in figure_slots(Text("26.02.1992 um 18:30", language("de")))]
    [26, 2, 1992, '18:30']
    """
    if DIGITS.isdisjoint(text.letters) or is_table(text):
        return
    known, written = numerals(text.language.tag), text.text
    plain = text.language.spaced and known.counting.isdisjoint(text.vocabulary)
    for token in tokens(written):
        start, end = at = token.span()
        alone = written[start - 1 : start] in _QUIET and written[end : end + 1] in _QUIET
        if plain and alone and _PLAIN.fullmatch(token[0]):
            yield Slot(Kind.NUMBER, at, int(token[0]), 1, at)
        elif token["date"]:
            yield from _date(text, at)
        elif token["part"] or token["fraction"] or token["power"] or not _stands_free(text, at):
            continue
        elif token["clock"]:
            yield from _time(text, at)
        else:
            yield from _number(text, at, known)


def _stands_free(text: Text, at: Span) -> bool:
    """Whether digits are no part of a name, a fraction or the like."""
    before = text.text[max(0, at[0] - _NEAR) : at[0]]
    if _PART_BEFORE.search(before) or _PART_AFTER.match(text.text, at[1]):
        return False
    word = _WORD_END.search(before)
    if word is None or not word[0]:
        return True
    if not text.language.spaced:
        return not word[0][-1].isascii()
    return word[0] in agreement(text.language.tag).attached


def _date(text: Text, at: Span) -> Iterator[Slot]:
    found = list(clock.date(text.text, at, notation(text.language.tag)))
    if all(len(one.sure) == 1 for one in found) and any(one.month for one in found):
        for one in found:
            (value,) = one.sure
            kind = Kind.MONTH if one.month else Kind.NUMBER
            number = int(str(value).removeprefix("month "))
            yield Slot(kind, one.span, number, digits=one.span, dated=True)


def _time(text: Text, at: Span) -> Iterator[Slot]:
    """A time as it is written, or by the clock of twenty-four hours where a word tells."""
    if text.text[at[1] : at[1] + 1].isalnum() and text.language.spaced:
        return
    hour, minute = (int(run) for run in re.findall(r"\d+", text.text[slice(*at)]))
    known = halves(text.language.tag)
    if hour < 24:
        if known.second(text.text, at[1]) is not None:
            (hour,) = known.hours(text.text, at[1], hour)
        yield Slot(Kind.TIME, at, clock.moment(hour, minute), digits=at)


def _number(text: Text, at: Span, known: Numerals) -> Iterator[Slot]:
    written, end, rules = text.text, at[1], agreement(text.language.tag)
    value = _value(text, at)
    if value is None:
        return
    if calendar(text.language.tag).mark == written[end : end + 1] != "":
        yield Slot(Kind.MONTH, at, int(value), digits=at)
        return
    ending = ending_after(text, end)
    if ending and isinstance(value, int) and ending == rules.ordinal(value):
        yield Slot(Kind.ORDINAL, (at[0], end + len(ending)), value, digits=at)
    elif not ending[:1].isalpha() or not text.language.spaced or _is_known(rules, ending, value):
        yield Slot(Kind.NUMBER, at, value, _scale(text, end, known), at)


def _is_known(rules: Agreement, ending: str, value: Number) -> bool:
    """Whether letters right after digits are an ending: French *33e*, not *5km*."""
    return isinstance(value, int) and rules.moved(ending, value, value) is not None


def ending_after(text: Text, end: int) -> str:
    """What is written together with digits that end here: ``rd``, ``-cü``, ``'te``."""
    found = _ENDING.match(text.text, end) if text.language.spaced else None
    ending = found[0] if found else ""
    if ending[:1] == "." and agreement(text.language.tag).moved(ending, 2, 2) is None:
        return ""
    return ending


def _value(text: Text, at: Span) -> Number | None:
    """What digits say, where they say one thing."""
    token = text.text[slice(*at)]
    found = read(text.text, at, notation(text.language.tag)).strict
    if len(found) != 1 or (
        len(token) > _DAY_DIGITS and token.startswith("0") and token.isdecimal()
    ):
        return None
    value = found[0]
    # 2.000 may be meant for either; 2.50 is no 2.5 where it is to be written back.
    if isinstance(value, Decimal) or token.isdecimal():
        return value
    return value if _GROUPED.fullmatch(token) and value >= _THOUSAND else None


def _scale(text: Text, end: int, known: Numerals) -> int:
    """What the words after a number multiply it by: a million in *5 million*."""
    scale = 1
    while value := _multiplier(text, end, known):
        scale *= value[0]
        end = value[1]
    return scale


def _multiplier(text: Text, end: int, known: Numerals) -> tuple[int, int] | None:
    sign = text.text[end : end + 1]
    if sign and sign in known.characters:
        value = known.words[sign]
        return (value, end + 1) if value in known.multipliers and value >= _THOUSAND else None
    word = _SCALE_WORD.match(text.text, end)
    value = known.words.get(word[1].casefold(), 0) if word else 0
    if word and value >= _THOUSAND and value in known.multipliers:
        return value, word.end()
    return None
