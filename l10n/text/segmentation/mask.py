"""A text of equal length in which nothing can mislead the base segmenter.

Bracket, bullet, quotation mark and odd space become plain spaces, so every position in
the masked text is the same position in the original. What remains to see is
words, numbers and the marks that end sentences.
"""

from __future__ import annotations

import re

from l10n.text.segmentation.marks import BLANK, BRACKETS, BULLETS, QUOTES, TERMINATORS, char_class

# Each pattern starts with the sign itself, which re can find quickly.
_INNER_QUOTE = re.compile(r"[\"“”„](?<=[^\W\d_].)(?=[^\W\d_])")
_INNER_APOSTROPHE = re.compile(r"'(?<=\w')(?=\w)")
_OUTER_APOSTROPHE = re.compile(r"’(?:(?<!\w’)|(?!\w))")
_TO_SPACE = re.compile(char_class("".join(sorted({*BLANK, *QUOTES, *BRACKETS, *BULLETS} - {" "}))))
_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_REFERENCE = re.compile(rf"(?<={char_class(TERMINATORS)})(?:\[\d{{1,3}}\])+")
_NUMBER_AHEAD = re.compile(rf"({char_class(TERMINATORS)} ++)\d")


def mask(text: str) -> str:
    """Stand-ins for what is not a word or a mark, character for character.

    A quotation mark inside a word (Hebrew ``צה"ל``) stays part of the word, and
    a note in brackets after a sentence (``[12]``) vanishes.

    >>> mask('He said: “Go.”\\u00a0(Now) Yes.[3] It’s')
    'He said:  Go.   Now  Yes.    It’s'
    """
    if '"' in text or "”" in text or "“" in text:
        text = _INNER_QUOTE.sub("_", text)
    if "'" in text:
        text = _INNER_APOSTROPHE.sub("’", text).replace("'", " ")
    if "’" in text:
        text = _OUTER_APOSTROPHE.sub(" ", text)
    if "[" in text:
        text = _REFERENCE.sub(lambda found: " " * len(found[0]), text)
    text = _TO_SPACE.sub(" ", text)
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def for_base(masked: str) -> str:
    """The masked text as the base segmenter is asked about it.

    The base never lets a sentence start with a number in some languages; a
    capital stands in for the digit, and the layer's own rules judge it.

    >>> for_base("It ended. 487 people came.")
    'It ended. X87 people came.'
    """
    return _NUMBER_AHEAD.sub(r"\1X", masked)
