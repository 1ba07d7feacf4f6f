"""What a figure belongs to, wherever its clause went: what it counts, what names it, which
figure it stands with, and, where endings follow the sound of a number, its ending.

Where clauses come in another order in every sentence, as in Turkish, order says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n.checks.figures.figure import Figure
from l10n.checks.figures.harmony import agrees, ending, has_harmony, stands_in
from l10n.checks.figures.rows import are_linked, is_explained
from l10n.checks.figures.surroundings import is_year, kinds_of
from l10n.checks.pair import Pair, Text
from l10n.lexicon.units import base

Couple = tuple[Figure, Figure]
"""A figure of the source, and the same of the translation."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[\d.,;:!?()\[\]\n–—]")
_COUNTED = 2
"""Words after a figure among which is what it counts."""
_AHEAD = 48
_STEM = 4
_NAME = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,20})[\s\u00a0-]?$")
_LONGEST = 22
_Bound = frozenset[tuple[str, str]]


class Bindings:
    """What belongs to the figures of a pair, each worked out when it is asked for."""

    def __init__(self, pair: Pair, couples: Sequence[Couple]) -> None:
        self._couples = couples
        self._texts = pair.source, pair.target
        self._found: dict[tuple[int, int], _Bound] = {}
        self._rows: dict[int, dict[int, list[str]]] = {}

    def are_crossed(self, first: int, second: int) -> bool:
        """Whether what belongs to one figure of the source stands with the other one in the
        translation. Figures are told by their places among the couples."""
        crossed, stayed = self._compared(first, second)
        return crossed + self._cured(first, second) > stayed

    def are_kept(self, first: int, second: int) -> bool:
        """Whether what belongs to the figures went with them."""
        crossed, stayed = self._compared(first, second)
        return stayed > crossed

    def _compared(self, first: int, second: int) -> tuple[int, int]:
        """How much belongs to the other figure in the translation, and how much to the same.
        Only what the other figure of the same text lacks tells them apart."""
        here, other_here = self._of(first, 0), self._of(second, 0)
        there, other_there = self._of(first, 1), self._of(second, 1)
        ours, others = here - other_here, other_here - here
        theirs, strangers = there - other_there, other_there - there
        crossed = len(ours & strangers) + len(others & theirs)
        return crossed, len(ours & theirs) + len(others & strangers)

    def _cured(self, first: int, second: int) -> int:
        """How many endings go ill with their figures, where both are well once these change
        places."""
        text, both = self._texts[1], (self._couples[first][1], self._couples[second][1])
        tag = text.language.tag
        if not has_harmony(tag):
            return 0
        vowels = [ending(text.text, one.span[1]) for one in both]
        values = [one.least for one in both]
        ill = sum(not agrees(tag, *each) for each in zip(values, vowels, strict=True))
        well = ill and all(map(agrees, (tag, tag), reversed(values), vowels))
        return ill if well else 0

    def _of(self, at: int, side: int) -> _Bound:
        if (at, side) not in self._found:
            self._found[at, side] = frozenset(self._bound(at, side))
        return self._found[at, side]

    def _bound(self, at: int, side: int) -> Iterator[tuple[str, str]]:
        figure, text, other = self._couples[at][side], self._texts[side], self._texts[1 - side]
        kinds = _kinds(text, figure, source=not side)
        yield from (("kind", kind) for kind in kinds)
        yield from (("name", name) for name in _named(text, figure, other))
        yield from (("figure", one) for one in self._row(side).get(at, ()))
        if not (kinds or (not side and is_year(figure))):
            yield from (("word", stem) for stem in _counted(text, figure, other))

    def _row(self, side: int) -> dict[int, list[str]]:
        """The figures in a row with each, or in brackets after it or before them."""
        if side not in self._rows:
            self._rows[side] = _in_rows(self._texts[side], [one[side] for one in self._couples])
        return self._rows[side]


def _in_rows(text: Text, figures: Sequence[Figure]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    places = sorted(range(len(figures)), key=lambda at: figures[at].span)
    for at, after in pairwise(places):
        if are_linked(text, figures[at], figures[after]):
            found.setdefault(at, []).append(f"-{after}")
            found.setdefault(after, []).append(f"-{at}")
        if is_explained(text, figures[at], figures[after]):
            found.setdefault(at, []).append(f"({after}")
            found.setdefault(after, []).append(f"){at}")
    return found


def _kinds(text: Text, figure: Figure, *, source: bool) -> set[str]:
    """Its kind; the year that a word calls one is no ordinal, whatever its ending."""
    kinds = kinds_of(text, figure, source=source)
    if not (source or kinds) and stands_in(text, figure):
        kinds.add("calendar year")
    if "calendar year" in kinds:
        kinds.discard("ordinal")
    # An age is told in years here and in other words there.
    return {base(kind) or kind for kind in kinds if kind != "duration-year"}


def _named(text: Text, figure: Figure, other: Text) -> Iterator[str]:
    """The name right before a figure that both texts have: *Formula 1*, *Il-76*."""
    found = _NAME.search(text.text, max(0, figure.span[0] - _LONGEST), figure.span[0])
    if found and found[1][0].isupper() and found[1] in other.text:
        yield found[1]


def _counted(text: Text, figure: Figure, other: Text) -> Iterator[str]:
    """How the words after a figure begin that both texts have just once."""
    after = text.text[figure.span[1] : figure.span[1] + _AHEAD]
    start = 1 if after[:1] in "-'’" else 0
    stop = _STOP.search(after, start)
    words = _WORD.findall(after[start : stop.start() if stop else len(after)])[:_COUNTED]
    if not words:
        return
    here, there = text.once(_stems), other.once(_stems)
    for stem in map(_stem, words):
        if len(stem) == _STEM and here[stem] == there[stem] == 1:
            yield stem


def _stems(text: Text) -> Counter[str]:
    return Counter([word[:_STEM] for word in _WORD.findall(_plain(text.text))])


def _stem(word: str) -> str:
    """How a word begins, without accents."""
    return _plain(word)[:_STEM]


def _plain(text: str) -> str:
    """Case-folded, without accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFKD", folded)
    return "".join([sign for sign in parts if not unicodedata.combining(sign)])
