"""What stands before a statement's first sentence on its line: header and dateline."""

from __future__ import annotations

import re
from functools import cache

from l10n.text.segmentation.marks import BLANK, char_class, is_lower
from l10n.text.segmentation.words import Words

_SPACE = char_class(BLANK)
_HEADER = re.compile(rf"{_SPACE}*date \d{{4}}-\d\d-\d\d(?=$|{_SPACE})")
_LONGEST = 120
"""Characters a dateline may have."""
_FIGURE = re.compile("[0-9٠-٩۰-۹]")
_END = re.compile(r"[.(—–]")
_NUMERIC = r"\d{1,2}[./]\d{1,2}[./]\d{4}"


def starts_with_header(text: str, start: int, end: int) -> bool:
    """Whether a header stands at the start of this stretch of the text."""
    return _HEADER.match(text, start, end) is not None


def openings(block: str, words: Words) -> list[int]:
    """Where the header and the dateline at the block's start end; often nowhere.

    >>> from l10n.text.segmentation.words import words
    >>> openings(" date 2026-02-26 BAKU, Azerbaijan, February 26. It met.", words("en"))
    [16, 47]
    """
    ends = []
    header = _HEADER.match(block)
    if header:
        ends.append(header.end())
    start = header.end() if header else 0
    line = block[start : start + _LONGEST]
    may = _FIGURE.search(line) and _END.search(line)
    dateline = _dateline(words).match(line) if may else None
    if dateline and not is_lower(line[dateline.end(2)]):
        ends.append(start + dateline.end(1))
    return ends


@cache
def _dateline(words: Words) -> re.Pattern[str]:
    """``Place[, Place], [le] day month [year]``, the date in any order, and an end: a full
    stop, an agency in brackets, or a dash.

    The first group is the dateline, the second what stands between it and the next word.
    Matched against at most 120 characters.
    """
    months = "|".join(sorted(map(re.escape, words.months), key=len, reverse=True)) or r"(?!)"
    day = r"\d{1,2}(?:st|nd|rd|th|er|º|°|-ci|-cı|-cu|-cü)?\.?"
    month = rf"(?:(?:de|d[’']|of)[ ]?)?(?:{months})\.?"
    date = rf"(?:{day} {month}|{month} {day})(?:,? (?:de )?\d{{4}})?|{_NUMERIC}"
    place = r"(?:[^\W\d_][^\W\d_’'-]*(?:[ ’'-][^\W\d_]+){0,3}|(?:[^\W\d_]\.){2,3})"
    agency = r"\.? ?\([^()]{1,40}\)(?:\.| ?[—–-](?= ))?"
    return re.compile(
        rf"{_SPACE}*((?=[^\W\d_])(?:{place}[,،] ){{1,3}}(?:le |el |am |den |på )?"
        rf"(?i:{date})(?: ?(?:г|il|года|року)\b)?(?:{agency}|\.| ?[—–](?= )))"
        rf"( *[“«\"„(]?)(?!\d)\w"
    )
