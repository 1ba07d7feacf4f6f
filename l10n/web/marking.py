"""Texts with marks in them, as HTML: the one place where a text becomes markup. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from l10n.model import Finding, Span

_ZERO_WIDTH_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text that is shown as something."""

    start: int
    end: int
    """Characters, half-open; an empty part is shown as a place between two letters."""
    css_class: str
    title: str = ""
    """What it is, in words."""


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """The text as HTML, everything in it escaped, with its marks.

    Marks may overlap: where they do, the piece has the classes and titles of all of them. What
    lies outside the text is left out, and no mark parts a letter from its accents.

    >>> str(marked("5 < 6", [Mark(0, 1, "error", "It is “5”.")]))
    '<mark class="error" title="It is “5”.">5</mark> &lt; 6'
    >>> str(marked("abc", [Mark(0, 2, "x"), Mark(1, 3, "y")]))
    '<mark class="x">a</mark><mark class="x y">b</mark><mark class="y">c</mark>'
    """
    inside = [mark for mark in (_fitted(text, mark) for mark in marks) if mark]
    if not inside:
        return escape(text)
    edges = sorted({0, len(text), *(edge for mark in inside for edge in (mark.start, mark.end))})
    parts: list[Markup] = list(_points(inside, 0))
    for start, end in pairwise(edges):
        over = [mark for mark in inside if mark.start <= start and end <= mark.end]
        parts += [_piece(text[start:end], over), *_points(inside, end)]
    return Markup("").join(parts)


def source_marks(findings: Iterable[Finding]) -> Iterator[Mark]:
    """Where findings lie in the source."""
    return _finding_marks((finding, finding.source_span) for finding in findings)


def target_marks(findings: Iterable[Finding]) -> Iterator[Mark]:
    """Where findings lie in the translation."""
    return _finding_marks((finding, finding.target_span) for finding in findings)


def _finding_marks(found: Iterable[tuple[Finding, Span | None]]) -> Iterator[Mark]:
    for finding, span in found:
        if span:
            yield Mark(*span, f"finding {finding.severity}", finding.message)


def _fitted(text: str, mark: Mark) -> Mark | None:
    """The mark as far as it lies in the text, its edges between whole letters."""
    start, end = max(0, mark.start), min(len(text), mark.end)
    if start > end:
        return None
    while 0 < start < len(text) and _leans(text, start):
        start -= 1
    while 0 < end < len(text) and _leans(text, end):
        end += 1
    return Mark(start, end, mark.css_class, mark.title)


def _leans(text: str, place: int) -> bool:
    """Whether the letter there belongs to the one before it."""
    letter = text[place]
    joined = _ZERO_WIDTH_JOINER in (letter, text[place - 1])
    return joined or unicodedata.category(letter).startswith("M")


def _points(marks: Sequence[Mark], place: int) -> Iterator[Markup]:
    empty = [mark for mark in marks if mark.start == mark.end == place]
    if empty:
        yield _piece("", empty)


def _piece(text: str, marks: Sequence[Mark]) -> Markup:
    if not marks:
        return escape(text)
    names = dict.fromkeys(name for mark in marks for name in mark.css_class.split())
    classes = " ".join([*names, *(() if text else ("point",))])
    titles = " ".join(dict.fromkeys(mark.title for mark in marks if mark.title))
    title = f' title="{escape(titles)}"' if titles else ""
    return Markup(f'<mark class="{escape(classes)}"{title}>{escape(text)}</mark>')  # noqa: S704
