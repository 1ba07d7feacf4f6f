"""Whether a word of another script is a name, written as its letters may be there, or that
with a slip."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from l10n.lexicon.transcription import Steps, endings, steps

_LOST = "aeiouys"
"""Last letters of a name that an ending may stand for."""
_LEAST = 5
"""Letters of a word from which on a slip in it can be told."""
_ENDING = 5
"""Letters at the end of a word that may not be the name's."""


class Reading(Enum):
    """What a word that is no way to write a name makes of it."""

    ALTERED = "altered"
    """A way to write it, with a letter that none of the name's may be."""
    SWAPPED = "swapped"
    """One with two neighbouring letters swapped."""
    OTHER = "other"


@lru_cache(maxsize=1 << 13)
def is_plain(name: str, word: str, tag: str) -> bool:
    """Whether a folded word is a way to write a folded name in Latin letters; an ending may
    follow.

    >>> is_plain("wellington", "веллингтона", "ru")
    True
    """
    if _strange(name, word, tag):
        return False
    return _ends(name, word, _reached(steps(name, tag), word), endings(tag))


@lru_cache(maxsize=1 << 13)
def slip_in(name: str, word: str, tag: str) -> Reading:
    """What a folded word that is no way to write a folded name makes of it. The first letter
    is never taken for the wrong one.

    >>> [slip_in("wellington", word, "ru").value for word in ("воллингтон", "вергинтон")]
    ['altered', 'other']
    """
    strange = _strange(name, word, tag)
    if len(word) < _LEAST or strange > 1:
        return Reading.OTHER
    ways, after = steps(name, tag), endings(tag)
    if _ends(name, word, _altered(ways, word), after):
        return Reading.ALTERED
    if strange or not any(_ends(name, one, _reached(ways, one), after) for one in _swapped(word)):
        return Reading.OTHER
    return Reading.SWAPPED


def _strange(name: str, word: str, tag: str) -> int:
    """How many of the letters of a word but for its ending no letter of the name may be."""
    known = _letters(name, tag)
    return sum([letter not in known for letter in word[:-_ENDING]])


@lru_cache(maxsize=1 << 13)
def _letters(name: str, tag: str) -> frozenset[str]:
    """All that the letters of a name may be."""
    return frozenset([one for way in steps(name, tag) for _, letters in way for one in letters])


@lru_cache(maxsize=1 << 13)
def first_letters(name: str, tag: str) -> frozenset[str]:
    """What a word that is a folded name may begin with: most do not."""
    ways = steps(name, tag)
    firsts, places = set(), [0] if ways else []
    for place in places:
        for end, letters in ways[place] if place < len(ways) else ():
            if letters:
                firsts.add(letters[0])
            elif end not in places:
                places.append(end)
    return frozenset(firsts)


def _places(word: str) -> dict[str, int]:
    """Where each letter of a word is, as the bits of a number."""
    at: dict[str, int] = {}
    for place, letter in enumerate(word):
        at[letter] = at.get(letter, 0) | 1 << place
    return at


def _reached(ways: Steps, word: str) -> list[int]:
    """By place in a name, how far into a word it may lead, as the bits of a number."""
    at = _places(word)
    plain = [1] + [0] * len(ways)
    for place, further in enumerate(ways):
        before = plain[place]
        for end, letters in further if before else ():
            here = before
            for letter in letters:
                here = (here & at.get(letter, 0)) << 1
            plain[end] |= here
    return plain


def _altered(ways: Steps, word: str) -> list[int]:
    """The same, with one letter of the word another than it may be."""
    at, plain = _places(word), _reached(ways, word)
    inner = (1 << len(word)) - 2
    altered = [0] * (len(ways) + 1)
    for place, further in enumerate(ways):
        for end, letters in further if plain[place] | altered[place] else ():
            here, wrong = plain[place], altered[place]
            for letter in letters:
                there = at.get(letter, 0)
                wrong = (wrong & there | here & inner) << 1
                here = (here & there) << 1
            altered[end] |= wrong
    return altered


def _ends(name: str, word: str, reached: list[int], after: frozenset[str]) -> bool:
    """Whether a word ends with the name, or with an ending after it or for its last letter."""
    if not reached[1:]:
        return False
    whole, less = reached[-1], reached[-2] if name[-1] in _LOST else 0
    if whole >> len(word) & 1:
        return True
    return any(
        (whole | less) >> place & 1 and word[place:] in after for place in range(1, len(word))
    )


def _swapped(word: str) -> list[str]:
    """A word with two of its letters but the first swapped, in every way."""
    places = range(1, len(word) - 1)
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places]
