"""How a word sounds, coarsely and in any of a few scripts, from ``data/names/sounds.toml``.

A name that crosses from one script into another keeps its consonants, more or less:
*George*, *Джордж* and *جورج* all have “SRS” among their skeletons. One spelling may be
read in several ways (a Latin *c* is K or S), so a word has a set of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product
from types import MappingProxyType
from typing import Any, NamedTuple

from l10n.lexicon.tables import table

_MOST_READINGS = 32
_MOST_LETTERS = 40
_LEAST = 3
_VOWELS = "AEIOU"
_NO_VOWELS = str.maketrans("", "", _VOWELS)
# Combining marks, Hebrew and Arabic vowel signs and the lengthening stroke.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]+")
# Urdu writes a foreign t, d or r with either of two letters.
_PLAIN = str.maketrans("ıłøđٹڈڑ", "ilodتدر")
_REPEATED = re.compile(r"(.)\1+")


class _Script(NamedTuple):
    letters: re.Pattern[str]
    sounds: dict[str, tuple[str, ...]]


def fold(text: str) -> str:
    """Case and marks taken away: what a reader would still call the same letters.

    >>> fold("Núñez"), fold("İstanbul"), fold("Šefčovič")
    ('nunez', 'istanbul', 'sefcovic')
    """
    return text.lower() if text.isascii() else _plain_letters(text.casefold())


def fold_all(words: list[str]) -> list[str]:
    """Case-folded words, folded.

    >>> fold_all(["señor", "núñez", "said"])
    ['senor', 'nunez', 'said']
    """
    return [word if word.isascii() else _plain_letters(word) for word in words]


@lru_cache(maxsize=1 << 15)
def _plain_letters(folded: str) -> str:
    parted = unicodedata.normalize("NFD", folded)
    return _MARKS.sub("", parted).translate(_PLAIN)


def unmarked(text: str) -> str:
    """Marks taken away, case kept.

    >>> unmarked("Núñez"), unmarked("عُمان")
    ('Nunez', 'عمان')
    """
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def alike(one: str, other: str, *, spoken: bool) -> bool:
    """Whether two folded Latin letters may take each other's place in the spellings of a name;
    ``spoken`` where names are written as they are spoken.

    >>> alike("y", "i", spoken=False), alike("e", "o", spoken=True)
    (True, False)
    """
    pair = frozenset((one, other))
    return pair in _alike("alike") or (spoken and pair in _alike("alike_spoken"))


def related(one: str, other: str) -> bool:
    """Whether languages that have a word of one origin may have one of these folded letters for
    the other, as *December* and *Dezember* do.

    >>> related("c", "z"), related("c", "m")
    (True, False)
    """
    return frozenset((one, other)) in _alike("related")


def heard_alike(one: str, other: str) -> bool:
    """Whether one sound of a skeleton may be heard as another, as the *TH* of *Edith* is as S.

    >>> heard_alike("T", "S"), heard_alike("L", "N")
    (True, False)
    """
    return frozenset((one.lower(), other.lower())) in _alike("heard_alike")


@lru_cache(maxsize=1 << 14)
def readings(word: str, script: str) -> frozenset[str]:
    """How a word of this script (``Latn``, ``Cyrl``…) may sound, vowels included; nothing
    for a script without a table.

    >>> sorted(readings("Putin", "Latn") & readings("Poutine", "Latn"))
    ['PUTIN']
    """
    return frozenset(_smooth(sounds) for sounds in _sounded(word, script))


@lru_cache(maxsize=1 << 14)
def skeletons(word: str, script: str) -> frozenset[str]:
    """The consonants of a word's readings, doubled ones once, after an *A* for a vowel at the
    start, whichever it is; empty for a reading without consonants.

    >>> sorted(skeletons("George", "Latn") & skeletons("Джордж", "Cyrl"))
    ['SRS']
    >>> sorted(skeletons("Obama", "Latn") & skeletons("أوباما", "Arab"))
    ['APM']
    >>> skeletons("東京", "Jpan")
    frozenset()
    """
    return frozenset(map(_bones, _sounded(word, script)))


def _sounded(word: str, script: str) -> set[str]:
    """Every reading, up to a bound, letter by letter."""
    table = _scripts().get(script)
    if table is None:
        return set()
    choices: list[tuple[str, ...]] = []
    count = 1
    for letters in table.letters.findall(_plain(word, script)[:_MOST_LETTERS]):
        sounds = table.sounds[letters]
        count *= len(sounds)
        choices.append(sounds if count <= _MOST_READINGS else sounds[:1])
    return {"".join(sounds) for sounds in product(*choices)}


def _plain(word: str, script: str) -> str:
    # й and آ are letters of their own there, not a letter and a mark.
    return fold(word) if script in ("Latn", "Grek") else word.casefold()


def _smooth(sounds: str) -> str:
    """Doubled sounds once, and without the vowels at the end of a word that is long enough."""
    once = _REPEATED.sub(r"\1", sounds)
    stem = once.rstrip(_VOWELS)
    if len(stem) > _LEAST:
        return stem
    return once.removesuffix("E")


def _bones(sounds: str) -> str:
    first = "A" if sounds[:1] in _VOWELS else ""
    bare = _REPEATED.sub(r"\1", sounds.translate(_NO_VOWELS)).replace("TS", "S")
    return first + _REPEATED.sub(r"\1", bare) if bare else ""


@cache
def _data() -> dict[str, Any]:
    return table("names", "sounds")


@cache
def _alike(key: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(fold(pair)) for pair in _data()[key].split())


@cache
def _scripts() -> Mapping[str, _Script]:
    return MappingProxyType({name: _script(table) for name, table in _data()["scripts"].items()})


def _script(table: dict[str, str]) -> _Script:
    longest_first = sorted(table, key=len, reverse=True)
    return _Script(
        re.compile("|".join(map(re.escape, longest_first))),
        {
            letters: tuple(sound.replace("_", "") for sound in sounds.split())
            for letters, sounds in table.items()
        },
    )
