"""Texts as lines of a terminal: wrapped by what is seen, right in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from l10n.cli.terminal import bidi
from l10n.cli.terminal.bidi_sequence import mirrored
from l10n.cli.terminal.shaping import shaped
from l10n.cli.terminal.width import clean, clusters, cut, width
from l10n.cli.terminal.wrapping import wrap

_RLM, _LRM = "\u200f", "\u200e"


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


class Bidi(StrEnum):
    """Who puts right-to-left text in order."""

    L10N = "l10n"
    """We do: letters go out as they are seen, from left to right."""
    TERMINAL = "terminal"
    """The terminal does: letters go out as they are read, each text kept apart from others."""


class Span(NamedTuple):
    """A piece of text that looks one way."""

    text: str
    look: Look = Look.PLAIN


Line = tuple[Span, ...]
"""One line of the screen, as it goes out."""
Lines = list[Line]
Cell = tuple[str, Look]
"""One letter, in the order of the text."""


def marked(text: str, marks: Iterable[tuple[int, int, Look]]) -> list[Span]:
    """A text with marked places; of places that overlap the first given is shown."""
    looks = [Look.PLAIN] * len(text)
    for start, end, look in reversed(list(marks)):
        for at in range(max(0, start), min(end, len(text))):
            looks[at] = look
    runs = groupby(zip(text, looks, strict=True), key=lambda one: one[1])
    return [Span("".join(letter for letter, _ in run), look) for look, run in runs]


def cells(spans: Iterable[Span]) -> list[Cell]:
    """The letters of a text, cleaned of what could steer the terminal."""
    letters = [(letter, span.look) for span in spans for letter in clean(span.text)]
    out, at = [], 0
    for cluster in clusters("".join(letter for letter, _ in letters)):
        out.append((cluster, letters[at][1]))
        at += len(cluster)
    return out


def lay(text: Sequence[Cell], columns: int, *, rtl: bool = False, by: Bidi = Bidi.L10N) -> Lines:
    """A text wrapped, and each line in the order in which it goes out; flush right where it
    is ``rtl``."""
    level = _levels(text, rtl=rtl) if by is Bidi.L10N and (rtl or _turns(text)) else None
    lines = []
    for start, end in wrap([cluster for cluster, _ in text], columns):
        part = list(text[start:end])
        if by is Bidi.TERMINAL:
            lines.append(_joined(_for_terminal(part, columns, rtl=rtl)))
        elif level is None:
            lines.append(_joined(part))
        else:
            out = _drawn(part, level[start:end])
            lines.append(_joined([*_pad(out, columns, rtl=rtl), *out]))
    return lines


def find(
    text: Sequence[Cell], at: int, columns: int, *, rtl: bool = False, by: Bidi = Bidi.L10N
) -> tuple[int, int]:
    """The line and column where :func:`lay` puts a letter."""
    lines = wrap([cluster for cluster, _ in text], columns)
    row = next((n for n, (_, end) in enumerate(lines) if at < end), len(lines) - 1)
    row = max(n for n in range(row + 1) if lines[n][0] <= at or n == 0)
    start, end = lines[row]
    place, part = min(at, max(end - 1, start)) - start, text[start:end]
    if by is Bidi.TERMINAL or not (rtl or _turns(text)):
        pad = _room(part, columns - 1) if rtl else 0
        return row, pad + _size(part[:place]) + (_size(part[place:]) if at >= end > start else 0)
    level = _levels(text, rtl=rtl)[start:end]
    order = bidi.visual(level)
    drawn = [_drawn_size(part, n) for n in order]
    pad = max(0, columns - sum(drawn)) if rtl else 0
    return row, pad + sum(drawn[: order.index(place)] if part else ())


def paragraphs(
    text: Iterable[Span], columns: int, *, rtl: bool = False, by: Bidi = Bidi.L10N
) -> Lines:
    """A text laid out."""
    return lay(cells(text), columns, rtl=rtl, by=by)


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


def plain(line: Iterable[Span]) -> str:
    """What a line says, without its looks."""
    return "".join(span.text for span in line)


def isolated(text: str) -> str:
    """A text that may go the other way, kept apart from what it is quoted in."""
    return f"{bidi.FSI}{text}{bidi.PDI}" if bidi.has_rtl(text) else text


def _levels(text: Sequence[Cell], *, rtl: bool) -> list[int]:
    """Each letter's level: that of its first character."""
    by_character = bidi.levels("".join(cluster for cluster, _ in text), rtl=rtl)
    level, at = [], 0
    for cluster, _ in text:
        level.append(by_character[at])
        at += len(cluster)
    return level


def _turns(text: Sequence[Cell]) -> bool:
    return any(bidi.has_rtl(cluster) for cluster, _ in text)


def _drawn(part: Sequence[Cell], level: Sequence[int]) -> list[Cell]:
    """The letters of a line from left to right, brackets turned, Arabic joined."""
    forms = shaped([cluster for cluster, _ in part])
    out = []
    for at in bidi.visual(level):
        letters = bidi.without_controls(forms[at])
        if letters:
            turned = mirrored(letters[0]) + letters[1:] if level[at] % 2 else letters
            out.append((turned, part[at][1]))
    return out


def _drawn_size(part: Sequence[Cell], at: int) -> int:
    return width(shaped([cluster for cluster, _ in part])[at])


def _for_terminal(part: list[Cell], columns: int, *, rtl: bool) -> list[Cell]:
    if rtl:
        # A mark in the last column would end up before the last letter in some terminals.
        pad = _pad(part, columns - 1, rtl=True)
        return [(_LRM, Look.PLAIN), *pad, (_RLM, Look.PLAIN), *part, (_RLM, Look.PLAIN)]
    return [(_LRM, Look.PLAIN), *part] if _turns(part) else part


def _pad(text: Sequence[Cell], columns: int, *, rtl: bool) -> list[Cell]:
    room = _room(text, columns) if rtl else 0
    return [(" " * room, Look.PLAIN)] if room else []


def _room(text: Sequence[Cell], columns: int) -> int:
    return max(0, columns - _size(text))


def _size(text: Sequence[Cell]) -> int:
    return sum(width(cluster) for cluster, _ in text)


def _joined(text: Iterable[Cell]) -> Line:
    runs = groupby(text, key=lambda cell: cell[1])
    return tuple(Span("".join(cluster for cluster, _ in run), look) for look, run in runs)
