"""A text as a statement: segments in their places, with roles and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.model import Passage, Segment, Statement
from l10n.text.paragraphs import Span, line_spans, paragraph_spans, wrap_width
from l10n.text.roles import Paragraph, assign_roles
from l10n.text.segmentation import BreakRule, segment
from l10n.text.segmentation.marks import BLANK

_LETTER = re.compile(r"[^\W_]")


def parse(
    text: str,
    *,
    id: str,  # noqa: A002 - the statement's own name for it
    path: str,
    language: str,
    exceptions: Sequence[BreakRule] = (),
    split_glued: bool = True,
) -> Statement:
    """Split ``text`` into passages; nothing of it is lost, whatever it is.

    ``language`` is the tag of the language it is written in, ``exceptions``
    are the project's own rules of where sentences end, ``split_glued`` is
    :func:`segment`'s. Segments without a letter or digit, such as ``* * *``,
    stay in the gaps. Paragraphs are counted over those that hold a passage.
    Time is linear in the length.
    """
    width = wrap_width(text)
    segments = segment(
        text, language, exceptions=exceptions, wrapped=width is not None, split_glued=split_glued
    )
    spans = paragraph_spans(text, width)
    paragraphs = list(_paragraphs(text, segments, spans))
    roles = assign_roles(text, language, paragraphs)
    lines = _line_numbers(text, (part for _, parts in paragraphs for part in parts))
    passages = tuple(
        Passage(part, role, number, next(lines), _message(part.text))
        for number, (paragraph, row) in enumerate(zip(paragraphs, roles, strict=True), 1)
        for part, role in zip(paragraph.segments, row, strict=True)
    )
    return Statement(id, path, language, text, passages)


def _paragraphs(
    text: str, segments: Iterable[Segment], spans: Sequence[Span]
) -> Iterator[Paragraph]:
    """The paragraphs that hold segments, each segment cut to its paragraph."""
    parts: list[Segment] = []
    rest = iter(spans)
    span = next(rest, (0, len(text)))
    for whole in segments:
        start = whole.start
        while start < whole.end:
            while span[1] <= start:
                if parts:
                    yield Paragraph(span, parts)
                parts = []
                span = next(rest, (span[1], len(text)))
            parts += _part(text, whole, start, min(whole.end, span[1]))
            start = span[1]
    if parts:
        yield Paragraph(span, parts)


def _part(text: str, whole: Segment, start: int, end: int) -> list[Segment]:
    """The part of a segment at a place, trimmed; none if it has no letter or digit."""
    if not _LETTER.search(text, start, end):
        return []
    if (start, end) == (whole.start, whole.end):
        return [whole]
    part = text[start:end]
    start += len(part) - len(part.lstrip(BLANK))
    part = part.strip(BLANK)
    return [Segment(start, start + len(part), part)]


def _line_numbers(text: str, parts: Iterable[Segment]) -> Iterator[int]:
    starts = (start for start, _ in line_spans(text))
    following = next(starts)
    line = 0
    for part in parts:
        while following <= part.start:
            line += 1
            following = next(starts, len(text))
        yield line


def _message(text: str) -> str:
    lines = text.splitlines()
    if len(lines) == 1:
        return text.strip()
    return " ".join(line for line in map(str.strip, lines) if line)
