"""Where quotation marks open and close, across paragraphs and typographies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from l10n.model import Segment
from l10n.text.paragraphs import Span

# Marks of one family close each other: “…” and „…“ and "…" get mixed in one quotation.
_FAMILIES = {
    mark: family[0] for family in ('"“”„‟＂〝〞〟', "«»", "‹›", "「」", "『』") for mark in family
}
_SINGLE = "‘"
_OPENING = frozenset("“„‟〝«‹「『")
_CLOSING = frozenset("”〞〟»›」』")
_FIXED = frozenset("「」『』")
_BEFORE_OPENING = frozenset("([{（［【—–-/:：‘“„«「『")
_AFTER_CLOSING = frozenset(".,;:!?…)]}—–-/。．，、；：！？）］】’”»」』،؛؟۔।")
_MARK = re.compile("[" + "".join(_FAMILIES) + "]")
_ANY_MARK = re.compile("[‘’‚‛'" + "".join(_FAMILIES) + "]")
# Hebrew writes abbreviations with a straight mark between the last two letters.
_GERSHAYIM = re.compile('(?<=[א-ת])"(?=[א-ת])')
_SINGLE_OPENING = re.compile(r"(?<!\w)[‘‚‛'](?=\w)")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,;!?…])['’‘](?!\w)")
_STRONG = frozenset(".,;:!?…)")
_DEEPEST = 3
_HEAD = re.compile(r"[\s\ufeff]*")
_WORD = re.compile(r"[^\W_]+")
_INTRODUCES = tuple(":,：，、،—–")
_NEAR = 4
"""Characters looked at beside a mark."""


class _Mark(NamedTuple):
    at: int
    family: str
    opens: bool | None
    """None: whatever the state calls for."""


class _Scan(NamedTuple):
    spans: list[Span]
    open: str
    """The family left open at the paragraph's end, or nothing."""
    closed: bool
    """Whether the quotation carried into the paragraph was closed in it."""


def quoted_spans(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """The quotations in ``text``, outermost only, marks included, in order.

    A quotation left open at the end of a paragraph goes on through the next
    ones, whether or not they repeat the opening mark, if a later paragraph
    closes it; if none does, it ends with its paragraph. Works in linear time.

    >>> text = '"We remember.\\n"We hope," she said. She left.'
    >>> [text[a:b] for a, b in quoted_spans(text, [(0, 13), (14, 44)])]
    ['"We remember.', '"We hope,"']
    """
    spans: list[Span] = []
    carried: list[Span] = []
    waiting: list[Span] = []
    family = ""
    for paragraph in paragraphs:
        if not family and not _ANY_MARK.search(text, *paragraph):
            continue
        scan = _scan(text, paragraph, family)
        if not family:
            spans += scan.spans
        elif scan.closed:
            spans += [*carried, *scan.spans]
        else:
            carried += scan.spans
            waiting.append(paragraph)
            continue
        carried, waiting, family = [], [], scan.open
    return spans + [span for paragraph in waiting for span in _scan(text, paragraph, "").spans]


def is_quotation(text: str, segment: Segment, spans: Sequence[Span]) -> bool:
    """Whether a segment is wholly or mostly speech in quotation marks.

    That is: more than half of its letters and digits lie in quotations. A
    quotation with words of the segment on both sides of it counts only if a
    colon, a comma or a dash introduces it or punctuation ends it inside: all
    others are titles and terms. ``spans`` are the quotations that overlap the
    segment, as :func:`quoted_spans` gives them.
    """
    if not spans:
        return False
    words = [word.span() for word in _WORD.finditer(text, segment.start, segment.end)]
    inside = 0
    for start, end in spans:
        a, b = max(start, segment.start), min(end, segment.end)
        amid = bool(words) and words[0][0] < a and b < words[-1][1]
        if not amid or _is_set_off(text, a, b):
            inside += sum(map(len, _WORD.findall(text, a, b)))
    return 2 * inside > sum(end - start for start, end in words)


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Whether a quotation amid other words is marked as speech by its punctuation."""
    before = text[max(0, start - _NEAR) : start].rstrip()
    last = text[max(start, end - _NEAR) : end - 1].rstrip()[-1:]
    return before.endswith(_INTRODUCES) or not last.isalnum()


def _scan(text: str, paragraph: Span, carried: str) -> _Scan:
    """The quotations of one paragraph, given the family that is open at its start."""
    start, end = paragraph
    if not _ANY_MARK.search(text, start, end):
        return _Scan([paragraph] if carried else [], carried, closed=False)
    spans: list[Span] = []
    stack = [(carried, start)] if carried else []
    closed = False
    for mark in _marks(text, start, end, carried):
        levels = [level for level, (family, _) in enumerate(stack) if family == mark.family]
        if levels and mark.opens is not True:
            if levels[-1] == 0:
                spans.append((stack[0][1], mark.at + 1))
                closed = True
            del stack[levels[-1] :]
        elif mark.opens is not False and len(stack) < _DEEPEST:
            stack.append((mark.family, mark.at))
    if stack:
        spans.append((stack[0][1], end))
    return _Scan(spans, stack[0][0] if stack else "", closed)


def _marks(text: str, start: int, end: int, carried: str) -> Iterator[_Mark]:
    """The quotation marks of a paragraph, in order.

    A mark at its head that repeats the family carried into it is left out.
    """
    doubles = (
        _Mark(found.start(), _FAMILIES[found[0]], _opens(text, found.start(), start, end))
        for found in _MARK.finditer(text, start, end)
        if not _GERSHAYIM.match(text, found.start())
    )
    singles = list(_single_marks(text, start, end, carried))
    marks = sorted([*doubles, *singles]) if singles else doubles
    head = _HEAD.match(text, start, end)
    for mark in marks:
        if not (carried == mark.family and head and mark.at == head.end()):
            yield mark


def _opens(text: str, at: int, start: int, end: int) -> bool | None:
    """Which way a double mark looks: by its neighbours, else by its shape."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    room_before = before.isspace() or before in _BEFORE_OPENING
    room_after = after.isspace() or after in _AFTER_CLOSING
    if mark not in _FIXED and room_before != room_after:
        return room_before
    return True if mark in _OPENING else False if mark in _CLOSING else None


def _single_marks(text: str, start: int, end: int, carried: str) -> Iterator[_Mark]:
    """Single marks that quote; apostrophes are passed over.

    An opening mark takes the first closing mark before the next opening one
    that has punctuation beside it, else the first of all.
    """
    openings = [found.start() for found in _SINGLE_OPENING.finditer(text, start, end)]
    if carried == _SINGLE:
        last = _SINGLE_CLOSING.search(text, max(start, end - 4), end)
        if last and (not openings or openings[-1] < last.start()):
            yield _Mark(last.start(), _SINGLE, opens=False)
        return
    head = _HEAD.match(text, start, end)
    for opening, limit in pairwise([*openings, end]):
        closings = [found.start() for found in _SINGLE_CLOSING.finditer(text, opening + 1, limit)]
        strong = [at for at in closings if _is_strong(text, at, end)]
        if closings:
            yield _Mark(opening, _SINGLE, opens=True)
            yield _Mark((strong or closings)[0], _SINGLE, opens=False)
        elif head and head.end() == opening and text[opening] == "‘":
            yield _Mark(opening, _SINGLE, opens=True)


def _is_strong(text: str, at: int, end: int) -> bool:
    return at + 1 >= end or text[at - 1] in _STRONG or text[at + 1] in _STRONG
