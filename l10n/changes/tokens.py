"""Words with their places, in any script, for comparing two versions of a translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from l10n.languages import UNSPACED, is_unspaced
from l10n.lexicon.function_words import function_words
from l10n.model import Span

_KATAKANA = r"[\u30a1-\u30fa\u30fc]+"
_HYPHENS = r"-\u00ad\u200c\u200d\u2010\u2011"
_APOSTROPHES = "'’ʼ"
"""These join letters into one word: “vice-ministro”, “l’acte”, “Bakü’de”, “می‌خواهم”."""
_SPACES = frozenset({"", " ", "\u00a0", "\u202f"})
_LAST_MARK = 0x1FFFF
_DOTTED = frozenset({"az", "tr"})


class Word(NamedTuple):
    """One word: as it is compared, as it is written, and where."""

    folded: str
    text: str
    start: int
    end: int


def words(text: str, tag: str, *, apart: bool = False) -> tuple[Word, ...]:
    """The words of a text of the language ``tag``. A word keeps its marks and whatever joins
    its parts; a run of katakana is one word, any other unspaced letter one by itself.
    ``apart`` parts words at apostrophes, so that “minister’s” has “minister” in it.

    >>> [word.text for word in words("L’acte d’un vice-ministre: 3 mots", "fr")]
    ['L’acte', 'd’un', 'vice-ministre', '3', 'mots']
    >>> [word.text for word in words("監察員のコメント", "ja")]
    ['監', '察', '員', 'の', 'コメント']
    """
    found = _word(apart=apart).finditer(text)
    return tuple(Word(_folded_word(one[0], tag), one[0], *one.span()) for one in found)


def folded_words(text: str, tag: str, *, apart: bool = False) -> list[str]:
    """The same words as they are compared alone: quick, for very many texts."""
    return _word(apart=apart).findall(folded(text, tag))


def folded(text: str, tag: str) -> str:
    """A text as it is compared: composed, without case, with one kind of apostrophe.

    >>> folded("İRAN’DA", "tr"), folded("Cafe\u0301", "fr") == folded("café", "fr")
    ("iran'da", True)
    """
    return with_own_i(written(text), tag).casefold()


def with_own_i(text: str, tag: str) -> str:
    """A text with the capitals I and İ made small as its language does, if in its own way."""
    return text.replace("I", "ı").replace("İ", "i") if is_dotted(tag) else text


def is_dotted(tag: str) -> bool:
    """Whether i and ı are two letters in a language, each with its own capital."""
    return tag.split("-", maxsplit=1)[0] in _DOTTED


def same(one: str, other: str) -> bool:
    """Whether two texts are written alike, whatever their marks and apostrophes are made of."""
    return written(one) == written(other)


def written(text: str) -> str:
    """A text in one spelling of marks and apostrophes, its capitals kept."""
    return unicodedata.normalize("NFC", text).replace("’", "'").replace("\u00ad", "")


def span_of(run: Sequence[Word]) -> Span:
    """From the first word's beginning to the last one's end."""
    return run[0].start, run[-1].end


def is_unbroken(text: str, run: Sequence[Word]) -> bool:
    """Whether nothing but single spaces stands between a text's words."""
    return all(text[a.end : b.start] in _SPACES for a, b in pairwise(run))


def places(run: Sequence[str], within: Sequence[Word]) -> list[int]:
    """Where a run of folded words begins among words; no two of them overlap."""
    found: list[int] = []
    wanted, length = list(run), len(run)
    for at in range(len(within) - length + 1):
        is_free = not found or at >= found[-1] + length
        if is_free and [word.folded for word in within[at : at + length]] == wanted:
            found.append(at)
    return found


def is_content(word: str, tag: str) -> bool:
    """Whether a folded word may name a thing: no function word, no figure, no lone letter
    of an alphabet.

    >>> [is_content(word, "es") for word in ("de", "guerra", "1948", "x")]
    [False, True, False, False]
    """
    if word in function_words(tag).words or has_digit(word):
        return False
    return len(word) > 1 or is_unspaced(word)


def has_digit(word: str) -> bool:
    """Whether a word is a figure or has one in it."""
    return any(map(str.isdigit, word))


def content(run: Iterable[str], tag: str) -> list[str]:
    """Those of some folded words that may name a thing."""
    return [word for word in run if is_content(word, tag)]


_folded_word = lru_cache(maxsize=1 << 16)(folded)


@cache
def _word(*, apart: bool) -> re.Pattern[str]:
    inner = _HYPHENS if apart else _HYPHENS + _APOSTROPHES
    marks = "".join(
        re.escape(letter)
        for letter in map(chr, range(0x300, _LAST_MARK))
        if unicodedata.category(letter)[0] == "M"
    )
    letter = rf"[^\W_{UNSPACED}]"
    part = rf"{letter}+(?:[{marks}]+{letter}*)*"
    return re.compile(rf"{part}(?:[{inner}]+{part})*|{_KATAKANA}|[{UNSPACED}](?<=[^\W_])[{marks}]*")
