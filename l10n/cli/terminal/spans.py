"""Pieces of text with the way they look, as lines of the screen. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from l10n.cli.terminal.width import cut, width


class Look(StrEnum):
    """What a piece of text is, for whoever colours it. Never the only sign of anything."""

    PLAIN = "plain"
    BAR = "bar"
    LABEL = "label"
    STRONG = "strong"
    FAINT = "faint"
    TERM = "term"
    ERROR = "error"
    WARNING = "warning"
    GOOD = "good"
    REMOVED = "removed"
    ADDED = "added"


class Span(NamedTuple):
    """A piece of text that looks one way."""

    text: str
    look: Look = Look.PLAIN


Line = tuple[Span, ...]
"""One line of the screen, as it goes out."""
Lines = list[Line]


def marked(text: str, marks: Iterable[tuple[int, int, Look]]) -> list[Span]:
    """A text with marked places; of places that overlap the first given is shown."""
    looks = [Look.PLAIN] * len(text)
    for start, end, look in reversed(list(marks)):
        for at in range(max(0, start), min(end, len(text))):
            looks[at] = look
    runs = groupby(zip(text, looks, strict=True), key=lambda one: one[1])
    return [Span("".join(letter for letter, _ in run), look) for look, run in runs]


def beside(left: Sequence[Line], right: Sequence[Line], columns: int, gap: int) -> Lines:
    """Two columns of lines, the left one so many columns wide."""
    out = []
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else ()
        pad = Span(" " * (columns - line_width(one) + gap))
        out.append((*one, pad, *(right[at] if at < len(right) else ())))
    return out


def line_width(line: Iterable[Span]) -> int:
    """Columns that a line takes."""
    return sum(width(span.text) for span in line)


def cut_line(line: Line, columns: int) -> Line:
    """A line that takes at most so many columns."""
    if line_width(line) <= columns:
        return line
    out, left = [], columns
    for span in line:
        size = width(span.text)
        if size > left or (size == left and span is not line[-1]):
            out.append(Span(cut(span.text + "……", left), span.look))
            break
        out.append(span)
        left -= size
    return tuple(out)
