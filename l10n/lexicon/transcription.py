"""How names in Latin letters may be written in a language of another script, letter by letter,
from ``data/names/transcription.toml``.

Stricter than :mod:`l10n.lexicon.sounds`: it tells *Веллингтон* from *Воллингтон*.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from l10n.languages import written
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold
from l10n.lexicon.tables import table

_NOTHING = "_"
_END = "$"
_MOST_LETTERS = 40
Steps = tuple[tuple[tuple[int, str], ...], ...]
"""By place in a name: the places that a group of letters leads on to, and what it may be."""


@cache
def transcription(tag: str) -> Mapping[str, tuple[str, ...]]:
    """What each group of Latin letters may be in a language, folded; empty where nobody knows.

    >>> transcription("ru")["ck"], transcription("es")
    (('к',), mappingproxy({}))
    """
    groups = _data().get(written(tag).code, {})
    return MappingProxyType({group: _letters(listed) for group, listed in groups.items()})


@cache
def endings(tag: str) -> frozenset[str]:
    """What may follow a name in its word, folded.

    >>> "ом" in endings("ru")
    True
    """
    listed = _data().get("endings", {}).get(written(tag).code)
    return frozenset(map(fold, listed.split())) if listed else naming(tag).endings


@cache
def _data() -> dict[str, Any]:
    return table("names", "transcription")


def _letters(listed: str) -> tuple[str, ...]:
    letters = ("" if one == _NOTHING else fold(one) for one in listed.split())
    return tuple(dict.fromkeys(letters))


@lru_cache(maxsize=1 << 13)
def steps(name: str, tag: str) -> Steps:
    """How a folded name may be read on from each of its letters; nothing where it is too long.

    >>> steps("lu", "ru")[0]
    ((1, 'л'), (1, 'ль'), (1, 'лл'))
    """
    groups = transcription(tag)
    if not groups or len(name) > _MOST_LETTERS:
        return ()
    longest = max(map(len, groups))
    return tuple(
        tuple(
            (end, letters)
            for end in range(start + 1, min(start + longest, len(name)) + 1)
            for group in _groups(name, start, end)
            for letters in groups.get(group, ())
        )
        for start in range(len(name))
    )


def _groups(name: str, start: int, end: int) -> tuple[str, ...]:
    """What a part of a name is called in the table."""
    part = name[start:end]
    return (part, part + _END) if end == len(name) else (part,)
