"""Texts as lines of a terminal: wrapped by what is seen, right in both directions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import accumulate, groupby

from l10n.cli.terminal import bidi
from l10n.cli.terminal.bidi_sequence import mirrored
from l10n.cli.terminal.shaping import shaped
from l10n.cli.terminal.spans import Line, Lines, Look, Span
from l10n.cli.terminal.width import clean, clusters, width
from l10n.cli.terminal.wrapping import Range, wrap

_RLM, _LRM = "\u200f", "\u200e"
END = "\u00a0"
"""Where the cursor stands after the last letter: a space that no line drops."""


class Bidi(StrEnum):
    """Who puts right-to-left text in order."""

    L10N = "l10n"
    """We do: letters go out as they are seen, from left to right."""
    TERMINAL = "terminal"
    """The terminal does: letters go out as they are read, each text kept apart from others."""


Cell = tuple[str, Look]
"""One letter, in the order of the text."""


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
    row = _line_of(lines, at)
    starts = _starts(text, lines[row], columns, rtl=rtl, by=by)
    return row, starts[min(at - lines[row][0], len(starts) - 1)]


def on_another_line(
    letters: Sequence[str], at: int, step: int, columns: int, *, rtl: bool, by: Bidi
) -> int:
    """The letter that stands above or below another in a text that is being typed; the first
    or the last one where there is no such line."""
    text = cells([Span("".join(letters) + END)])
    lines = wrap([cluster for cluster, _ in text], columns)
    row = _line_of(lines, at)
    if not 0 <= row + step < len(lines):
        return 0 if step < 0 else len(letters)
    here, there = (_starts(text, lines[one], columns, rtl=rtl, by=by) for one in (row, row + step))
    column = here[min(at - lines[row][0], len(here) - 1)]
    start, end = lines[row + step]
    places = range(max(end - start, 1))
    return min(start + min(places, key=lambda one: abs(there[one] - column)), len(letters))


def paragraphs(
    text: Iterable[Span], columns: int, *, rtl: bool = False, by: Bidi = Bidi.L10N
) -> Lines:
    """A text laid out."""
    return lay(cells(text), columns, rtl=rtl, by=by)


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


def _line_of(lines: Sequence[Range], at: int) -> int:
    """The line that a letter is on; a space that was dropped is at the end of the one before."""
    return max(n for n, (start, _) in enumerate(lines) if start <= at or n == 0)


def _starts(text: Sequence[Cell], line: Range, columns: int, *, rtl: bool, by: Bidi) -> list[int]:
    """The column of each letter of a line; where the line goes from left to right, the one
    after it, too."""
    part = text[slice(*line)]
    if by is Bidi.TERMINAL or not (rtl or _turns(text)):
        pad = _room(part, columns - 1) if rtl else 0
        return list(accumulate((width(cluster) for cluster, _ in part), initial=pad))
    order = bidi.visual(_levels(text, rtl=rtl)[slice(*line)])
    forms = shaped([cluster for cluster, _ in part])
    sizes = [width(forms[at]) for at in order]
    edges = accumulate(sizes, initial=max(0, columns - sum(sizes)) if rtl else 0)
    starts = dict(zip(order, edges, strict=False))
    return [starts[at] for at in range(len(part))] or [columns]


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
