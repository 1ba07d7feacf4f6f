"""Writes a new value in the place of an old one, in the way in which the old one is written.

What is written can be read back, and but for dates in digits the old value in its place
gives the old writing again; :func:`rendered` refuses all else.
"""

from __future__ import annotations

import re
from decimal import Decimal

from l10n.checks.figures.digits import read
from l10n.checks.pair import Text
from l10n.lexicon.agreement import agreement
from l10n.lexicon.clock import halves
from l10n.lexicon.notation import notation
from l10n.memory.notating import (
    GROUPED_FROM,
    Written,
    group_mark,
    in_groups,
    in_script,
    style,
    zero_of,
)
from l10n.memory.unfit import Unfit
from l10n.memory.values import Kind, Slot, in_scale, name_forms, names_of, said

_NOON = 12
_MYRIAD, _MYRIADS = 10**4, frozenset({10**4, 10**8, 10**12})
"""The units of large numbers in Chinese and its kin: each is ten thousand of the one below."""
_DOTTED = frozenset({"az", "tr"})
"""Where the capital of *i* is *İ*."""


def rendered(text: Text, slot: Slot, old: tuple[Text, Slot], new: tuple[Text, Slot]) -> str:
    """What to write for the value of ``new`` in the place of ``slot``, which says what
    ``old`` says; both are of the source.

    Raises Unfit where the notation leaves that open.
    """
    written = text.text[slice(*(slot.digits if slot.digits[1] else slot.span))]
    if slot.dated:
        return _dated(int(new[1].value), written)
    fresh = _rendered(text, slot, written, new)
    value = slot.value if isinstance(new[1].value, str) else in_scale(new[1], slot.scale)
    back = _rendered(text, slot._replace(value=value), fresh, old)
    if back != written or not _says(text, slot, fresh, new[1]):
        raise Unfit(f"It is not clear how to write {said(*new)} where it says {written}.")
    return fresh


def _dated(value: int, written: str) -> str:
    """Part of a date in digits, whose zeros show only where a number has one figure."""
    if written[0] != zero_of(written) and len(str(value)) < len(written):
        raise Unfit(f"It is not clear whether the date with {written} writes a zero first.")
    return _padded(value, written)


def _says(text: Text, slot: Slot, fresh: str, new: Slot) -> bool:
    """Whether the language reads the new digits as the new value and no other."""
    if slot.kind not in (Kind.NUMBER, Kind.ORDINAL):
        return True
    found = read(fresh, (0, len(fresh)), notation(text.language.tag)).strict
    return [value * slot.scale for value in found] == [new.total]


def _rendered(text: Text, slot: Slot, written: str, new: tuple[Text, Slot]) -> str:
    value = new[1].value
    if slot.kind is Kind.TIME:
        return _time(text, slot, written, str(value))
    if slot.kind in (Kind.MONTH, Kind.WEEKDAY) and not slot.digits[1]:
        return _name(text, slot.kind, written, int(value))
    if slot.kind is Kind.WORD:
        return _word(text, written, new)
    if slot.kind is Kind.MONTH:
        return _padded(int(value), written)
    return _number(text, slot, written, new)


def _padded(value: int, written: str) -> str:
    """Part of a date in digits, with as many zeros before it."""
    zero = zero_of(written)
    width = len(written) if written[0] == zero else 0
    return in_script(str(value).zfill(width), zero)


def _time(text: Text, slot: Slot, written: str, value: str) -> str:
    """A time with the marks of the old one, on the same clock."""
    runs = re.findall(r"\d+", written)
    hour, minute = (int(part) for part in value.split(":"))
    second = halves(text.language.tag).second(text.text, slot.span[1])
    if second is not None:
        if second != (hour >= _NOON) or not agreement(text.language.tag).halves_stay:
            raise Unfit("The word beside a time of day may not fit another hour.")
        hour = hour % _NOON or _NOON
    mark = written[len(runs[0]) : len(written) - len(runs[1])]
    return _padded(hour, runs[0]) + mark + in_script(f"{minute:02}", zero_of(runs[1]))


def _name(text: Text, kind: Kind, written: str, number: int) -> str:
    """The name of another month or weekday, by the same form of CLDR's and in its capitals."""
    listed = names_of(text.language.tag, kind)
    forms = name_forms(listed, written)
    # Where a name is short already, the long form of another is right, too.
    wide = [form for form in forms if form[1] == "wide"] or forms
    names = {listed[form].get(number, "") for form in wide}
    if len(names) != 1 or "" in names:
        raise Unfit(f"It is not clear which form of a name to write in the place of {written}.")
    return _capitals(names.pop(), written, text)


def _capitals(name: str, like: str, text: Text) -> str:
    whole = like.isupper() and len(like) > 1
    if not whole and like[0].islower() == name[0].islower():
        return name
    raised = name if whole else name[0]
    if text.language.code in _DOTTED and "i" in raised:
        raise Unfit(f"It is not clear how to write {name} in capitals.")
    if whole:
        return name.upper()
    return raised.upper() + name[1:] if like[0].isupper() else name


def _word(text: Text, written: str, new: tuple[Text, Slot]) -> str:
    """A number in words that have one form."""
    value = in_scale(new[1], 1)
    word = agreement(text.language.tag).cardinal(value) if isinstance(value, int) else ""
    if not word:
        raise Unfit(f"It is not clear how to write {said(*new)} where it says {written}.")
    return _capitals(word, written, text)


def _number(text: Text, slot: Slot, written: str, new: tuple[Text, Slot]) -> str:
    tag = text.language.tag
    shown = style(written, slot.value)
    fresh = _said_as(new)
    if slot.scale != new[1].scale:
        fresh = _rescaled(new[1], slot.scale)
    grouped = group_mark(shown, fresh, tag)
    if fresh.part and shown.zero != "0" and not shown.decimal:
        raise Unfit(f"It is not clear how to write {said(*new)} where it says {written}.")
    mark = (shown.decimal or notation(tag).decimal) if fresh.part else ""
    return (
        in_script(in_groups(fresh.whole, grouped, tag), shown.zero)
        + mark
        + in_script(fresh.part, shown.zero)
    )


def _said_as(new: tuple[Text, Slot]) -> Written:
    """How the source writes its value."""
    text, slot = new
    if slot.kind is Kind.WORD:
        return style(str(slot.value), slot.value)
    return style(text.text[slice(*slot.digits)], slot.value)


def _rescaled(slot: Slot, scale: int) -> Written:
    """The same value for another word after it: 5 billion are 5000 million."""
    value = Decimal(slot.total) / scale
    if value != round(value, 3):
        raise Unfit("The translation counts in other thousands or millions.")
    if scale in _MYRIADS and value >= _MYRIAD:
        raise Unfit("So large a number is said with another word.")
    whole, _, part = f"{value.normalize():f}".partition(".")
    grouped = len(whole) >= GROUPED_FROM and scale not in _MYRIADS
    return Written(whole, part, "," if grouped else "", ".", "0")
