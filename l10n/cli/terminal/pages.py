"""Blocks of text under and beside each other, before they are cut to the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from l10n.cli.terminal.spans import Line, Lines, Look, Span, cut_line, line_width
from l10n.cli.terminal.typesetting import Bidi, paragraphs
from l10n.cli.terminal.width import clean

_INDENT = 2


@dataclass(slots=True)
class Page:
    """Lines, as they are added; none is wider than ``columns``."""

    columns: int
    by: Bidi = Bidi.L10N
    lines: Lines = field(default_factory=list)

    def label(self, text: str, after: str = "") -> None:
        """A heading, what is said after it less loud."""
        spans = [Span(text, Look.LABEL), Span(f"  {after}" if after else "", Look.FAINT)]
        self.lines += paragraphs(spans, self.columns, by=self.by)

    def text(self, spans: Iterable[Span], *, rtl: bool = False, indent: int = _INDENT) -> None:
        """A paragraph, set in; a text from right to left stands flush right."""
        room = max(self.columns - indent, 2)
        pad = Span(" " * indent)
        for line in paragraphs(spans, room, rtl=rtl, by=self.by):
            self.lines.append((pad, *line) if indent else line)

    def item(self, sign: Span, spans: Iterable[Span], *, rtl: bool = False) -> None:
        """A paragraph with a sign before it, its lines set in as far as the first."""
        indent = len(sign.text) + 1
        lines = paragraphs(spans, max(self.columns - indent, 2), rtl=rtl, by=self.by)
        for number, line in enumerate(lines):
            head = (sign, Span(" ")) if not number else (Span(" " * indent),)
            self.lines.append((*head, *line))

    def gap(self) -> None:
        """An empty line, but never two."""
        if self.lines and self.lines[-1]:
            self.lines.append(())


def bar(left: str, right: str, columns: int) -> Line:
    """A line across the screen: the left end gives way to the right one."""
    room = max(columns - len(right) - 1, 0) if right else columns
    line = cut_line((Span(f" {clean(left)}", Look.BAR),), room)
    pad = " " * max(columns - line_width(line) - len(right), 0)
    return cut_line((*line, Span(f"{pad}{right}", Look.BAR)), columns)


def window(lines: Sequence[Line], rows: int, scroll: int) -> tuple[Lines, int, int]:
    """The part of a page that fits, and how many lines are hidden above and below it."""
    top = min(scroll, max(len(lines) - rows, 0))
    shown = list(lines[top : top + rows])
    below = len(lines) - top - len(shown)
    return shown + [()] * (rows - len(shown)), top, below
