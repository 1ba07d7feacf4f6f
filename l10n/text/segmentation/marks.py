"""The characters that end, open, close and separate sentences."""

from __future__ import annotations

import re

STRONG = "؟۔।॥։።፧፨។៕⁇⁈⁉‼‽"
"""Marks that end a sentence and do nothing else, before a space."""
WIDE = "。！？｡"
"""Marks of full width: they end a sentence with no space after them."""
TERMINATORS = ".!?…" + STRONG + WIDE

RARE = (
    "\u061d\u061e\u0700-\u0702\u07f9\u0837\u0839\u083d\u083e\u104a\u104b\u166e\u1735\u1736\u1803\u1809"
    "\u1944\u1945\u1aa8-\u1aab\u1b5a-\u1b5f\u1b7d\u1b7e\u1c3b\u1c3c\u1c7e\u1c7f\u2024\u2e2e\u2e3c\u2e53"
    "\u2e54\ua4ff\ua60e\ua60f\ua6f3\ua6f7\ua876\ua877\ua8ce\ua8cf\ua92f\ua9c8\ua9c9\uaa5d-\uaa5f\uaaf0"
    "\uaaf1\uabeb\ufe52\ufe56\ufe57\uff0e\U00010a56-\U0001da88"
)
"""Ranges of a character class with Unicode's other sentence terminals: the base
splits after them, and the layer has no rule for them."""

EMOJI = "\U0001f300-\U0001faff\u2600-\u26ff\u2764\ufe0f\u200d"
"""Ranges of a character class with the pictures that people write."""

CLOSERS = "\"'”’»›)]}）」』”’》〉】〕"
OPENERS = "\"'“‘«‹„‚([{（「『《〈【〔¿¡"
WIDE_CLOSERS = "」』”’》〉】）〕"
WIDE_OPENERS = "「『“‘《〈【（〔"

QUOTES = '"“”„‟«»‹›‘‚‛`「」『』《》〈〉'
BULLETS = "•·▪■●◦‣⁃*"
BRACKETS = "()[]{}<>（）【】〔〕"

LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Every line boundary that :meth:`str.splitlines` knows."""
SPACES = (
    " \t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
BLANK = LINE_BREAKS + SPACES + "\ufeff"
"""What is trimmed from a segment: white space and the byte order mark."""


def char_class(characters: str) -> str:
    """The characters as a class of a regular expression.

    >>> char_class("a]")
    '[a\\\\]]'
    """
    return "[" + re.escape(characters) + "]"


def is_hangul(character: str) -> bool:
    """Whether it is a Korean syllable: Korean writes spaces, and no capitals."""
    return "\uac00" <= character <= "\ud7a3"


def is_lower(character: str) -> bool:
    """Whether the letter is small in a script where that says something.

    Unicode calls Georgian letters lower case, yet a Georgian sentence starts
    with the same letters.

    >>> is_lower("a"), is_lower("ა"), is_lower("ع")
    (True, False, False)
    """
    return character.islower() and not "\u10d0" <= character <= "\u10ff"


def is_uncased(character: str) -> bool:
    """Whether it is a letter of a script without capitals.

    >>> is_uncased("ع"), is_uncased("ა"), is_uncased("É"), is_uncased("5")
    (True, True, False, False)
    """
    return character.isalpha() and not character.isupper() and not is_lower(character)
