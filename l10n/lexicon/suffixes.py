"""Endings whose vowels and first consonant follow the word before them: Turkish *1993’te* but
*1996’da*, Azerbaijani *6-cı* but *10-cu*.

The table ``[harmony]`` of ``data/agreement/<code>.toml``: ``suffixes`` in the notation of
grammars, where ``A`` is a low vowel and ``I`` a high one, ``D`` a *d* that is *t* after a
``hard`` consonant, and what stands in brackets keeps two vowels or two consonants apart;
``low`` are the front and the back vowel of ``A``; ``signs`` stand before an ending, and
``[harmony.spoken]`` are the words of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

_PART = re.compile(r"\((\w)\)|(\w)")
_HIGH = {"e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü", "a": "ı", "ı": "ı", "o": "u", "u": "u"}
_FRONT = "eəiöü"
_LOW = "aeə"
_UNITS, _TENS = 10, 100


@dataclass(frozen=True, slots=True)
class Suffixes:
    """The endings of one language."""

    patterns: tuple[str, ...] = ()
    low: str = ""
    hard: str = ""
    signs: str = ""
    spoken: Mapping[int, str] = field(default_factory=dict)

    def last_word(self, value: int) -> str:
        """What is said last of a whole number; nothing where that is not known.

        >>> suffixes({"spoken": {"3": "üç", "90": "doksan"}}).last_word(1993)
        'üç'
        """
        return self.spoken.get(_last(value), "") if value >= 0 else ""

    def may_follow(self, vowel: str, value: int) -> bool:
        """Whether an ending with this first vowel may stand after a number; in doubt yes.

        >>> turkish = suffixes({"low": "ea", "spoken": {"6": "altı", "1000": "bin"}})
        >>> turkish.may_follow("a", 2006), turkish.may_follow("e", 2006), turkish.may_follow("e", 7)
        (True, False, True)
        """
        word = self.last_word(value)
        return not (word and vowel) or self._letter("A" if vowel in _LOW else "I", word) == vowel

    def moved(self, ending: str, here: str, there: str) -> str | None:
        """The ending of one word, with its sign, as it is after another word; None where
        the ending is not known, or may be one of two that would differ."""
        sign, letters = ending[:1], ending[1:]
        if not (here and there and sign in self.signs):
            return None
        fitting = [one for one in self.patterns if self.spelled(one, here) == letters]
        moved = {self.spelled(one, there) for one in fitting}
        return sign + moved.pop() if len(moved) == 1 else None

    def spelled(self, pattern: str, word: str) -> str:
        """A suffix after a word in small letters.

        >>> turkish = Suffixes(low="ea", hard="fstkçşhp")
        >>> turkish.spelled("DAn", "dört"), turkish.spelled("(y)I", "altı")
        ('ten', 'yı')
        """
        written = word
        for held, letter in _PART.findall(pattern):
            if held:
                between = (written[-1] in _HIGH) != (held in "IA")
                written += self._letter(held, written) if between else ""
            else:
                written += self._letter(letter, written)
        return written[len(word) :]

    def _letter(self, letter: str, before: str) -> str:
        last = next((sign for sign in reversed(before) if sign in _HIGH), "")
        if letter == "A":
            return self.low[last not in _FRONT] if last else ""
        if letter == "I":
            return _HIGH.get(last, "")
        if letter == "D":
            return "t" if before[-1] in self.hard else "d"
        return letter


def _last(value: int) -> int:
    """What is said last of a number: 6 of 2006, 90 of 190, 1000 of 5000."""
    if not value:
        return 0
    if value % _UNITS:
        return value % _UNITS
    if value % _TENS:
        return value % _TENS
    return next(scale for scale in (10**9, 10**6, 1000, 100) if value % scale == 0)


def suffixes(data: Mapping[str, Any]) -> Suffixes:
    """The table of a language as it stands in its file."""
    return Suffixes(
        patterns=tuple(data.get("suffixes", "").split()),
        low=data.get("low", ""),
        hard=data.get("hard", ""),
        signs=data.get("signs", ""),
        spoken={int(value): word for value, word in data.get("spoken", {}).items()},
    )


@cache
def empty() -> Suffixes:
    """Those of a language that has none."""
    return Suffixes()
