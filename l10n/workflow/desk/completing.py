"""What the engine would write after what a reviewer has typed, ready to be inserted. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from l10n.languages import UNSPACED

# A word, with the spaces before it; of scripts without spaces two letters, or a run of kana.
_KANA = r"[\u30a1-\u30ff]"
_WORD = re.compile(rf"\s*(?:{_KANA}+|(?:(?!{_KANA})[{UNSPACED}]){{1,2}}|[^\s{UNSPACED}]+)|\s+")
_CLOSING = frozenset({"Pe", "Pf", "Po"})


@dataclass(frozen=True, slots=True)
class Completion:
    """What may follow the typed text."""

    text: str
    """Exactly as it would be inserted: typed text and this, without anything between,
    read right. Never empty."""
    words: tuple[str, ...]
    """The same in what one press of Tab takes each: joined, they are ``text``."""


def completion(text: str) -> Completion:
    """Split a text to insert into words.

    >>> completion("rno saluda a todos.").words
    ('rno', ' saluda', ' a', ' todos.')
    >>> completion("通过法律。").words
    ('通过', '法律。')
    """
    words: list[str] = []
    for word in _WORD.findall(text):
        if words and (word.isspace() or _clings(word[0])):
            words[-1] += word
        else:
            words.append(word)
    return Completion(text, tuple(words))


def _clings(letter: str) -> bool:
    """Whether it stands with what is before it: a closing mark, or a vowel sign."""
    kind = unicodedata.category(letter)
    return kind in _CLOSING or kind.startswith("M")
