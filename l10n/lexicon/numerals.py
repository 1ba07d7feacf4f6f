"""Numbers in words, by language, from ``data/numbers/<code>.toml``.

``[words]`` lists the words of a number, cardinal and ordinal, in all their forms; several
of them in a row make up a number, as *two hundred and five*. ``[also]`` lists words that a
figure may stand for though they are none, as *both*, *dozen* or *decade*. ``vague`` are
those of ``[words]`` that mean something else too often to be trusted.

How words go together: ``joiners`` stand between the parts of one number, and ``before`` is
written together with its first word. ``units_first`` is five-and-twenty, ``vigesimal``
counts on from sixty or eighty to the next score, and ``tens`` makes ten a multiplier.
``compound`` writes a number as one word, which ``tails`` may make an adjective; ``dual``
are endings that mean two. ``half`` adds one half.

What stands beside figures: ``percent`` follows a percentage, ``percent_before`` precedes
it, ``labels`` precede the number of a section and the like, ``[money]`` are letters that
scale an amount of money, and ``coins`` are words of ``[words]`` that are coins after digits.
``links`` stand between two figures of a range or a list. Where a language ``reorders``,
clauses stand the other way round than in most of Europe, and figures with them.
``characters`` are the numerals of a language that writes no spaces; ``dotted`` has a
capital İ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from l10n.languages import written
from l10n.lexicon.forms import forms
from l10n.lexicon.tables import table

Number = int | Decimal
"""A value. Whole ones are plain integers; both kinds compare and hash alike."""

_LONGEST = 60
_WESTERN = (100, 1_000, 100_000, 1_000_000, 10_000_000, 10**9, 10**12)
_EASTERN = (10, 100, 1_000, 10_000, 10**8, 10**12)


@dataclass(frozen=True, slots=True)
class Numerals:
    """One language's number words. A language without a file has none."""

    code: str
    words: Mapping[str, int] = field(default_factory=dict)
    also: Mapping[str, tuple[Number, ...]] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    units_first: bool = False
    vigesimal: bool = False
    multipliers: frozenset[int] = frozenset(_WESTERN)
    compound: bool = False
    tails: tuple[str, ...] = ()
    half: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    percent_before: tuple[str, ...] = ()
    money: Mapping[str, int] = field(default_factory=dict)
    characters: str = ""
    dual: tuple[str, ...] = ()
    labels: frozenset[str] = frozenset()
    coins: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    reorders: bool = False
    clear: frozenset[str] = frozenset()
    """Words that say two or more beyond doubt."""
    counting: frozenset[str] = frozenset()
    """Words that say two or more."""


@cache
def numerals(tag: str) -> Numerals:
    """The number words of a language, by its tag; a region's are its language's.

    >>> numerals("es-MX").words["doce"], numerals("en").also["both"]
    (12, (2,))
    >>> numerals("tlh").words
    {}
    """
    code = written(tag).code
    data = table("numbers", code)
    if not data:
        return Numerals(code)
    words, vague = _words(data), frozenset(data.get("vague", ()))
    counting = frozenset(word for word, value in words.items() if value > 1)
    return Numerals(
        code=code,
        words=words,
        also=_also(data),
        vague=vague,
        clear=counting - vague,
        counting=counting,
        joiners=frozenset(data.get("joiners", ())),
        units_first=data.get("units_first", False),
        vigesimal=data.get("vigesimal", False),
        multipliers=frozenset(_EASTERN if data.get("tens") else _WESTERN),
        compound=data.get("compound", False),
        **{name: tuple(data.get(name, ())) for name in ("half", "percent", "percent_before")},
        tails=tuple(data.get("tails", ())),
        money={letter: int(scale) for scale, letter in data.get("money", {}).items()},
        characters=data.get("characters", ""),
        dual=tuple(data.get("dual", ())),
        labels=frozenset(data.get("labels", ())),
        coins=frozenset(data.get("coins", ())),
        links=frozenset(data.get("links", ())),
        reorders=data.get("reorders", False),
    )


def _words(data: Mapping[str, Any]) -> dict[str, int]:
    return {word: int(key) for key, word in _listed(data, "words")}


def _also(data: Mapping[str, Any]) -> dict[str, tuple[Number, ...]]:
    also: dict[str, tuple[Number, ...]] = {}
    for key, word in _listed(data, "also"):
        value = Decimal(key) if "." in key else int(key)
        also[word] = (*also.get(word, ()), value)
    return also


def _listed(data: Mapping[str, Any], table: str) -> Iterator[tuple[str, str]]:
    before = ("", *data.get("before", ()))
    for key, line in data.get(table, {}).items():
        for word in forms(line, data.get("endings", {})):
            yield from ((key, start + word) for start in before)
            if data.get("dotted") and word[0] == "i":
                yield key, "İ".casefold() + word[1:]


@lru_cache(maxsize=1 << 14)
def split(code: str, word: str) -> tuple[int, ...]:
    """The numbers that make up one word, where the language writes them together.

    >>> split("de", "zweiundzwanzigjährige"), split("de", "zweifel")
    ((2, 20), ())
    """
    known = numerals(code)
    if word in known.words:
        return (known.words[word],)
    if not known.compound or len(word) > _LONGEST:
        return ()
    return _parts(known, word, 0, set()) or ()


def _parts(known: Numerals, word: str, at: int, dead: set[int]) -> tuple[int, ...] | None:
    """From left to right, the longest first, after which alone a tail may follow; None where
    nothing goes on. ``dead`` are the places that were tried."""
    if at == len(word):
        return ()
    if at in dead:
        return None
    dead.add(at)
    longest = True
    for end in range(len(word), at, -1):
        value = known.words.get(word[at:end])
        if value is None:
            continue
        if longest and word.startswith(known.tails or ("\0",), end):
            return (value,)
        longest = False
        rest = _parts(known, word, end, dead)
        if rest is not None:
            return (value, *rest)
    joined = next((one for one in known.joiners if at and word.startswith(one, at)), None)
    return _parts(known, word, at + len(joined), dead) if joined else None
