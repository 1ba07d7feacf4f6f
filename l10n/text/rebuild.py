"""Putting a statement together again, in its own layout, from other texts."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from itertools import groupby

from l10n.languages import Language
from l10n.model import Passage, Role, Statement
from l10n.text.paragraphs import wrap_width

_RTL_MARK, _LTR_MARK = "\u200f", "\u200e"
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]+")
_BREAK = re.compile(r"(?P<end>\r\n?|\n)(?P<indent>[^\S\r\n]*)")
_LINE = re.compile(r"[^\r\n\x85\u2029]+")


def rebuild(
    statement: Statement,
    targets: Callable[[Passage], str],
    *,
    source: Language,
    target: Language,
) -> str:
    """The statement with each passage's text replaced by ``targets(passage)``.

    Headers and everything between the passages stay as they are, but for what
    the target's script asks for:

    - between two sentences of a paragraph, spaces go where the target writes
      none (Chinese, Japanese), and one comes where only the source writes none;
    - a line whose first strong character runs against the target's direction
      gets a mark at its head (U+200F or U+200E), so that it is laid out the
      right way by any reader. Lines that hold a header get none: machines read
      them;
    - in a statement whose lines were broken to a width, a paragraph that ran
      over several lines is broken again to that width, if the target writes
      spaces.

    With ``target`` equal to ``source`` and each segment's own text the result
    is the statement's text, character by character.
    """
    texts = [
        passage.segment.text if passage.role is Role.HEADER else targets(passage)
        for passage in statement.passages
    ]
    gaps = list(statement.gaps)
    for at, one in enumerate(statement.passages[:-1], 1):
        if one.role is not Role.HEADER:
            gaps[at] = _gap(gaps[at], source, target)
    if source == target:
        return _assembled(statement, texts, gaps, None)
    width = wrap_width(statement.text) if target.spaced else None
    return _directed(statement, _assembled(statement, texts, gaps, width), target)


def _assembled(statement: Statement, texts: list[str], gaps: list[str], width: int | None) -> str:
    """Texts and gaps in turn; paragraphs of several lines refilled to ``width``, if given."""
    pieces = [gaps[0]]
    numbered = enumerate(statement.passages)
    for _, group in groupby(numbered, key=lambda passage: passage[1].paragraph):
        places = [at for at, _ in group]
        first, last = places[0], places[-1]
        inner = [*gaps[first + 1 : last + 1], ""]
        start, end = (statement.passages[at].segment for at in (first, last))
        broken = _BREAK.search(statement.text, start.start, end.end) if width else None
        if width and broken:
            content = zip(texts[first : last + 1], map(_joined, inner), strict=True)
            indent = gaps[first][max(map(gaps[first].rfind, "\r\n\ufeff")) + 1 :]
            pieces.append(_filled("".join(map("".join, content)), width, indent, broken))
        else:
            for at, gap in zip(places, inner, strict=True):
                pieces += [texts[at], gap]
        pieces.append(gaps[last + 1])
    return "".join(pieces)


def _joined(gap: str) -> str:
    return " " if _BREAK.search(gap) else gap


def _filled(content: str, width: int, indent: str, broken: re.Match[str]) -> str:
    """A paragraph on lines of at most ``width`` characters, laid out as the source's was.

    ``indent`` stands before its first line already, ``broken`` is its first line break.
    """
    lines = textwrap.wrap(
        content,
        width,
        initial_indent=indent,
        subsequent_indent=broken["indent"],
        expand_tabs=False,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return broken["end"].join(lines)[len(indent) :]


def _gap(gap: str, source: Language, target: Language) -> str:
    if source.spaced and not target.spaced and _SPACES.fullmatch(gap):
        return ""
    if target.spaced and not source.spaced and not gap:
        return " "
    return gap


def _directed(statement: Statement, whole: str, target: Language) -> str:
    """``whole`` with a mark at the head of each line that would run the wrong way."""
    headed = statement.passages and statement.passages[0].role is Role.HEADER
    header = statement.passages[0].segment.start if headed else -1
    mark = _RTL_MARK if target.rtl else _LTR_MARK

    def direct(line: re.Match[str]) -> str:
        if line.start() <= header or _runs_rtl(line[0]) in (None, target.rtl):
            return line[0]
        bom = "\ufeff" if line[0].startswith("\ufeff") else ""
        return bom + mark + line[0][len(bom) :]

    return _LINE.sub(direct, whole)


def _runs_rtl(line: str) -> bool | None:
    """The direction of the line's first strong character, None if it has none."""
    for character in line:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return None
