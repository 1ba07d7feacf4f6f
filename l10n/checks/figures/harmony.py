"""Which figure an ending was written for, in languages where its vowel follows the number's:
Turkish *34’te* but *40’ta*, Azerbaijani *1-ci* but *3-cü*.

Source: Göksel and Kerslake, Turkish: A Comprehensive Grammar (vowel harmony).
"""

from __future__ import annotations

import re
from functools import cache

from l10n.checks.figures.figure import Figure
from l10n.checks.pair import Text
from l10n.lexicon.numerals import Number, numerals

_ENDING = re.compile(r"\s?[-'’]([^\W\d_]{1,8})(?![\w'’])")
_IN = re.compile(r"[-'’][dt][aeə](?:k[iı])?(?![\w'’])")
_FRONT, _BACK = "eəiöü", "aıou"
_VOWEL = re.compile(f"[{_FRONT}{_BACK}]")
_LOW = "aeə"
"""Of these an ending has but two; of the others four."""
_AFTER = {"e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü", "a": "ı", "ı": "ı", "o": "u", "u": "u"}
_UNITS, _TENS = 10, 100


def ending(text: str, end: int) -> str:
    """The first vowel of the ending of a figure that ends here; nothing where it has none."""
    found = _ENDING.match(text, end)
    vowel = _VOWEL.search(found[1].casefold()) if found else None
    return vowel[0] if vowel else ""


def stands_in(text: Text, figure: Figure) -> bool:
    """Whether its ending says “in”, as a year has it and what counts something has not."""
    known = numerals(text.language.tag).harmony
    return known and _IN.match(text.text, figure.span[1]) is not None


def agrees(tag: str, value: Number, vowel: str) -> bool:
    """Whether an ending with this vowel may follow a number; in doubt yes.

    >>> agrees("tr", 2013, "e"), agrees("tr", 2006, "e"), agrees("az", 1, "ü")
    (True, False, False)
    """
    last = _last_vowel(tag, _last(value)) if isinstance(value, int) and vowel else ""
    if not last:
        return True
    if vowel in _LOW:
        return (vowel in _FRONT) == (last in _FRONT)
    return vowel == _AFTER[last]


def _last(value: int) -> int:
    """What is said last of a number: 6 of 2006, 90 of 190."""
    if not value:
        return 0
    if value % _UNITS:
        return value % _UNITS
    if value % _TENS:
        return value % _TENS
    return next((scale for scale in (10**9, 10**6, 1000, 100) if value % scale == 0), 0)


@cache
def _last_vowel(tag: str, value: int) -> str:
    """The last vowel of the word for it; nothing where that is not known."""
    words = [word for word, said in numerals(tag).words.items() if said == value]
    spoken = [word for word in words if _VOWEL.search(word)]
    return _VOWEL.findall(min(spoken, key=len))[-1] if spoken else ""
