"""Finds what typewriters wrote for want of the sign: three dots, and a hyphen for a dash."""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.typography import typography
from l10n.model import Severity

_FARTHEST = 8
_LONE = (" - ", " -- ")
_DOTS = re.compile(r"(?<![.…])\.\.\.(?![.…])")
_HYPHENS = re.compile(r"(?<= )--?(?= )")


def find_dots(pair: Pair) -> Iterable[Hit]:
    """Propose the language's ellipsis for three full stops."""
    if "." not in pair.target.marks or "..." not in pair.target.text:
        return ()
    sign = typography(pair.target.language.tag).ellipsis
    if not sign or pair.source.text == pair.target.text:
        return ()
    told = f"Three full stops stand for the sign “{sign}”."
    return [Hit(told, None, at.span(), sign) for at in _DOTS.finditer(pair.target.text)]


def find_hyphens(pair: Pair) -> Iterable[Hit]:
    """Propose the language's dash for a hyphen between spaces, unless it may be a minus."""
    if "-" not in pair.target.marks or not any(one in pair.target.text for one in _LONE):
        return ()
    dash = typography(pair.target.language.tag).dash
    if not dash or pair.source.text == pair.target.text:
        return ()
    told = f"A hyphen stands for the dash “{dash}”."
    text = pair.target.text
    return [
        Hit(told, None, at.span(), dash)
        for at in _HYPHENS.finditer(text)
        if _is_between_words(text, *at.span())
    ]


def _is_between_words(text: str, start: int, end: int) -> bool:
    """Whether something stands on both sides, and not figures on both."""
    before = text[max(0, start - _FARTHEST) : start].rstrip()[-1:]
    after = text[end : end + _FARTHEST].lstrip()[:1]
    return bool(before and after) and not (before.isdecimal() and after.isdecimal())


RULES = (
    Rule(
        "ellipsis", Severity.NOTE, "An ellipsis is one sign, as the language writes it.", find_dots
    ),
    Rule("dashes", Severity.NOTE, "A dash between words is no hyphen.", find_hyphens),
)
