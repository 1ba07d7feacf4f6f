"""Recognising datelines: a place, a date, perhaps an agency."""

from __future__ import annotations

import re
from functools import cache

from l10n.languages import month_names, weekday_names
from l10n.text.segmentation.marks import is_lower

_LONGEST = 140
_YEAR = r"\d{4}"
_NUMERIC = r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d"
_DAY = r"\d{1,2}(?:\.|st|nd|rd|th|er|º|ª|\.º)?"
# What stands between day, month and year, and after the year, in some languages.
_LINK = r"\s*(?:de |del |of |d['’])?\s*"
_YEAR_WORD = r"(?:\s*[-–]?\s*(?:c[iıuü]\s+il|il|yıl[ıi]?|г\b\.?|года\b|р\b\.?|року\b|年|년|م|هـ))?"
_AFTER_DAY = r"(?:\s*[日일]\s*[电電]?)?"
_AGENCY = re.compile(r"[(（\[/【][^()（）]{1,60}[)）\]/】]|[-—–,/.]\s*(?P<bare>[^,.:;!?]{2,40})/?")
_BRACKETED = re.compile(r"[(（\[/【][^()（）]*[)）\]/】]")
_WORD = re.compile(r"[^\s,.،、，—–/-]+")
_SEPARATOR = re.compile(r"[,،、，—–]|\.\s*$")
_EDGES = " \t\u00a0\u3000、,،.—–-:/：。，۔।"
# Russian and Ukrainian put “town” before its name.
_TOWN = frozenset("гм")
# Small words inside names of places, and words that introduce the date.
_PARTICLE = re.compile(
    "a|al|am|an|and|d|da|de|del|den|der|di|do|dos|du|el|en|et|i|la|las|le|les|los|na|ngày|o|of|"
    "sur|the|und|upon|v|van|y|и|на"
)


def is_dateline(text: str, tag: str, *, alone: bool) -> bool:
    """Whether ``text`` is a place and a date, and nothing else but an agency.

    ``alone`` says that it is a paragraph of its own, so that a full date
    without a place is enough. Months are those of the language and of English.

    >>> is_dateline("BAKU, Azerbaijan, February 26.", "en", alone=False)
    True
    >>> is_dateline("Parliament met on 26 February.", "en", alone=True)
    False
    """
    if len(text) > _LONGEST:
        return False
    date = _date(tag).search(text)
    if date is None:
        return False
    may_lack_place = alone and re.search(_YEAR, date[0]) is not None
    return _is_place(text[: date.start()], tag, may_lack_place) and _is_agency(text[date.end() :])


def _is_place(place: str, tag: str, may_be_empty: bool) -> bool:
    place = _BRACKETED.sub(" ", place)
    words = [
        word
        for word in _WORD.findall(place)
        if not _PARTICLE.fullmatch(word) and word.lower() not in _days(tag) | _TOWN
    ]
    if not words:
        return may_be_empty
    set_off = _SEPARATOR.search(place) or place.isupper() or len(words) == 1
    return bool(set_off) and len(words) <= 6 and not any(is_lower(word[0]) for word in words)


def _is_agency(rest: str) -> bool:
    rest = rest.strip()
    if not rest.strip(_EDGES):
        return True
    found = _AGENCY.match(rest)
    if found is None or rest[found.end() :].strip(_EDGES):
        return False
    words = (found["bare"] or "").split()
    return len(words) <= 4 and not any(is_lower(word[0]) for word in words)


@cache
def _date(tag: str) -> re.Pattern[str]:
    names = sorted(_months(tag), key=len, reverse=True)
    worded = "|".join(re.escape(name) for name in names if not name[0].isdigit())
    # Chinese and Japanese months begin with their number: no space stands before it.
    numbered = "|".join(re.escape(name) for name in names if name[0].isdigit()) or "(?!)"
    month = rf"(?:(?<![^\W\d_年년])ב?(?:{worded})|(?<!\d)(?:{numbered}))(?![^\W\d_])\.?"
    day = rf"(?:{_DAY}{_LINK}{month}|{month}\s*{_DAY})(?!\d){_AFTER_DAY}"
    date = rf"(?:{_YEAR}\s*[.년年,]?\s*)?{day}(?:,?{_LINK}{_YEAR}(?!\d))?"
    return re.compile(rf"(?<!\d)(?:{_NUMERIC}|{date}){_YEAR_WORD}", re.IGNORECASE)


@cache
def _months(tag: str) -> frozenset[str]:
    names = month_names(tag) | month_names("en")
    return frozenset(name.rstrip(".") for name in names if not name.isdigit())


@cache
def _days(tag: str) -> frozenset[str]:
    return frozenset(name.lower() for name in weekday_names(tag) | weekday_names("en"))
