"""Telling a translation from rubbish, by its shape alone.

The bands are wide on purpose: a draft that is merely bad is for a reviewer to
mend; what is refused here is what no one could use. Every rule looks at the
source too, so a source that repeats itself may do so in translation.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum

from l10n.text.leaks import leaked
from l10n.text.loops import is_loop


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


_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Scripts that put a word into fewer characters, in Latin letters' worth of one.
_DENSE = (
    (re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003FFFF]"), 2.6),
    (re.compile(r"[぀-ヿ가-힣]"), 1.9),
)
_DIGITS = re.compile(r"\d{1,40}")
_GROUPING = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d)")
_FIRST_DENSE = "぀"


def fault(source: str, target: str) -> Reason | None:
    """What is wrong with a translation, or None where it may be read.

    Pure and linear in practice; both texts are single sentences.

    >>> fault("We remember the town.", "Recordamos la ciudad.")
    >>> fault("We remember the town.", "Recordamos la la la la la la la ciudad.")
    <Reason.LOOP: 'loop'>
    """
    if not target.strip():
        return Reason.EMPTY
    if leaked(source, target):
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
