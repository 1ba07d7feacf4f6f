"""Finds for each figure of the source its counterpart in the translation, by value.

Figures in digits must have one; words that say a number may be one. What is sure is
matched before what may only be meant.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from l10n.checks.figures.conversion import is_converted, is_left_in_brackets, is_left_over
from l10n.checks.figures.figure import Figure, Value
from l10n.checks.figures.glance import is_worthwhile
from l10n.checks.figures.reading import figures, rearranged_figures
from l10n.checks.pair import Pair


@dataclass(frozen=True, slots=True)
class Amiss:
    """One thing that is wrong: a figure lost, or added, or both."""

    lost: Figure | None
    added: Figure | None

    @property
    def is_time(self) -> bool:
        """Whether it is about a time of day."""
        return any(one is not None and one.is_time for one in (self.lost, self.added))


@dataclass(frozen=True, slots=True)
class Matching:
    """Which figures belong together, and which are left alone."""

    pairs: tuple[tuple[Figure, Figure], ...] = ()
    """Source and target, in the order of the source."""
    lost: tuple[Figure, ...] = ()
    """In digits in the source, nowhere in the target."""
    added: tuple[Figure, ...] = ()
    """In digits in the target, nowhere in the source."""
    words: tuple[tuple[Figure, ...], tuple[Figure, ...]] = ((), ())
    """In words, in the source and in the target, without a counterpart."""

    @property
    def amiss(self) -> Iterator[Amiss]:
        """What was lost, with what was added in its place."""
        return (Amiss(*couple) for couple in zip_longest(self.lost, self.added))


def matching(pair: Pair) -> Matching | None:
    """The figures of a pair, matched; to be worked out once. None where nothing can be
    wrong."""
    if not is_worthwhile(pair):
        return None
    pairs = rearranged_figures(pair)
    return Matching(pairs) if pairs else match_all(pair)


def is_unique(figure: Figure, pairs: Iterable[tuple[Figure, Figure]]) -> bool:
    """Whether no other figure of the source says what this one says."""
    return sum(not figure.sure.isdisjoint(one.sure) for one, _ in pairs) == 1


def match_all(pair: Pair) -> Matching:
    """All figures of a pair, read in full."""
    work = _Work(figures(pair.source), figures(pair.target))
    work.join(_sure, _sure)
    if work.is_settled():
        return work.result()
    work.join_loosely()
    if work.is_left():
        work.join(_times, _times)
        work.take_apart()
        work.convert(pair)
    return work.result()


def match_words(pair: Pair) -> Matching:
    """The same for those in words, with care where nothing in digits can be wrong, too."""
    work = _Work(figures(pair.source), figures(pair.target))
    work.join(_sure, _sure)
    work.join_loosely()
    return work.result()


def _sure(figure: Figure) -> frozenset[Value]:
    return figure.sure


def _values(figure: Figure) -> frozenset[Value]:
    return figure.sure | figure.loose


def _times(figure: Figure) -> frozenset[Value]:
    """The times of day that it may say."""
    return frozenset(value for value in figure.values if isinstance(value, str))


def _usual(figure: Figure) -> frozenset[Value]:
    """What it says; what it may say only where the language's notation allows nothing."""
    return figure.sure or figure.loose


_ONE: frozenset[Value] = frozenset({1})
_View = Callable[[Figure], frozenset[Value]]


def _views(here: _View, there: _View, kinds: tuple[bool, bool]) -> tuple[_View, _View]:
    """What may be compared of two kinds of figures."""
    if not any(kinds):
        # “One” and “a” are everywhere; they are left for a digit that may need them.
        return (
            lambda figure: here(figure) - _ONE,
            lambda figure: there(figure) - _ONE,
        )
    if all(kinds) and here is there is _values:
        # 1950 is not 1350, though both may be short for ’50.
        return _usual, _usual
    return here, there


_MOST = 40
"""Figures without a counterpart; where there are more, two texts are compared that have
little to do with each other."""
_KINDS = ((True, True), (False, False), (True, False), (False, True))
"""Digits with digits, words with words, then one with the other."""


