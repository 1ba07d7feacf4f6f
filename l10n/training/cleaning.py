"""Leaves out what nobody should learn from, and says why.

Pair by pair, with nothing kept in memory but a number for each pair that was seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import lru_cache

from l10n.checks import numbers, unchanged
from l10n.checks.pair import Pair, Text
from l10n.languages import Language, is_unspaced, written
from l10n.lexicon.function_words import telltales
from l10n.lexicon.length import Proportion, proportion
from l10n.lexicon.script import known_scripts, letters, scripts_of
from l10n.training.examples import Example
from l10n.training.mending import is_broken, mended

_WORD = re.compile(r"[^\W_]+")
_NO_LETTER = re.compile(r"[\W\d_]+")
_QUOTED = re.compile(r"[“«\"][^“”«»\"]*[”»\"]")
_DIGIT = re.compile(r"\d")
_FREE = 20
"""Characters of two texts up to which their lengths tell nothing."""
_LONGEST = 1200
"""Characters of a text; a third of it where words are written without spaces."""
_DEVIATIONS = 4.0
"""How far a target's length may be from the usual, in standard deviations."""
_RATIO = 3.0
"""The same as a factor, where the languages' usual lengths are not known."""
_LETTERS = 0.3
"""The least share of letters among the characters that are no spaces."""
_SCRIPT = 0.7
"""The least share of the letters that are of the language's scripts."""


class Reason(StrEnum):
    """Why a pair was left out."""

    EMPTY = "empty"
    LONG = "too long"
    BROKEN = "letters lost in a wrong encoding"
    LETTERS = "mostly no letters"
    SCRIPT = "wrong script"
    LENGTHS = "lengths too different"
    COPY = "not translated"
    FIGURES = "figures differ"
    TWICE = "there twice"


class Cleaner:
    """One cleaning of any number of files in two languages."""

    def __init__(self, source: Language, target: Language) -> None:
        self._judge = _Judge(source, target)
        self._seen: set[int] = set()
        self.dropped: Counter[Reason] = Counter()
        """How many pairs were left out so far, by reason."""

    def clean(self, examples: Iterable[Example]) -> Iterator[Example]:
        """The pairs worth learning from, mended, as they are asked for. What came before,
        in this call or another, does not come twice."""
        for example in examples:
            source, target = mended(example.source), mended(example.target)
            reason = self._judge.reason(source, target) or self._again(source, target)
            if reason:
                self.dropped[reason] += 1
            else:
                yield Example(source, target, example.origin, example.weight)

    def _again(self, source: str, target: str) -> Reason | None:
        """Both texts in the same words, whatever their case, marks and spaces."""
        key = hash((plain(source), plain(target)))
        if key in self._seen:
            return Reason.TWICE
        self._seen.add(key)
        return None


def plain(text: str) -> str:
    """The words and figures of a text in small letters.

    >>> plain("“Peace, at last”  (34%)")
    'peace at last 34'
    """
    return " ".join(_WORD.findall(text.casefold()))


class _Judge:
    """Looks at one pair at a time."""

    def __init__(self, source: Language, target: Language) -> None:
        self._languages = source, target
        self._proportion = proportion(source.tag, target.tag)
        self._strange = _strange(source.tag), _strange(target.tag)
        same = written(source.tag).code == written(target.tag).code
        self._signs = (
            telltales(source.tag, target.tag) if not same else frozenset(),
            telltales(target.tag, source.tag) if not same else frozenset(),
        )
        # What is told fastest is asked first.
        self._tests: tuple[tuple[Reason, Callable[[str, str], bool]], ...] = (
            (Reason.EMPTY, _any(lambda text: not text)),
            (Reason.LONG, _any(self._is_long)),
            (Reason.BROKEN, _any(is_broken)),
            (Reason.LETTERS, _any(self._lacks_letters)),
            (Reason.SCRIPT, self._is_strange),
            (Reason.LENGTHS, self._are_unlike),
            *([] if same else [(Reason.COPY, self._is_copy)]),
            (Reason.FIGURES, self._differ),
        )

    def reason(self, source: str, target: str) -> Reason | None:
        """What is wrong; None where nothing is."""
        return next((reason for reason, is_so in self._tests if is_so(source, target)), None)

    def _is_long(self, text: str) -> bool:
        return len(text) > _LONGEST or (len(text) > _LONGEST // 3 and is_unspaced(text))

    def _lacks_letters(self, text: str) -> bool:
        signs = len(text) - text.count(" ")
        return len(_NO_LETTER.sub("", text)) < _LETTERS * signs

    def _is_strange(self, source: str, target: str) -> bool:
        return any(map(self._has_other_letters, (source, target), self._strange))

    def _has_other_letters(self, text: str, strange: re.Pattern[str] | None) -> bool:
        if strange is None or not strange.search(text):
            return False
        wrong = sum(map(len, strange.findall(text)))
        return wrong > (1 - _SCRIPT) * len(_NO_LETTER.sub("", text))

    def _are_unlike(self, source: str, target: str) -> bool:
        return not _are_like(self._proportion, len(source), len(target))

    def _is_copy(self, source: str, target: str) -> bool:
        """Whether both are in the same language."""
        if source == target or source.casefold() == target.casefold():
            return any(unchanged.find(self._pair(source, target)))
        ours, theirs = (
            set(_WORD.findall(_QUOTED.sub(" ", text).casefold())) for text in (source, target)
        )
        here, there = self._signs
        return _outweighs(here, there, theirs) or _outweighs(there, here, ours)

    def _differ(self, source: str, target: str) -> bool:
        if not (_DIGIT.search(source) or _DIGIT.search(target)):
            return False
        return any(numbers.find(self._pair(source, target)))

    def _pair(self, source: str, target: str) -> Pair:
        here, there = self._languages
        return Pair(Text(source, here), Text(target, there))


def _any(is_so: Callable[[str], bool]) -> Callable[[str, str], bool]:
    return lambda source, target: is_so(source) or is_so(target)


def _outweighs(wrong: frozenset[str], right: frozenset[str], words: set[str]) -> bool:
    """Whether the function words of a text are those of the other language."""
    strange = len(wrong & words)
    return strange > 1 and strange > 2 * len(right & words)


@lru_cache(maxsize=1 << 16)
def _are_like(known: Proportion | None, length: int, other: int) -> bool:
    if known is None:
        longer, shorter = max(length, other), min(length, other)
        return longer <= _FREE or longer <= _RATIO * shorter
    return abs(known.deviations(length, other)) <= _DEVIATIONS


def _strange(tag: str) -> re.Pattern[str] | None:
    """Letters that are of no script of the language; None where its scripts are unknown."""
    known = scripts_of(tag) & known_scripts()
    return letters(known_scripts() - known) if known else None
