"""How many columns a text takes on a terminal, and what a reader sees as one letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from l10n.cli.output import printable

_JOINER, _EMOJI_LOOK = "\u200d", "\ufe0f"
_JOINED = frozenset(_JOINER + _EMOJI_LOOK)
_SYMBOLS = 0x2190
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
_TAG = range(0xE0020, 0xE0080)
_JAMO_FIRST, _JAMO_REST = range(0x1100, 0x1160), range(0x1160, 0x1200)
# Nothing to see, and some terminals give it a column of its own.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff\u180e"))
_LINE_ENDS = str.maketrans({"\n": "↵", "\t": " ", "\u2028": "↵", "\u2029": "↵"})
_ATTACHED = frozenset({"Mn", "Me", "Mc", "Cf"})


def clean(text: str) -> str:
    r"""A text on one line, without what could steer the terminal or leave it a guess.

    >>> clean("A\x1b[2J\tB\nC")
    'A[2J B↵C'
    """
    if text.isascii() and text.isprintable():
        return text
    shown = printable(text).translate(_LINE_ENDS).translate(_UNSEEN)
    return "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in shown)


def clusters(text: str) -> Iterator[str]:
    """What readers see as letters: a letter with its marks, an emoji with what is joined to
    it, a flag, a syllable of Hangul.

    >>> list(clusters("e\u0301o")) == ["e\u0301", "o"]
    True
    """
    start = 0
    for at in range(1, len(text)):
        if not _goes_on(text, start, at):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def width(text: str) -> int:
    """Columns that a text takes: two for Han, kana, Hangul and emoji, none for marks.

    >>> width("été"), width("専門家"), width("שָׁלוֹם")
    (3, 6, 4)
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, clusters(text)))


def cut(text: str, columns: int) -> str:
    """A text that takes at most so many columns, an ellipsis where some of it had to go.

    >>> cut("A long story", 7), cut("Short", 7)
    ('A long…', 'Short')
    """
    if width(text) <= columns:
        return text
    kept, left = [], columns - 1
    for cluster in clusters(text):
        left -= _columns(cluster)
        if left < 0:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + "…" if columns > 0 else ""


@lru_cache(maxsize=1 << 14)
def _columns(cluster: str) -> int:
    first, *rest = map(ord, cluster)
    if first >= _SYMBOLS and rest and (rest[0] in _FLAG or _JOINED.intersection(cluster)):
        return 2
    return sum(0 if code in _SKIN else _letter_columns(chr(code)) for code in (first, *rest))


def _letter_columns(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"} or ord(letter) in _JAMO_REST:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether the letter at ``at`` belongs to the cluster that begins at ``start``."""
    letter, code = text[at], ord(text[at])
    if code < 0x300:
        return False
    if unicodedata.category(letter) in _ATTACHED or code in _TAG:
        return True
    first, last = ord(text[start]), text[at - 1]
    if last == _JOINER:
        # Emoji are joined to one; letters of Arabic and Indic scripts stay themselves.
        return unicodedata.category(letter) == "So" and first >= _SYMBOLS
    if code in _SKIN:
        return unicodedata.category(text[start]) == "So"
    if code in _FLAG:
        return at - start == 1 and first in _FLAG
    return code in _JAMO_REST and (ord(last) in _JAMO_FIRST or ord(last) in _JAMO_REST)