class _Work:
    """The figures still to be matched, those in digits apart from those in words."""

    def __init__(self, source: Iterable[Figure], target: Iterable[Figure]) -> None:
        self.source, self.target = _sorted(source), _sorted(target)
        self.pairs: list[tuple[Figure, Figure]] = []

    def is_left(self) -> bool:
        """Whether any figure in digits has no counterpart."""
        return bool(self.source[True] or self.target[True])

    def is_settled(self) -> bool:
        """Whether nothing that is left can be wrong: no figure in digits, and words that
        say two or more in one text at most."""
        left = (self.source[False], self.target[False])
        return not (self.is_left() or all(any(one.least > 1 for one in words) for words in left))

    def join(self, here: _View, there: _View) -> None:
        """Match by what both views have in common."""
        for kinds in _KINDS:
            if self.source[kinds[0]] and self.target[kinds[1]]:
                self._join(*_views(here, there, kinds), kinds)

    def join_loosely(self) -> None:
        """Match by what either may say, or both."""
        self.join(_sure, _values)
        self.join(_values, _sure)
        self.join(_values, _values)

    def _join(self, here: _View, there: _View, kinds: tuple[bool, bool]) -> None:
        offers: dict[Value, deque[Figure]] = {}
        for figure in self.target[kinds[1]]:
            for value in there(figure):
                offers.setdefault(value, deque()).append(figure)
        taken: set[int] = set()
        left: list[Figure] = []
        for figure in self.source[kinds[0]]:
            found = _first(offers, here(figure), taken)
            if found is None:
                left.append(figure)
            else:
                taken.add(id(found))
                self.pairs.append((figure, found))
        self.source[kinds[0]] = left
        self.target[kinds[1]] = [one for one in self.target[kinds[1]] if id(one) not in taken]

    def take_apart(self) -> None:
        """What has no counterpart as a whole may have one part by part."""
        for apart in (True, False), (False, True):
            attempt = _Work(
                _parts(self.source[True], apart[0]), _parts(self.target[True], apart[1])
            )
            attempt.join(_values, _sure)
            attempt.join(_sure, _values)
            attempt.join(_values, _values)
            if not attempt.is_left():
                self.source[True], self.target[True] = [], []
                self.pairs += attempt.pairs
                return

    def convert(self, pair: Pair) -> None:
        """A figure may have become one in another unit, or come with one, or lost it."""
        lost, added = self.source[True], self.target[True]
        if len(lost) + len(added) > _MOST:
            return
        kept = [figure for couple in self.pairs for figure in couple]
        self.source[True] = [
            one
            for one in lost
            if not is_converted(one, added, kept)
            or is_left_over(one, pair.target)
            or is_left_in_brackets(one, pair, self.pairs)
        ]
        self.target[True] = [one for one in added if not is_converted(one, lost, kept)]

    def result(self) -> Matching:
        """What came of it."""
        self.pairs.sort(key=lambda pair: pair[0].span)
        return Matching(
            tuple(self.pairs),
            tuple(self.source[True]),
            tuple(self.target[True]),
            (tuple(self.source[False]), tuple(self.target[False])),
        )


def _sorted(figures: Iterable[Figure]) -> dict[bool, list[Figure]]:
    found: dict[bool, list[Figure]] = {True: [], False: []}
    for one in figures:
        if not one.month:
            found[one.digits].append(one)
    return found


def _first(
    offers: dict[Value, deque[Figure]], values: frozenset[Value], taken: set[int]
) -> Figure | None:
    """The first that is still to be had."""
    found: Figure | None = None
    for value in values & offers.keys():
        waiting = offers[value]
        while waiting and id(waiting[0]) in taken:
            waiting.popleft()
        if waiting and (found is None or waiting[0].span < found.span):
            found = waiting[0]
    return found


def _parts(figures: Iterable[Figure], apart: bool) -> Iterator[Figure]:
    for figure in figures:
        yield from (figure.parts if apart and figure.parts else (figure,))
