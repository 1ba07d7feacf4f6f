"""How the words of a text may be read, one by one: what names are compared with."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import compress
from operator import ne

from l10n.checks.pair import Text
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold, fold_all, readings, skeletons

APOSTROPHES = "'’ʼ"
BEGINNING = 3
"""Consonants at the start of a word that tell it from most others."""
HEAD = 4
"""Sounds that do. From so many on, likeness is no accident."""
_KEPT = 1 << 14
_CASED = 0x1F000
"""No letter from here on has a capital."""
_BLOCKS = (range(0x250), range(0x1E00, 0x1F00), (0x212A, 0x212B), range(0xFB00, 0xFB07))
_LATIN = frozenset(
    letter
    for block in _BLOCKS
    for letter in map(chr, block)
    if letter.isalpha() and fold(letter)[:1].isascii()
)
"""Letters that are one without their marks."""
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


class Ear:
    """How the words of one language sound, each with and without what is written before it.
    What was heard is kept."""

    bare: Callable[[str], list[str]]
    """A folded word with and without what is written before it."""
    bones: Callable[[str], frozenset[str]]
    """The skeletons of a word."""
    beginnings: Callable[[str], frozenset[str]]
    """How they begin, to know most words from a name at once."""
    readings: Callable[[str], frozenset[str]]
    heads: Callable[[str], frozenset[str]]
    """How the readings begin."""

    def __init__(self, tag: str) -> None:
        self._naming = naming(tag)
        self.bare = lru_cache(maxsize=_KEPT)(self._bare)
        self.bones = lru_cache(maxsize=_KEPT)(self._bones)
        self.beginnings = lru_cache(maxsize=_KEPT)(self._beginnings)
        self.readings = lru_cache(maxsize=_KEPT)(self._readings)
        self.heads = lru_cache(maxsize=_KEPT)(self._heads)

    def _bare(self, word: str) -> list[str]:
        return list(self._naming.without_prefix(word))

    def _bones(self, word: str) -> frozenset[str]:
        here = self._naming
        bare = here.without_prefix(word)
        return frozenset([bone for one in bare for bone in skeletons(one, here.script)])

    def _beginnings(self, word: str) -> frozenset[str]:
        sizes = range(1, BEGINNING + 1)
        return frozenset([bone[:size] for bone in self._bones(word) for size in sizes])

    def _readings(self, word: str) -> frozenset[str]:
        here = self._naming
        bare = here.without_prefix(word)
        return frozenset([sound for one in bare for sound in readings(one, here.script)])

    def _heads(self, word: str) -> frozenset[str]:
        return frozenset([sound[:HEAD] for sound in self._readings(word)])


@cache
def ear(tag: str) -> Ear:
    """That of a language."""
    return Ear(tag)


@lru_cache(maxsize=1 << 14)
def wanted_sounds(name: str, script: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """The readings of a name, their heads, and those that more may follow in a word."""
    wanted = readings(name, script)
    longer = tuple([one for one in wanted if len(one) >= HEAD])
    return wanted, frozenset([one[:HEAD] for one in wanted]), longer or ("?",)


@lru_cache(maxsize=1 << 14)
def wanted_bones(name: str, script: str, least: int) -> tuple[frozenset[str], ...]:
    """The skeletons of a name with so many consonants, how they begin, and their first sounds."""
    wanted = frozenset([one for one in skeletons(name, script) if len(one) >= least])
    starts = frozenset([one[:BEGINNING] for one in wanted])
    return wanted, starts, frozenset([one[:1] for one in wanted])


@cache
def small_letters() -> frozenset[str]:
    """What a title would have a capital for. Georgian's are for whole words, so that it has
    no title case."""
    return frozenset([letter for letter in map(chr, range(_CASED)) if letter != letter.title()])


def may_be_name(word: str) -> bool:
    """Whether a word is not in small letters, which many scripts have none of."""
    return word[0] not in small_letters()


def capitals(text: Text) -> list[str]:
    """The words of a text that are not all in small letters, in order."""
    words = text.words
    return list(compress(words, map(ne, words, text.folded)))


def parted(text: Text) -> list[str]:
    """The words of a text, *l’Italie* as *l* and *Italie*, *Paris'te* as *Paris* and *te*."""
    if text.letters.isdisjoint(APOSTROPHES):
        return text.words
    return [part for word in text.words for part in parts(word)]


def folded_parts(text: Text) -> list[str]:
    """The same, folded."""
    if text.letters.isdisjoint(APOSTROPHES):
        return fold_all(text.folded)
    return list(map(fold, parted(text)))


def plain_parts(text: Text) -> frozenset[str]:
    """All of them."""
    return frozenset(folded_parts(text))


def has_latin(text: Text) -> bool:
    """Whether it has Latin letters, or letters that are some without their marks."""
    return not _LATIN.isdisjoint(text.letters)


@lru_cache(maxsize=1 << 14)
def parts(word: str) -> list[str]:
    """A word, parted at its apostrophes."""
    return [part for part in _APOSTROPHE.split(word) if part]
