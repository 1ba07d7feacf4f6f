"""Which figure an ending was written for, in languages where its vowel follows the number's:
Turkish *34’te* but *40’ta*, Azerbaijani *1-ci* but *3-cü*.

What may follow what is in :mod:`l10n.lexicon.suffixes`.
"""

from __future__ import annotations

import re

from l10n.checks.figures.figure import Figure
from l10n.checks.pair import Text
from l10n.lexicon.agreement import agreement
from l10n.lexicon.numerals import Number

_ENDING = re.compile(r"\s?[-'’]([^\W\d_]{1,8})(?![\w'’])")
_IN = re.compile(r"[-'’][dt][aeə](?:k[iı])?(?![\w'’])")
_VOWEL = re.compile("[eəiöüaıou]")


def ending(text: str, end: int) -> str:
    """The first vowel of the ending of a figure that ends here; nothing where it has none."""
    found = _ENDING.match(text, end)
    vowel = _VOWEL.search(found[1].casefold()) if found else None
    return vowel[0] if vowel else ""


def has_harmony(tag: str) -> bool:
    """Whether the vowels of an ending follow those of the number.

    >>> has_harmony("tr"), has_harmony("hu")
    (True, False)
    """
    return bool(agreement(tag).suffixes.spoken)


def stands_in(text: Text, figure: Figure) -> bool:
    """Whether its ending says “in”, as a year has it and what counts something has not."""
    return has_harmony(text.language.tag) and _IN.match(text.text, figure.span[1]) is not None


def agrees(tag: str, value: Number, vowel: str) -> bool:
    """Whether an ending with this vowel may follow a number; in doubt yes.

    >>> agrees("tr", 2013, "e"), agrees("tr", 2006, "e"), agrees("az", 1, "ü")
    (True, False, False)
    """
    return not isinstance(value, int) or agreement(tag).suffixes.may_follow(vowel, value)
