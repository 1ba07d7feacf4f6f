"""Months and weekdays: their names from CLDR through Babel, and from
``data/dates/<code>.toml`` the forms that names take in sentences.

``vague`` lists names that are other words, too, and abbreviations: *May*, *mars*. They
count beside a figure, and after ``leads`` where ``capital`` letters do not forbid it.
``year_before`` and ``year_after`` are words for a year beside its number.
``before`` is written together with a name. ``mark`` is what makes a figure a month where
months are numbered: ``2月``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel.core import Locale

from l10n.languages import cldr, own_names, written
from l10n.lexicon.forms import forms
from l10n.lexicon.tables import table

_EMPTY: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Calendar:
    """Names of one language, case-folded, each with the number of its month or, from
    Monday on, of its day. A name of two words is kept under its first, too."""

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    capital: bool = False
    """Whether a name that is vague must at least begin with a capital."""
    mark: str = ""
    month_words: frozenset[str] = frozenset()
    """All words that a month's name may begin with."""
    weekday_words: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """Both of these."""
    firsts: frozenset[str] = frozenset()
    """Those of them that begin a name of several words."""
    year_before: tuple[str, ...] = ()
    year_after: tuple[str, ...] = ()
    unspaced: re.Pattern[str] | None = None
    """The names that are no figures, for languages that write no spaces."""


@cache
def calendar(tag: str) -> Calendar:
    """The names of a language, by its tag; none where CLDR knows none.

    >>> spring = calendar("ru").months["марта"], calendar("ar").months["آذار"]
    >>> spring, calendar("de").weekdays["montag"]
    ((3, 3), 1)
    """
    locale = cldr(tag)
    if locale is None:
        return Calendar()
    data = table("dates", written(tag).code)
    months = dict(_months(locale)) | dict(_own(data, "months"))
    weekdays = dict(_weekdays(locale)) | dict(_own(data, "weekdays"))
    names = {*months, *weekdays}
    firsts = frozenset(name.split()[0] for name in names if " " in name)
    return Calendar(
        months=months,
        weekdays=weekdays,
        vague=frozenset(data.get("vague", ())) | {name for name in names if len(name) < 4},
        leads=frozenset(data.get("leads", ())),
        capital=data.get("capital", False),
        mark=data.get("mark", ""),
        year_before=tuple(data.get("year_before", ())),
        year_after=tuple(name for line in data.get("year_after", ()) for name in forms(line)),
        month_words=firsts.union(months),
        weekday_words=firsts.union(weekdays),
        words=firsts.union(months, weekdays),
        firsts=firsts,
        unspaced=_in_a_run(names) if "mark" in data else None,
    )


def _months(locale: Locale) -> Iterator[tuple[str, int]]:
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            names = own_names(locale.months, context, width)
            yield from ((_plain(name), month) for month, name in names.items())


def _weekdays(locale: Locale) -> Iterator[tuple[str, int]]:
    for context in ("format", "stand-alone"):
        names = own_names(locale.days, context, "wide")
        yield from ((_plain(name), day + 1) for day, name in names.items())


def _in_a_run(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names, the longest first: 十一月 is not 一月."""
    words = (name for name in names if not name[0].isdigit())
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _plain(name: str) -> str:
    return name.strip(".").replace("-", " ").replace("\u200c", " ").casefold()


def _own(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, int]]:
    for key, line in data.get(part, _EMPTY).items():
        for name in forms(line, data.get("endings", _EMPTY)):
            yield from ((start + name, int(key)) for start in _starts(data))


def _starts(data: Mapping[str, Any]) -> Iterable[str]:
    return ("", *data.get("before", ()))
