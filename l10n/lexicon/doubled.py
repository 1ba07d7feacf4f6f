"""Words that may stand twice in a row, from ``data/doubled/languages.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from l10n.languages import language, written
from l10n.lexicon.tables import table


@dataclass(frozen=True, slots=True)
class Doubling:
    """What one language doubles, case-folded."""

    words: frozenset[str] = frozenset()
    """Words that may stand twice anywhere."""
    clause: frozenset[str] = frozenset()
    """Words that may where a clause begins: after a comma, or one word behind it."""
    free: bool = False
    """Whether any word may."""


@cache
def doubling(tag: str) -> Doubling:
    """The habits of a language. Where no spaces are written doubled signs say nothing.

    >>> "nous" in doubling("fr-CA").words, doubling("vi").free, doubling("sw") == Doubling()
    (True, True, True)
    """
    data = table("doubled", "languages")
    code = written(tag).code
    return Doubling(
        words=frozenset(data["words"].get(code, ())),
        clause=frozenset(data["clause"].get(code, ())),
        free=code in data["free"] or not language(tag).spaced,
    )
