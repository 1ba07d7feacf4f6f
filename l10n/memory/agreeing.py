"""Whether the words of a translation may stay as they are when a value among them changes.

Each function raises Unfit where the grammar may depend on the value; in doubt it does.
"""

from __future__ import annotations

import re
from decimal import Decimal

from l10n.checks.figures.calendar import months
from l10n.checks.figures.figure import Figure
from l10n.checks.figures.surroundings import kinds_of
from l10n.checks.pair import Text
from l10n.languages import cldr
from l10n.lexicon.agreement import agreement
from l10n.lexicon.clock import halves
from l10n.lexicon.dates import calendar
from l10n.lexicon.numerals import Number, numerals
from l10n.lexicon.percent import is_percentage
from l10n.memory.reading import ending_after
from l10n.memory.unfit import Unfit
from l10n.memory.values import Kind, Slot, in_scale, said
from l10n.model import Span

_TO_MONTH = re.compile(r"\.?[\s\u00a0,/-]{0,3}(?:d[eio]l?[\s\u00a0])?")
_ORDINAL_DOT = re.compile(r"\.[\s\u00a0]+[^\W\d_]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’]?[\s\u00a0]*$")
_APART = re.compile(r"[\s\u00a0]*(?:[^\w\s%٪°]|$)")
"""After a figure that counts nothing."""
_NUMBER = re.compile(r"[^\W\d_-]*\d")
_LINK_AFTER = re.compile(r"[\s\u00a0]?[-–—‑/~][\s\u00a0]?\d|[\s\u00a0]([^\W\d_]{1,8})[\s\u00a0]\d")
_LINK_BEFORE = re.compile(
    r"\d[\s\u00a0]?[-–—‑/~][\s\u00a0]?$|\d[\s\u00a0]([^\W\d_]{1,8})[\s\u00a0]$"
)
_NEAR = 24
_APOSTROPHES = ("'", "’")
_YEARS = range(1100, 2100)
_YEAR_DIGITS = 4
_VOWELS = "aeiouhàâáéèêëíìîïóòôöőúùûüűœ"


def check_number(
    target: Text, slot: Slot, ending: str, source: Text, values: tuple[Slot, Slot]
) -> None:
    """``slot`` says the first value, which stands in ``source``, and shall say the second."""
    old, new = values
    if not slot.dated and (_is_linked(target, slot.digits) or _is_linked(source, old.digits)):
        raise Unfit("A range or a list of figures is not changed.")
    _check_mark(source, old, new)
    _check_hour(target, slot, source, old)
    tag, value = target.language.tag, in_scale(new, slot.scale)
    dated = slot.dated or _is_date(target, slot, ending, value)
    if dated and agreement(tag).first and 1 in (slot.value, value):
        raise Unfit("The first of a month is written in a way of its own.")
    _check_sound(target, slot.digits, (slot.value, value))
    marked = ending and (old.kind is Kind.ORDINAL or ending_after(source, old.digits[1]))
    if not (marked or dated or _is_ordinal(target, slot, old)):
        if _is_year(target, slot, value) or _is_label(target, slot, source, old):
            return
        _check_count(tag, slot.value, value)
        if old.kind is not Kind.ORDINAL:
            _check_count(source.language.tag, old.value, in_scale(new, new.scale))


def check_time(target: Text, slot: Slot, new: Slot) -> None:
    """An hour has an article in some languages, which one o’clock changes."""
    here, there = (int(str(one.value).partition(":")[0]) for one in (slot, new))
    if here != there and agreement(target.language.tag).first and {here, there} & {0, 1, 12, 13}:
        raise Unfit("One o’clock, noon and midnight are said in a way of their own.")
    if _is_linked(target, slot.digits):
        raise Unfit("A range or a list of figures is not changed.")
    _check_sound(target, slot.digits, (here, there))


def check_name(target: Text, slot: Slot, fresh: str, number: int) -> None:
    """A month or weekday that is to be called ``fresh``."""
    written, rules = said(target, slot), agreement(target.language.tag)
    word, elided = _before(target, slot.span[0])
    first, second = written[0].casefold(), fresh[0].casefold()
    alike = first == second
    if elided or word in rules.elides:
        alike = (first in _VOWELS) == (second in _VOWELS)
    changing = rules.elides if rules.names_alike else rules.elides | rules.articles
    if not alike and (elided or word in changing):
        raise Unfit(f"The word before {written} may be another one before {fresh}.")
    days = ({slot.value, number} <= group for group in rules.weekdays)
    if slot.kind is Kind.WEEKDAY and not any(days):
        raise Unfit(f"The words beside {written} may be others beside {fresh}.")


