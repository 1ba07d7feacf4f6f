"""Which figures stand in a row: *3 to 5*, *the 1st and 3rd*, *40 miles (64 km)*."""

from __future__ import annotations

import re

from l10n.checks.figures.figure import Figure
from l10n.checks.pair import Text
from l10n.lexicon.numerals import numerals

_WORD = re.compile(r"[^\W\d_]+")
_LINK = 16
"""Characters between two figures in a row."""
_DASH = re.compile(r"\W*[-–—/]\W*")
_BREAK = re.compile(r"[,;:()]|[.!?]\s[^\W\d_a-z]")
_FEW, _UNIT = 3, 24
"""Words and characters between a figure and what explains it in brackets: its unit."""


def between(text: Text, first: Figure, second: Figure) -> str:
    """What stands between two figures in a row; nothing where they are none."""
    start, end = first.span[1], second.span[0]
    if not 0 < end - start <= _LINK:
        return ""
    gap = text.text[start:end]
    return "" if _BREAK.search(gap) else gap


def are_linked(text: Text, first: Figure, second: Figure) -> bool:
    """Whether two figures are a range or a list."""
    gap = between(text, first, second)
    if not gap:
        return False
    words = _WORD.findall(gap.casefold())
    if words:
        return not numerals(text.language.tag).links.isdisjoint(words)
    return _DASH.fullmatch(gap) is not None


def are_coordinated(text: Text, one: Figure, other: Figure) -> bool:
    """Whether a word such as “and” stands between two figures: then their order stays."""
    words = _WORD.findall(text.text[one.span[1] : other.span[0]].casefold())
    return not numerals(text.language.tag).joiners.isdisjoint(words)


def is_explained(text: Text, figure: Figure, by: Figure) -> bool:
    """Whether a figure in brackets follows one and its unit."""
    start, end = figure.span[1], by.span[0]
    if not 0 < end - start <= _UNIT or text.text[end - 1] != "(":
        return False
    gap = text.text[start : end - 1]
    plain = not any(sign.isdigit() or sign in "()" for sign in gap)
    return plain and len(_WORD.findall(gap)) <= _FEW
