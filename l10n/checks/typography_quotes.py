"""Finds quotation marks of another language: straight ones, or English ones in French.

It speaks up where every mark of the text has its other and something between. A pair that
the language knows is left as it is, and used for the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.pair import Pair, Text
from l10n.checks.quoting import DOUBLE, has_digraphs, has_doubles, quotes
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.typography import Typography, typography
from l10n.model import Severity, Span


def find(pair: Pair) -> Iterable[Hit]:
    """Propose the language's own quotation marks."""
    target = pair.target
    if not has_doubles(target):
        return ()
    habits = typography(target.language.tag)
    if not habits.quotes or pair.source.text == target.text:
        return ()
    if _are_own(target, habits):
        return ()
    pairs, left = quotes(target, habits).paired
    if left or any(start[1] == end[0] for start, end in pairs):
        return ()
    return list(_foreign(pair, habits, pairs))


def _are_own(target: Text, habits: Typography) -> bool:
    """Whether all marks are of the language's pairs, and the first opens: a quick look."""
    own = "".join(habits.quotes)
    if not (target.letters & DOUBLE).issubset(own) or has_digraphs(target):
        return False
    first = next(sign for sign in target.text if sign in DOUBLE)
    return first in own[::2]


def _foreign(pair: Pair, habits: Typography, pairs: list[tuple[Span, Span]]) -> Iterator[Hit]:
    text, name = pair.target.text, pair.target.language.name
    spaced = pair.target.language.spaced
    shapes = [text[slice(*start)] + text[slice(*end)] for start, end in pairs]
    usual = next((shape for shape in shapes if shape in habits.quotes), habits.quotes[0])
    outer: list[tuple[int, str]] = []
    for (start, end), shape in zip(pairs, shapes, strict=True):
        while outer and outer[-1][0] <= start[0]:
            outer.pop()
        own = shape if _is_known(shape, habits) else _own(habits, usual, outer)
        outer.append((end[1], own))
        if own != shape and _is_plain(text, start, end, spaced=spaced):
            inner = habits.inner if own == habits.quotes[0] else ""
            told = f"{name} writes {own[0]}…{own[1]} for these quotation marks."
            yield Hit(told, None, start, own[0] + inner)
            yield Hit(told, None, end, inner + own[1])


def _is_known(shape: str, habits: Typography) -> bool:
    return shape in habits.quotes or shape == habits.nested


def _own(habits: Typography, usual: str, outer: list[tuple[int, str]]) -> str:
    """The pair to write; within another one, one that differs from it."""
    if not outer:
        return usual
    choice = (habits.nested, *habits.quotes)
    return next((own for own in choice if own and own != outer[-1][1]), usual)


def _is_plain(text: str, start: Span, end: Span, *, spaced: bool) -> bool:
    """Whether words touch both marks on the inside, and none the first on the outside."""
    touched = not text[start[1]].isspace() and not text[end[0] - 1].isspace()
    return touched and not (spaced and text[max(0, start[0] - 1) : start[0]].isalnum())


RULE = Rule(
    "quote-style",
    Severity.NOTE,
    "Quotation marks are those of the language.",
    find,
)
