"""Where a text is broken into lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n.cli.terminal.width import width

Range = tuple[int, int]
"""From one letter to another, half-open."""
_NO_START = frozenset("!%),.:;?]}»’”…、。〉》」』】〕！％），．：；？］｝ー々")
_NO_END = frozenset("([{«‘“¿¡〈《「『【〔（［｛")


def wrap(text: Sequence[str], columns: int) -> list[Range]:
    """Where lines of at most so many columns begin and end, broken between words, or letters
    of scripts that have no spaces; a space at the end of a line is on none. At least one."""
    columns = max(columns, 2)
    lines: list[Range] = []
    start = used = 0
    for first, last in _words(text):
        bare = _size(text[first : _trimmed(text, first, last)])
        if first > start and used + bare > columns:
            lines.append((start, _trimmed(text, start, first)))
            start, used = first, 0
        if bare > columns:
            *full, start = _chopped(text, first, last, columns)
            lines += pairwise([first, *full, start]) if full or start > first else []
            used = 0
            first = start  # noqa: PLW2901  # what is left of the word
        used += _size(text[first:last])
    return [*lines, (start, _trimmed(text, start, len(text)))]


def _words(text: Sequence[str]) -> Iterator[Range]:
    """What a line is never broken inside of, each with the spaces after it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or _may_break(text[at - 1], text[at]):
            yield start, at
            start = at


def _may_break(before: str, after: str) -> bool:
    if after[0] in " \u200b" or after[0] in _NO_START:
        return False
    if before[-1] in " \u200b" or (before[-1] in "-–—/" and after[0].isalpha()):
        return True
    wide = unicodedata.east_asian_width(before[0]) in "WF" or _is_wide(after)
    return wide and before[0] not in _NO_END


def _is_wide(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) in "WF"


def _trimmed(text: Sequence[str], start: int, end: int) -> int:
    """The end without the spaces before it."""
    while end > start and text[end - 1].isspace() and text[end - 1] != "\u00a0":
        end -= 1
    return end


def _chopped(text: Sequence[str], start: int, end: int, columns: int) -> list[int]:
    """Where a word that is too long is broken."""
    edges, used = [], 0
    for at in range(start, end):
        size = width(text[at])
        if used + size > columns and at > start:
            edges.append(at)
            used = 0
        used += size
    return edges or [start]


def _size(text: Sequence[str]) -> int:
    return sum(map(width, text))
