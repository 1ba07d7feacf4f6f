"""Roman numerals, as in *XIX century* and *Pope John XXIII*."""

from __future__ import annotations

import re

# Where Cyrillic is written, its own letters often stand for the Latin ones.
_LETTERS = str.maketrans("ХІСМ", "XICM")
_ENDING = re.compile("(?<=[IVX])(?:er|re|e|ème|ος|th)$")
_SHAPE = re.compile(r"(?=[MDCLXVI])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_SMALL = re.compile("[ivx]{2,7}")
_FIRST = frozenset("MDCLXVIХІСМ")
_SMALL_FIRST = frozenset("ivx")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def is_one(word: str) -> bool:
    """Whether a word is a numeral, in capitals or, as in Spanish centuries, in small ones.

    >>> is_one("XIX"), is_one("XIXX"), is_one("xix"), is_one("mix"), is_one("XIXe")
    (True, False, True, False, True)
    """
    if word[0] not in _FIRST:
        if word[0] not in _SMALL_FIRST or not _SMALL.fullmatch(word):
            return False
        word = word.upper()
    return len(word) < 12 and _SHAPE.fullmatch(_bare(word)) is not None


def value(word: str) -> int:
    """
    >>> value("XIX"), value("MCMXCII")
    (19, 1992)
    """
    values = [_VALUES[letter] for letter in _bare(word.upper() if word.islower() else word)]
    following = [*values[1:], 0]
    return sum(
        -here if here < after else here for here, after in zip(values, following, strict=True)
    )


def _bare(word: str) -> str:
    """In Latin letters, without the ending of an ordinal: French *XIXe*."""
    return _ENDING.sub("", word).translate(_LETTERS)
