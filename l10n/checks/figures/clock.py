"""Dates and times of day in digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.figures.figure import Figure, Value
from l10n.lexicon.clock import Halves
from l10n.lexicon.notation import Notation
from l10n.model import Span

_ZONE = re.compile(r"[\s\u00a0]?(?:UTC|GMT|[A-Z]{1,3}[SD]T|hrs|hours)\b")
_RUN = re.compile(r"\d+")


def date(text: str, at: Span, marks: Notation) -> Iterator[Figure]:
    """Day, month and year of ``26.02.1992`` and its like, each a figure of its own.

    >>> german = Notation(",", ".", day_first=True)
    >>> [sorted(one.sure) for one in date("26.02.1992", (0, 10), german)]
    [[26], ['month 2'], [1992]]
    """
    runs = _runs(text, at)
    year, month, day = runs if runs[0][0][1] - runs[0][0][0] == 4 else runs[::-1]
    mark = text[runs[0][0][1]]
    if year is not runs[0] and _month_first(day[1], month[1], mark, marks):
        month, day = day, month
    if not (0 < month[1] <= 12 and 0 < day[1] <= 31):
        yield from (Figure(span, frozenset({number})) for span, number in runs)
        return
    # Where either order is usual, 3/4/2020 is the third of April or the fourth of March.
    either = year is not runs[0] and mark == "/" and marks.day_first is None and day[1] <= 12
    days = {day[1], month[1]} if either else {day[1]}
    months = {day[1], month[1]} if either else {month[1]}
    yield Figure(day[0], frozenset(days))
    yield Figure(month[0], frozenset(f"month {number}" for number in months), month=True)
    yield Figure(year[0], frozenset({year[1]}), _years(year[1]))


def _month_first(first: int, second: int, mark: str, marks: Notation) -> bool:
    """Whether a date such as 2/26/1992 begins with the month."""
    return first <= 12 and (second > 12 or (mark == "/" and marks.day_first is False))


def _runs(text: str, at: Span) -> list[tuple[Span, int]]:
    return [(run.span(), int(run[0])) for run in _RUN.finditer(text, *at)]


def _years(year: int) -> frozenset[Value]:
    """The full years that two digits may stand for."""
    return frozenset({1900 + year, 2000 + year}) if year < 100 else frozenset()


def time(text: str, at: Span, halves: Halves) -> Figure:
    """``18:30``; with a word for it, ``6:30 p.m.``, too; and perhaps a score of 2:1.

    >>> from l10n.lexicon.clock import halves
    >>> time("6:30 pm", (0, 4), halves("en")).sure
    frozenset({'18:30'})
    """
    (first, hour), (second, minute) = _runs(text, at)
    loose: set[Value] = set(_hours(hour)) if minute == 0 else set()
    parts = (
        Figure(first, frozenset({hour}), frozenset(_hours(hour))),
        Figure(second, frozenset({minute})),
    )
    if hour > 24:
        return Figure(at, frozenset({hour * 100 + minute}), parts=parts)
    sure = frozenset(moment(h, minute) for h in halves.hours(text, at[1], hour))
    return Figure(at, sure, frozenset(loose), parts=parts)


def moment(hour: int, minute: int) -> str:
    """A time of day as a value."""
    return f"{hour % 24}:{minute:02}"


def with_stop(text: str, at: Span, halves: Halves) -> frozenset[Value]:
    """What else ``18.30`` may say: a time with a full stop; nothing if it cannot be one."""
    runs = _runs(text, at)
    if len(runs) != 2 or text[runs[0][0][1]] != "." or runs[1][0][1] - runs[1][0][0] != 2:
        return frozenset()
    (_, hour), (_, minute) = runs
    if hour >= 24 or minute >= 60:
        return frozenset()
    return frozenset(moment(one, minute) for one in halves.hours(text, at[1], hour))


def _hours(hour: int) -> tuple[int, ...]:
    """How an hour may be called on clocks of twelve and of twenty-four hours."""
    return tuple({hour, (hour + 12) % 24 or 24, hour % 12 or 12}) if hour <= 24 else (hour,)


def on_the_hour(text: str, at: Span, hour: int, halves: Halves) -> frozenset[Value]:
    """What else ``6`` says where a word such as p.m. follows, or follows the other hour of
    ``6 to 8 p.m.``; nothing where none does. ``0230 UTC`` is a time, too."""
    if at[1] - at[0] == 4 and hour < 2400 and hour % 100 < 60:
        is_time = int(text[at[0]]) == 0 or _ZONE.match(text, at[1])
        return frozenset({moment(hour // 100, hour % 100)}) if is_time else frozenset()
    if not 0 < hour <= 12:
        return frozenset()
    if halves.second(text, at[1]) is None and not halves.shared(text, at[1]):
        return frozenset()
    times = (moment(one, 0) for one in halves.hours(text, at[1], hour))
    return frozenset({*_hours(hour), *times})
