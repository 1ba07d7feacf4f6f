"""Puts capitals back that a collection lost.

Some collections were lowered by a program that took each run of capitalised words for one
word, and numerals for none: *Estados unidos*, *Barack obama*, *Pib*, *siglo xix*. Who learns
from them writes names so. Names that stand in source and target alike show which collections
these are; how their words are written in all others, and in this one where no name is before
them, shows what they were.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from l10n.training.examples import Example

_WORD = re.compile(r"[^\W\d_]+")
_NAMES = 200
"""Names by which a collection is judged, at least."""
_FAULTY = 0.15
"""The share of names in other letters from which on a collection lost its capitals. It is
under 0.07 in those that did not: *the Central Bank*, *el banco central*."""
_SURE = 0.8
_SEEN = 3
_SHORTEST = 3
_LINK = 3
"""Letters of the words that stand between the parts of a name: *de*, *del*, *of*."""
_GAPS = frozenset({" ", "-", ".", "\N{NO-BREAK SPACE}"})
"""What may stand between two parts of a name."""
_INSIDE = frozenset({"", ",", ";", "-", "'", "’", "("})
"""What stands between two words within a sentence."""
_LOW, _TITLE, _UPPER = range(3)


class _Word(NamedTuple):
    text: str
    start: int
    begins: bool
    """Whether it is the first of a sentence or a quotation."""
    joins: bool
    """Whether it may belong to one name with the word before it."""


class Casing:
    """How words are written, collection by collection, in examples that are learned from."""

    def __init__(self) -> None:
        self._names: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        self._words: defaultdict[str, Counter[tuple[str, int]]] = defaultdict(Counter)
        self._alone: Counter[tuple[str, int]] = Counter()
        self._after: defaultdict[str, Counter[tuple[str, int]]] = defaultdict(Counter)

    def learn(self, examples: Iterable[Example]) -> None:
        """Count how the words of examples are written."""
        for example in examples:
            wanted, names = _names(example.source), self._names[example.origin]
            words, after = self._words[example.origin], self._after[example.origin]
            before = ""
            for word in _places(example.target):
                before = before if word.joins else ""
                if not word.begins:
                    low, kind = word.text.casefold(), _kind(word.text)
                    words[low, kind] += 1
                    if low in wanted:
                        names[word.text == wanted[low]] += 1
                    if before:
                        after[f"{before} {low}", kind] += 1
                    else:
                        self._alone[low, kind] += 1
                before = _before(before, word.text)

    @property
    def faulty(self) -> frozenset[str]:
        """The collections that lost their capitals."""
        return frozenset(
            origin
            for origin, names in self._names.items()
            if names.total() >= _NAMES and names[False] > _FAULTY * names.total()
        )

    def mender(self) -> Mender:
        """What puts capitals back, by what was learned so far."""
        faulty = self.faulty
        sound = [origin for origin in self._words if origin not in faulty]
        return Mender(
            faulty,
            alone=self._alone,
            words=_sum(self._words[origin] for origin in sound),
            after=_sum(self._after[origin] for origin in sound),
        )


@dataclass(frozen=True)
class Mender:
    """Writes names as they are written where nothing was lost."""

    faulty: frozenset[str]
    """The collections that are mended."""
    alone: Counter[tuple[str, int]]
    """How often a word, in small letters, is written how where no name is before it."""
    words: Counter[tuple[str, int]]
    """The same wherever it stands, in sound collections."""
    after: Counter[tuple[str, int]]
    """The same after a name, with it."""

    def mend(self, example: Example) -> Example:
        """The example with capitals in its target; as it is where its collection lost none."""
        if example.origin not in self.faulty or example.source.isupper():
            return example
        names, text = _names(example.source), example.target
        pieces: list[str] = []
        before, end = "", 0
        for word in _places(text):
            before = before if word.joins else ""
            better = self._better(word, before, names)
            pieces += text[end : word.start], better
            end = word.start + len(word.text)
            before = _before(before, better)
        mended = "".join((*pieces, text[end:]))
        return example if mended == text else replace(example, target=mended)

    def _better(self, word: _Word, before: str, names: dict[str, str]) -> str:
        text, low = word.text, word.text.casefold()
        if text.isupper():
            return text
        if not word.begins and _is_mostly(self.words, low, _UPPER):
            return text.upper()
        if not (before or text[0].isupper()):
            return text
        name = names.get(low, "")
        if not word.begins and name.isupper():
            return name
        return text if text[0].isupper() else self._named(text, before, name)

    def _named(self, text: str, before: str, name: str) -> str:
        low = text.casefold()
        if name and not _is_mostly(self.words, low, _LOW):
            return name
        if _is_mostly(self.after, f"{before} {low}", _TITLE) or _is_mostly(self.alone, low, _TITLE):
            return text[0].upper() + text[1:]
        return text


def _names(text: str) -> dict[str, str]:
    """Words with capitals within the sentences of a text, by what they are in small letters."""
    return {
        word.text.casefold(): word.text
        for word in _places(text)
        if not word.begins and len(word.text) >= _SHORTEST and word.text[0].isupper()
    }


def _before(before: str, word: str) -> str:
    """The name, in small letters, that stands before what follows a word."""
    if word[0].isupper():
        return word.casefold()
    return f"{before} {word}" if before and len(word) <= _LINK else ""


def _is_mostly(counts: Counter[tuple[str, int]], low: str, kind: int) -> bool:
    total = counts[low, _LOW] + counts[low, _TITLE] + counts[low, _UPPER]
    return total >= _SEEN and counts[low, kind] >= _SURE * total


def _kind(word: str) -> int:
    if not word[0].isupper():
        return _LOW
    return _UPPER if len(word) > 1 and word.isupper() else _TITLE


def _sum(counts: Iterable[Counter[tuple[str, int]]]) -> Counter[tuple[str, int]]:
    total: Counter[tuple[str, int]] = Counter()
    for each in counts:
        total.update(each)
    return total


def _places(text: str) -> Iterator[_Word]:
    end = 0
    for found in _WORD.finditer(text):
        start = found.start()
        gap = text[end:start]
        begins = not end or not (gap == "." or gap.strip() in _INSIDE)
        yield _Word(found[0], start, begins, not begins and gap in _GAPS)
        end = found.end()
