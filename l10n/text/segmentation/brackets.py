"""Pairs of brackets, so that no sentence ends inside one."""

from __future__ import annotations

import re
from bisect import bisect_right

_BRACKET = re.compile(r"[()\[\]（）「」『』《》〈〉]")
_PARTNER = {")": "(", "]": "[", "）": "（", "」": "「", "』": "『", "》": "《", "〉": "〈"}
_LONGEST = 600
"""Characters in a pair of brackets; a longer passage is split like any text."""
Pairs = list[tuple[int, int]]
"""Outermost pairs in order: positions of the opening and the closing bracket."""


def pairs(text: str) -> Pairs:
    """The outermost balanced pairs of a block that are not too long.

    >>> pairs("a (b [c]) d) (e")
    [(2, 8)]
    """
    found: Pairs = []
    stack: list[tuple[str, int]] = []
    for bracket in _BRACKET.finditer(text):
        sign, at = bracket[0], bracket.start()
        if sign not in _PARTNER:
            stack.append((sign, at))
        elif stack and stack[-1][0] == _PARTNER[sign]:
            opened = stack.pop()[1]
            if at - opened <= _LONGEST:
                while found and found[-1][0] > opened:
                    found.pop()
                found.append((opened, at))
    return found


def around(found: Pairs, position: int) -> tuple[int, int] | None:
    """The pair that holds the position, if any.

    >>> around([(2, 8)], 5), around([(2, 8)], 9)
    ((2, 8), None)
    """
    at = bisect_right(found, (position, position)) - 1
    if at >= 0 and found[at][0] < position < found[at][1]:
        return found[at]
    return None
