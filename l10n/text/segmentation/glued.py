"""Sentences run together without a space: ``Agency)Thirty-four``, ``came.Then``.

Addresses, file names, initials and abbreviations look the same from afar, so a
break is made only between two whole words of which the second starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.text.segmentation.marks import STRONG, is_hangul, is_uncased
from l10n.text.segmentation.words import Words, suffixes

_SIGNS = f".!?…){STRONG}"
# A run of signs is looked at from its first sign only, so that a long one costs no more.
_GLUED = re.compile(
    rf"[{_SIGNS}](?<![{_SIGNS}].)[{_SIGNS}”’»\]\"]{{0,4}}+(?=[“«„(\"]?[^\W\d_])", re.DOTALL
)
_CLOSING_QUOTES = '”’»"'
"""In Korean what touches them is a particle: ``"가자."라고``."""
_LEFT = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|(?:.*\D)?\d{4}")
_WORD_AHEAD = re.compile(r"[“«„(\"]?([^\W\d_]+)(?:[’'-][^\W\d_]+)*[,;:!?…”»)\"]*\.*")
_LOOK = 60


def glued(text: str, words: Words) -> Iterator[int]:
    """Where sentences without a space between them are to be cut.

    >>> from l10n.text.segmentation.words import words
    >>> list(glued("They came.Then they left www.Example.Com and J.Doe.", words("en")))
    [10]
    """
    for match in _GLUED.finditer(text):
        if match[0][0] in STRONG:
            if text[match.end() + 1 : match.end() + 2] != match[0][0]:
                yield match.end()
            continue
        if match[0][-1] in _CLOSING_QUOTES and is_hangul(text[match.end()]):
            continue
        if match.start() == 0 or not (match[0] == ")" or text[match.start() - 1].isalnum()):
            continue
        left = _piece_before(text, match.start())
        right = text[match.end() : match.end() + _LOOK].split(None, 1)[0]
        bracket = match[0] == ")"
        if bracket and not _credit(text, match.start()):
            continue
        if not bracket and not _whole_word(left, match[0], words):
            continue
        if _starts_anew(left, match[0], right):
            yield match.end()


def _piece_before(text: str, at: int) -> str:
    """What touches the place from before, up to a space."""
    pieces = text[max(0, at - _LOOK) : at].rsplit(None, 1)
    return pieces[-1].lstrip("“«„(\"'‘¿¡[") if pieces else ""


def _credit(text: str, closing: int) -> bool:
    """Whether the bracket closes a name: ``(Anadolu Agency)``, not ``f(x)``."""
    opening = text.rfind("(", max(0, closing - _LOOK), closing)
    if opening < 0 or not text[opening + 1].isupper():
        return False
    return opening == 0 or text[opening - 1].isspace()


def _whole_word(left: str, mark: str, words: Words) -> bool:
    if not _LEFT.fullmatch(left):
        return False
    if mark[0] != ".":
        return len(left) > 1
    last = left.rpartition("’")[2].rpartition("'")[2].lower()
    if last in words.opening or last in words.numbered or last in words.closing:
        return False
    return left[-1].isdigit() or (len(last) >= 3 and not left[-2:].isupper())


def _starts_anew(left: str, mark: str, right: str) -> bool:
    ahead = _WORD_AHEAD.fullmatch(right)
    if not ahead:
        return False
    word = ahead[1]
    if mark[0] == "." and word.lower() in suffixes():
        return False
    if is_uncased(word[0]):
        return len(word) > 1 and is_uncased(left[-1:] or " ")
    if not word[0].isupper():
        return False
    return word[1:].islower() or (len(word) == 1 and len(right) == 1)
