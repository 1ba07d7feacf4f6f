"""Which words of a source are acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from l10n.checks.likeness.hearing import capitals
from l10n.checks.pair import Text
from l10n.lexicon.names import naming
from l10n.model import Span

# Two capitals, or one and a digit.
_HINT = re.compile(r"[A-Z](?:\.?[A-Z]|-?\d)")
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑–]\d[^\W_]*)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_NEXT = re.compile(r" ?(?:\$|([^\W\d_]+))")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LEAST = 2
_MOST = 8
"""Letters of an acronym; what is longer is a word that shouts."""
_WORDS = frozenset("AIO")
"""Capital letters that are words."""


class Acronym(NamedTuple):
    written: str
    letters: str
    digits: list[str]
    span: Span
    sure: bool
    """Not one that other languages leave out or have a word for."""


def acronyms(source: Text) -> list[Acronym]:
    """Those of a text, each once; none where most words are in capitals, which tell nothing."""
    if not any(map(_is_capital, source.once(capitals))):
        return []
    text, words = source.text, source.words
    shouted = sum(map(_is_capital, words))
    if (text.isascii() and not _HINT.search(text)) or (
        shouted * 2 > len(words) and len(words) > _LEAST
    ):
        return []
    told: set[str] = set()
    found: list[Acronym] = []
    for token in _TOKEN.finditer(text):
        letters = _initials(token[0])
        if letters and letters not in told:
            told.add(letters)
            if not _is_money(source, token.end()):
                found.extend(_acronym(token[0], letters, token.span(), source.language.tag))
    return found


@lru_cache(maxsize=1 << 14)
def _is_capital(word: str) -> bool:
    """Whether a word may be an acronym or a letter of one; not *I* or *A*."""
    if len(word) < _LEAST:
        return word.isupper() and word not in _WORDS
    return word[:2].isupper() and (word.isupper() or (word[:-1].isupper() and len(word) > _LEAST))


@lru_cache(maxsize=1 << 14)
def _initials(written: str) -> str:
    """The letters of a token that is in capitals, without the *s* of a plural."""
    letters = "".join(_LETTERS.findall(written))
    if letters[:-1].isupper() and letters.endswith("s") and len(letters) > _LEAST:
        letters = letters[:-1]
    return letters if letters.isupper() else ""


def _acronym(written: str, letters: str, span: Span, tag: str) -> Iterator[Acronym]:
    """Initials, if they may be an acronym."""
    digits = plain_digits(written)
    sure = _is_acronym(written, letters, digits, tag)
    if sure or _LEAST <= len(letters) <= _MOST:
        yield Acronym(written, letters, digits, span, sure)


def _is_acronym(written: str, letters: str, digits: list[str], tag: str) -> bool:
    """Whether capitals are an acronym, and one that a translation has to have."""
    here, key = naming(tag), letters.casefold()
    if key in here.loose_initials or len(letters) > _MOST:
        return False
    if key in here.acronyms:
        return True
    if "." in written or key in here.words or (not digits and ROMAN.fullmatch(letters)):
        return False
    return len(letters) > _LEAST or len("".join(digits)) >= _LEAST


def _is_money(source: Text, end: int) -> bool:
    """Whether a currency follows, as in *US$* and *US dollars*."""
    after = _NEXT.match(source.text, end)
    return bool(after and (not after[1] or after[1] in naming(source.language.tag).coins))


def plain_digits(text: str) -> list[str]:
    """The runs of digits of whatever script, as ASCII has them."""
    return [str(int(run)) for run in _DIGITS.findall(text) if len(run) <= _MOST]
