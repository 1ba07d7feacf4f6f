"""Finds marks of another script: a Latin comma in Arabic, a Latin question mark in Greek.

A mark is meant if it follows a letter of the script, or a figure before such a letter, and
no figure or Latin letter follows at once, as in an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.typography import Typography, typography
from l10n.model import Severity

_BESIDE = frozenset(" \u00a0\u202f\u200e\u200f\u200c\"'”“„«»’‘`)]}）」』》】")
_FARTHEST = 12


def find(pair: Pair) -> Iterable[Hit]:
    """Propose the script's own mark for each foreign one."""
    habits = typography(pair.target.language.tag)
    if not (habits.own or habits.final) or pair.source.text == pair.target.text:
        return ()
    if pair.target.letters.isdisjoint(habits.own) and not habits.final:
        return ()
    return [*_foreign(pair, habits), *_final(pair, habits)]


def _foreign(pair: Pair, habits: Typography) -> Iterator[Hit]:
    text, name = pair.target.text, pair.target.language.name
    for found in _pattern(pair.target.language.tag).finditer(text):
        at, mark = found.start(), found[0][0]
        if _is_meant(text, at, found.end(), habits):
            own = habits.own[mark]
            end = at + 1 if pair.target.language.spaced else found.end()
            yield Hit(f"{name} writes “{own}” for “{mark}”.", None, (at, end), own)


def _final(pair: Pair, habits: Typography) -> Iterator[Hit]:
    """The full stop at the very end, where the source ends with one."""
    text = pair.target.text
    if not habits.final or not pair.source.text.endswith("."):
        return
    own = habits.final.get(text[-1:])
    if own and _is_letter(text[:-1].rstrip()[-1:], habits):
        told = f"{pair.target.language.name} writes “{own}” for “{text[-1]}”."
        yield Hit(told, None, (len(text) - 1, len(text)), own)


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    """A foreign mark with the spaces after it; no full stop of several, none of a figure."""
    marks = "".join(typography(tag).own)
    if not marks:
        return re.compile(r"(?!)")
    plain = re.escape(marks.replace(".", ""))
    single = r"|(?<!\.)\.(?!\.)" if "." in marks else ""
    return re.compile(rf"(?:[{plain}]{single}) *")


@cache
def _script(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


def _is_letter(sign: str, habits: Typography) -> bool:
    """Whether a character is a letter of the script and no mark of it."""
    return sign.isalpha() and _script(habits.letters).match(sign) is not None


def _is_meant(text: str, at: int, after: int, habits: Typography) -> bool:
    following = text[at + 1 : at + 2]
    if following.isalnum() and not _is_letter(following, habits):
        return False
    before = at - 1
    while before >= max(0, at - _FARTHEST) and (text[before] in _BESIDE or _is_mark(text[before])):
        before -= 1
    if before < 0:
        return False
    if _is_letter(text[before], habits):
        return True
    return text[before].isdecimal() and _is_letter(text[after : after + 1], habits)


def _is_mark(sign: str) -> bool:
    return not (sign.isalnum() or sign.isspace())


RULE = Rule(
    "own-marks",
    Severity.NOTE,
    "Commas, question marks and the like are those of the script.",
    find,
)