def _check_mark(source: Text, old: Slot, new: Slot) -> None:
    """A whole number may be that of a section, whose parts a mark divides: *section 37.03*."""
    if isinstance(old.value, Decimal) == isinstance(new.value, Decimal) or old.scale > 1:
        return
    if not is_percentage(source.text, old.digits, numerals(source.language.tag)):
        raise Unfit("Only one of the two numbers has a decimal mark, or what looks like one.")


def _check_hour(target: Text, slot: Slot, source: Text, old: Slot) -> None:
    """The word for a half of the day may be another one at another hour."""
    told = halves(target.language.tag).second(target.text, slot.digits[1]) is not None
    told = told or halves(source.language.tag).second(source.text, old.digits[1]) is not None
    if told and not agreement(target.language.tag).halves_stay:
        raise Unfit("The word beside a time of day may not fit another hour.")


def _check_sound(target: Text, at: Span, values: tuple[Number | str, Number]) -> None:
    """The word before may depend on how a number begins when spoken."""
    rules, (old, new) = agreement(target.language.tag), values
    word, elided = _before(target, at[0])
    if not (elided or word in rules.articles):
        return
    if (elided and not rules.articles) or not rules.begins_alike(int(old), int(new)):
        raise Unfit("The word before a figure may be another one before the new figure.")


def _before(text: Text, start: int) -> tuple[str, bool]:
    """The word before a place, case-folded, and whether an apostrophe joins them."""
    before = text.text[max(0, start - _NEAR) : start]
    word = _WORD_BEFORE.search(before)
    return word[1].casefold() if word else "", before.endswith(_APOSTROPHES)


def _check_count(tag: str, old: Number | str, new: Number) -> None:
    """What is counted must take the same form: CLDR's plural categories."""
    locale = cldr(tag)
    if locale is None or isinstance(old, str):
        raise Unfit("It is not known how this language counts.")
    if locale.plural_form(old) != locale.plural_form(new):
        raise Unfit(f"What is counted takes another form after {new} than after {old}.")


def _is_linked(text: Text, at: Span) -> bool:
    """Whether a figure is part of a range or a list: *25-26*, *25 to 26*."""
    known = numerals(text.language.tag).links
    for found in (
        _LINK_AFTER.match(text.text, at[1]),
        _LINK_BEFORE.search(text.text[max(0, at[0] - _NEAR) : at[0]]),
    ):
        if found and (found[1] is None or found[1].casefold() in known):
            return True
    return False


def _is_ordinal(target: Text, slot: Slot, old: Slot) -> bool:
    """Whether a full stop makes it an ordinal: German *33. Jahrestag*."""
    dotted = agreement(target.language.tag).dotted
    return (
        old.kind is Kind.ORDINAL
        and dotted
        and _ORDINAL_DOT.match(target.text, slot.digits[1]) is not None
    )


def _is_date(target: Text, slot: Slot, ending: str, new: Number) -> bool:
    """Whether it is the day before a month or the year after one."""
    text, start, end = target.text, slot.digits[0], slot.digits[1] + len(ending)
    for month in months(target):
        if end <= month.span[0] and _TO_MONTH.fullmatch(text, end, month.span[0]):
            return True
        if text[month.span[1] : start] == calendar(target.language.tag).mark != "":
            return True
        after = month.span[1] <= start and _TO_MONTH.fullmatch(text, month.span[1], start)
        if after and _may_be_year(slot, new):
            return True
    return False


def _is_year(target: Text, slot: Slot, new: Number) -> bool:
    """Whether a word or brackets say that it is a year."""
    if not _may_be_year(slot, new):
        return False
    start, end = slot.digits
    if target.text[start - 1 : start] == "(" and target.text[end : end + 1] == ")":
        return True
    figure = Figure(slot.digits, frozenset({slot.value}))
    return "calendar year" in kinds_of(target, figure, source=False)


def _may_be_year(slot: Slot, new: Number) -> bool:
    length = slot.digits[1] - slot.digits[0]
    return length == _YEAR_DIGITS and slot.value in _YEARS and new in _YEARS


def _is_label(target: Text, slot: Slot, source: Text, old: Slot) -> bool:
    """Whether it is the number of something: *Resolution 822*."""
    if not _APART.match(target.text, slot.digits[1]):
        return False
    word = _WORD_BEFORE.search(source.text, max(0, old.digits[0] - _NEAR), old.digits[0])
    if word is None:
        return False
    named = word[1][0].isupper() and word.start() > 0
    return named or word[1].casefold() in numerals(source.language.tag).labels
