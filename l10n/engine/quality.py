"""Telling a translation from rubbish, by its shape alone.

The bands are wide on purpose: a draft that is merely bad is for a reviewer to
mend; what is refused here is what no one could use. Every rule looks at the
source too, so a source that repeats itself may do so in translation.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from itertools import pairwise


class Reason(StrEnum):
    """Why a text has no draft."""

    BLANK = "blank"
    LOOP = "loop"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"
    UNKNOWN = "unknown-token"
    COPIED = "copied"
    SOURCE_TOO_LONG = "source-too-long"


_EXPLAINED = {
    Reason.BLANK: "There was nothing to translate.",
    Reason.LOOP: "The model repeated itself.",
    Reason.EMPTY: "The model wrote nothing.",
    Reason.TOO_LONG: "The translation was far too long for its source.",
    Reason.TOO_SHORT: "The translation was far too short for its source.",
    Reason.UNKNOWN: "The model wrote a symbol for a word that it does not know.",
    Reason.COPIED: "The model copied the source without translating it.",
    Reason.SOURCE_TOO_LONG: "The sentence is longer than the model can read, and has no seam.",
}


def explain(reason: str) -> str:
    """A reason in words; one that is not known here comes back as it is.

    >>> explain("loop")
    'The model repeated itself.'
    """
    return _EXPLAINED[Reason(reason)] if reason in frozenset(Reason) else reason


_SPECIAL = re.compile(
    r"</?s>|<(?:unk|pad|blank)>|⁇|▁|�|<0x[0-9A-F]{2}>|@@(?:\s|$)"
    # Control characters and line breaks, which byte pieces can spell.
    r"|[\x00-\x1f\x7f-\x9f\u2028\u2029]"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# For loops: a phrase said again after a comma is rhetoric, straight away a loop.
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[.,;:!?…]+")
# Scripts that put a word into fewer characters, in Latin letters' worth of one.
_DENSE = (
    (re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003FFFF]"), 2.6),
    (re.compile(r"[぀-ヿ가-힣]"), 1.9),
)
_DIGITS = re.compile(r"\d{1,40}")
_GROUPING = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d)")
_FIRST_DENSE = "぀"
_LONGEST_GROUP = 12
# In scripts without spaces a phrase thrice is a loop; elsewhere four times, inside a word.
_RUN = re.compile(r"(.{1,20}?)\1{3,}|([㐀-鿿぀-ヿ가-힣฀-๿]{3,20}?)\2{2,}", re.DOTALL)


def fault(source: str, target: str) -> Reason | None:
    """What is wrong with a translation, or None where it may be read.

    Pure and linear in practice; both texts are single sentences.

    >>> fault("We remember the town.", "Recordamos la ciudad.")
    >>> fault("We remember the town.", "Recordamos la la la la la la la ciudad.")
    <Reason.LOOP: 'loop'>
    """
    if not target.strip():
        return Reason.EMPTY
    if _leaks(source, target):
        return Reason.UNKNOWN
    if is_loop(source, target):
        return Reason.LOOP
    given, made = _weight(source), _weight(target)
    if made > 3 * given + 25:
        return Reason.TOO_LONG
    if made < given / 4 - 6:
        return Reason.TOO_SHORT
    return Reason.COPIED if _is_copy(source, target) else None


def same_figures(source: str, target: str) -> bool:
    """Whether both have the same numbers, whatever their digits, grouping and order.

    >>> same_figures("1,275 people in 1992", "En 1992, 1.275 personas")
    True
    >>> same_figures("in 2022", "en 20222"), same_figures("٦١٣", "613")
    (False, True)
    """
    return _figures(source) == _figures(target)


def _figures(text: str) -> Counter[int]:
    return Counter(int(digits) for digits in _DIGITS.findall(_GROUPING.sub("", text)))


def _leaks(source: str, target: str) -> bool:
    return any(mark not in source for mark in _SPECIAL.findall(target))


def is_loop(source: str, target: str) -> bool:
    """Whether the target repeats itself, at once or again and again, and the source does not.

    >>> is_loop("Never, never, never again.", "Nunca, nunca, nunca más.")
    False
    """
    here = _words(target)
    pairs = list(pairwise(here))
    if len(set(pairs)) == len(pairs):
        # Every loop that is looked for repeats a pair; most sentences repeat none.
        return _runs(source, target)
    there = _words(source)
    known = max(_repeats(there, size) for size in range(1, _LONGEST_GROUP + 1))
    for size in range(1, _LONGEST_GROUP + 1):
        # A word thrice or three words twice in a row may be read; more is a loop.
        allowed = max(3, known + 1) if size == 1 else max(2, known + 1) if size < 4 else known
        if _repeats(here, size) > allowed:
            return True
    often = max(3, len(here) // 15, _commonest(there, 3) + 1)
    return _commonest(here, 3) > often or _runs(source, target)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _TOKEN.findall(text)]


def _repeats(words: list[str], size: int) -> int:
    """How often, at most, a group of ``size`` words stands there in a row."""
    most = run = 0
    for here, there in zip(words, words[size:], strict=False):
        run = run + 1 if here == there else 0
        most = max(most, run)
    return most // size + 1


def _commonest(words: list[str], size: int) -> int:
    groups = Counter(zip(*(words[start:] for start in range(size)), strict=False))
    return max(groups.values(), default=0)


def _runs(source: str, target: str) -> bool:
    """Letters repeated in a row, for loops inside a word or without spaces."""
    runs = (match[0] for match in _RUN.finditer(target))
    loops = any(len(run) > 7 and any(map(str.isalpha, run)) for run in runs)
    return loops and not _RUN.search(source)


def _weight(text: str) -> float:
    """Length in characters, a dense script's counted for what they hold."""
    if max(text, default="") < _FIRST_DENSE:
        return len(text)
    extra = sum((worth - 1) * len(script.findall(text)) for script, worth in _DENSE)
    return len(text) + extra


def _is_copy(source: str, target: str) -> bool:
    """A sentence of plain words, unchanged: names alone may well be the same in both."""
    plain = [word for word in _WORD.findall(source) if word.islower() and len(word) > 1]
    return len(plain) > 5 and source.casefold() == target.casefold()
