"""What is known about a language: word lists from ``data/<code>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# Where a language has no file of its own, a near one's is read.
_NEAR = {
    "azb": "fa", "bs": "hr", "ckb": "fa", "fil": "en", "gsw": "de", "iw": "he", "ji": "he",
    "lb": "de", "mo": "ro", "mr": "hi", "ne": "hi", "nn": "nb", "no": "nb", "oc": "fr",
    "pnb": "ur", "prs": "fa", "ps": "fa", "sh": "hr", "tg": "ru", "tk": "tr", "tt": "ru",
    "ug": "ar", "yue": "zh",
}  # fmt: skip
_MODIFIERS = ("@", ".", "-", "_")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Abbreviations are in lower case, without spaces and
    without their last full stop: ``и т. д.`` is ``т.д``."""

    code: str
    opening: frozenset[str] = frozenset()
    """Abbreviations that end no sentence: titles, ``e.g``, ``ул``."""
    titles: frozenset[str] = frozenset()
    """Those of ``opening`` that names follow, which may begin with an article: ``sig. La
    Russa``, ``mevr. De Vries``."""
    numbered: frozenset[str] = frozenset()
    """Abbreviations that end no sentence when a number follows: ``no``, ``art``."""
    closing: frozenset[str] = frozenset()
    """Abbreviations that may end a sentence: ``etc``, ``inc``, ``т.д``."""
    final: frozenset[str] = frozenset()
    """Abbreviations at the end of lists: ``etc``. With a capital a sentence starts."""
    counted: frozenset[str] = frozenset()
    """Abbreviations that may end a sentence after a number and not otherwise:
    ``1992 г.`` is a year, ``г. Ходжалы`` a town."""
    starters: frozenset[str] = frozenset()
    """Words, spelled as at the start of a sentence, that hardly ever have a capital
    elsewhere: after an initial or an ordinal they start a new sentence."""
    months: frozenset[str] = frozenset()
    """Names of months in every form that stands in a date, in lower case."""
    reporting: frozenset[str] = frozenset()
    """Words that go on after a quotation in scripts without capitals; in others, verbs
    of saying that follow the speaker's name."""
    strict: bool = False
    """After an abbreviation that may end a sentence only a starter begins a new
    one, since names or nouns with a capital often follow it."""
    ordinals: bool = False
    """A number with a full stop is an ordinal: ``3. März``."""
    semicolon: bool = False
    """The semicolon is the question mark, as in Greek."""


def bare_code(tag: str) -> str:
    """The language of a BCP 47 or gettext tag, ``und`` where there is none.

    >>> bare_code("pt_BR"), bare_code("sr@latin"), bare_code("zh-Hant"), bare_code("?")
    ('pt', 'sr', 'zh', 'und')
    """
    code = tag.strip().lower()
    for sign in _MODIFIERS:
        code = code.partition(sign)[0]
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 8 else "und"


@cache
def words(code: str) -> Words:
    """The lists of a bare language code; empty ones where there is no file."""
    folder = resources.files(__package__) / "data"
    for candidate in (code, _NEAR.get(code, code)):
        file = folder / f"{candidate}.toml"
        if file.is_file():
            return _parsed(code, file.read_text(encoding="utf-8"))
    return Words(code)


def _parsed(code: str, text: str) -> Words:
    table = tomllib.loads(text)
    lists: dict[str, Any] = {
        name: frozenset(value.split() if name == "starters" else value.lower().split())
        for name, value in table.items()
        if isinstance(value, str)
    }
    switches: dict[str, Any] = {
        name: value for name, value in table.items() if isinstance(value, bool)
    }
    return Words(code=code, **lists, **switches)


@cache
def suffixes() -> frozenset[str]:
    """What follows a full stop in addresses and file names, in lower case."""
    file = resources.files(__package__) / "data" / "suffixes.txt"
    return frozenset(file.read_text(encoding="utf-8").split())
