"""What each segment is in its statement: headline, dateline, body, …"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from l10n.languages import language
from l10n.model import Role, Segment
from l10n.text.datelines import is_dateline
from l10n.text.paragraphs import TERMINAL, Span, ends_sentence
from l10n.text.quotation import is_quotation, quoted_spans

_HEADER = re.compile(r"date \d{4}-\d{2}-\d{2}")
_COLONS = ":;：；؛"
_COMMAS = ",，،、"
_BULLET = re.compile(r"[-*+•‣▪◦·]\s|\(?\d{1,3}[.)]\s")
_LONGEST_HEADLINE = 300
_LONGEST_SIGNATURE = 140
_MOST_HEADLINES = 5
_MOST_SIGNATURES = 8
_LONGEST_OPENING = 12
"""Paragraphs looked at for headlines and datelines."""
# The words that begin a line naming an article's author.
_BYLINES = {
    "az": "Müəllif:",
    "de": "Von ",
    "en": "By ",
    "es": "Por ",
    "fr": "Par ",
    "it": "Di ",
    "pt": "Por ",
    "ru": "Автор:",
    "tr": "Yazan:",
}


class Paragraph(NamedTuple):
    """A paragraph's place and its segments, never none."""

    span: Span
    segments: Sequence[Segment]


class _Block(NamedTuple):
    """A paragraph without its header, as the rules look at it."""

    text: str
    size: int
    """Its segments."""
    quoted: bool
    """Whether one of them is a quotation."""

    @property
    def is_prose(self) -> bool:
        long = len(self.text) > _LONGEST_HEADLINE
        return long or self.quoted or ends_sentence(self.text, TERMINAL + _COLONS)


def assign_roles(text: str, tag: str, paragraphs: Sequence[Paragraph]) -> list[list[Role]]:
    """A role for every segment, one list for each paragraph. Linear time.

    - HEADER: ``date YYYY-MM-DD``, first of all.
    - DATELINE: see :func:`l10n.text.datelines.is_dateline`; at the head of the
      first paragraph of the body, or a paragraph of its own before or after it.
    - HEADLINE: up to five paragraphs before the body, of at most 300
      characters, that end in no full stop, colon or comma (the first may be a
      question, and end in anything if it is in capitals). Of a longer row of
      such lines only the first is one, and none without a body after it.
    - SIGNATURE: up to eight paragraphs after the body, of at most 140
      characters, that do not end a sentence and are no list; also a byline
      among the headlines.
    - QUOTATION: see :func:`l10n.text.quotation.is_quotation`.
    - BODY: everything else.
    """
    roles = _body_roles(text, paragraphs)
    if paragraphs and _HEADER.fullmatch(paragraphs[0].segments[0].text):
        roles[0][0] = Role.HEADER

    def block(at: int) -> _Block:
        return _block(text, paragraphs[at], roles[at])

    count = len(paragraphs)
    opening = _opening(block, count, tag)
    closing = _closing(map(block, range(count - 1, len(opening) - 1, -1)), tag)
    for row, role in zip(roles, opening, strict=False):
        row[:] = [old if old is Role.HEADER else role for old in row]
    _mark_dateline(paragraphs, roles, len(opening), tag)
    for row, role in zip(reversed(roles), reversed(closing), strict=False):
        row[:] = [role] * len(row)
    return roles


def _block(text: str, paragraph: Paragraph, row: Sequence[Role]) -> _Block:
    kept = paragraph.segments[row[0] is Role.HEADER :]
    content = text[kept[0].start : kept[-1].end] if kept else ""
    return _Block(content, len(kept), Role.QUOTATION in row)


def _body_roles(text: str, paragraphs: Sequence[Paragraph]) -> list[list[Role]]:
    spans = quoted_spans(text, [paragraph.span for paragraph in paragraphs])
    at = 0
    roles = []
    for _, segments in paragraphs:
        row = []
        for segment in segments:
            while at < len(spans) and spans[at][1] <= segment.start:
                at += 1
            until = at
            while until < len(spans) and spans[until][0] < segment.end:
                until += 1
            quoted = until > at and is_quotation(text, segment, spans[at:until])
            row.append(Role.QUOTATION if quoted else Role.BODY)
        roles.append(row)
    return roles


def _opening(block_at: Callable[[int], _Block], count: int, tag: str) -> list[Role]:
    """The roles of the paragraphs before the body, of ``count`` in all."""
    roles: list[Role] = []
    for block in map(block_at, range(min(count, _LONGEST_OPENING))):
        if not block.size:
            roles.append(Role.HEADER)
        elif is_dateline(block.text, tag, alone=True):
            roles.append(Role.DATELINE)
        elif _is_headline(block, first=Role.HEADLINE not in roles):
            is_byline = Role.HEADLINE in roles and _is_byline(block.text, tag)
            roles.append(Role.SIGNATURE if is_byline else Role.HEADLINE)
        else:
            break
        if roles.count(Role.HEADLINE) > _MOST_HEADLINES:
            return roles[: roles.index(Role.HEADLINE) + 1]
    if not any(block_at(at).is_prose for at in range(len(roles), count)):
        return roles[: roles.index(Role.HEADLINE)] if Role.HEADLINE in roles else roles
    return roles


def _is_headline(block: _Block, *, first: bool) -> bool:
    if len(block.text) > _LONGEST_HEADLINE:
        return False
    if first and (block.text.isupper() or (block.size == 1 and block.text.endswith("?"))):
        return True
    return not ends_sentence(block.text, TERMINAL + _COLONS + _COMMAS)


def _is_byline(line: str, tag: str) -> bool:
    word = _BYLINES.get(language(tag).code)
    return word is not None and line.startswith(word)


def _mark_dateline(
    paragraphs: Sequence[Paragraph], roles: list[list[Role]], at: int, tag: str
) -> None:
    """Mark a dateline at the head of the first paragraph of the body."""
    if at == len(paragraphs):
        return
    head = 1 if roles[at][0] is Role.HEADER else 0
    rest = paragraphs[at].segments[head:]
    if is_dateline(rest[0].text, tag, alone=False):
        roles[at][head] = Role.DATELINE


def _closing(blocks: Iterable[_Block], tag: str) -> list[Role]:
    """The roles of the paragraphs after the body, given from the last one back."""
    roles: list[Role] = []
    for block in blocks:
        if block.is_prose:
            return [] if ends_sentence(block.text, _COLONS) else roles[::-1]
        if len(block.text) > _LONGEST_SIGNATURE or _BULLET.match(block.text):
            return roles[::-1]
        if len(roles) == _MOST_SIGNATURES:
            return []
        is_date = is_dateline(block.text, tag, alone=True)
        roles.append(Role.DATELINE if is_date else Role.SIGNATURE)
    return []
