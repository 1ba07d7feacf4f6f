"""Telling a text that repeats itself, as a model in a loop does, from rhetoric.

The source is looked at, too: what repeats itself may do so in translation.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from operator import eq

# For loops: a phrase said again after a comma is rhetoric, straight away a loop.
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[.,;:!?…]+")
_LONGEST_GROUP = 12
# In scripts without spaces a phrase thrice is a loop; elsewhere four times, inside a word.
_RUN = re.compile(r"(.{1,20}?)\1{3,}|([㐀-鿿぀-ヿ가-힣฀-๿]{3,20}?)\2{2,}", re.DOTALL)

_FEW = 6
"""Characters of a run that stand again after one repetition, at the least."""
_FAR = 21
"""Where they do not: the longest repetition is shorter."""


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
    if not any(map(eq, words, words[size:])):
        return 1
    most = run = 0
    for here, there in zip(words, words[size:], strict=False):
        run = run + 1 if here == there else 0
        most = max(most, run)
    return most // size + 1


def _commonest(words: list[str], size: int) -> int:
    groups = Counter(zip(*(words[start:] for start in range(size)), strict=False))
    return max(groups.values(), default=0)


def _may_run(text: str) -> bool:
    """Whether a few characters stand again so near that they may be of a run: quick."""
    last: dict[str, int] = {}
    for at in range(len(text) - _FEW + 1):
        few = text[at : at + _FEW]
        if at - last.get(few, -_FAR) < _FAR:
            return True
        last[few] = at
    return False


def _runs(source: str, target: str) -> bool:
    """Letters repeated in a row, for loops inside a word or without spaces."""
    if not _may_run(target):
        return False
    runs = (match[0] for match in _RUN.finditer(target))
    loops = any(len(run) > 7 and any(map(str.isalpha, run)) for run in runs)
    return loops and not _RUN.search(source)
