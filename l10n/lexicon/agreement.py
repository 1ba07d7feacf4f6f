"""What stands beside a figure and depends on its value: ``data/agreement/<code>.toml``.

``[endings]`` are those of ordinals by CLDR's category, as English *st, nd, rd, th*.
``kept`` are endings of figures that stay whatever the value, and ``[[ordinals]]`` those of
which some numbers ``never`` have one, or ``only`` they; ``otherwise`` is what the others have
instead. ``compound`` is how many letters a word has at least that a hyphen joins to a figure
and no value changes: *44-day*. With ``dotted`` a full stop makes an ordinal. ``[harmony]`` is
explained in ``suffixes.py``.

``articles`` are words that take another form before a number that begins with a ``vowel``
when spoken, or with some consonants: without ``vowel`` any other beginning counts. They do so
before the names of months and days, too, unless these are ``names_alike``. ``unclear`` are
numbers that are said in two ways. ``elides`` are words that lose their end before a vowel.

Where the ``first`` of a month is written in a way of its own, no other day
can take its place. ``weekdays`` are groups of days that stand in one another's place, from
1 for Monday on. ``attached`` is written together with a figure after it. ``names_after`` are
words after which a name agrees with nothing; ``*`` says that none does. With ``halves_stay``
the word for a half of the day is the same at every hour: *p.m.*, but not *de la tarde*.

``cardinals`` are the words of numbers from two on that have one form; ``_`` has several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from l10n.languages import cldr, written
from l10n.lexicon.suffixes import Suffixes, empty, suffixes
from l10n.lexicon.tables import table

_NONE = re.compile(r"(?!)")
_TEENS = 20
"""Below this every number begins in a way of its own."""
_ANY = re.compile(r".*")
_Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Ordinals:
    """Endings that some numbers have."""

    endings: frozenset[str]
    only: _Pattern = _ANY
    never: _Pattern = _NONE
    otherwise: str | None = None

    def moved(self, ending: str, old: int, new: int) -> str | None:
        """The ending after another number; None where it would need another one."""
        here, there = str(old), str(new)
        if not self.only.fullmatch(there):
            return self.otherwise
        # What a translator wrote against the rule is a habit, and may go on.
        habit = self.never.fullmatch(here)
        return ending if habit or not self.never.fullmatch(there) else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The table of one language."""

    tag: str
    known: bool = False
    """Whether it has a file: of other languages nothing is certain."""
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    ordinals: tuple[Ordinals, ...] = ()
    compound: int = 0
    dotted: bool = False
    first: bool = False
    names_alike: bool = False
    halves_stay: bool = False
    articles: frozenset[str] = frozenset()
    vowel: _Pattern = _NONE
    unclear: _Pattern = _NONE
    elides: frozenset[str] = frozenset()
    weekdays: tuple[frozenset[int], ...] = ()
    attached: tuple[str, ...] = ()
    names_after: frozenset[str] = frozenset()
    cardinals: Mapping[str, int] = field(default_factory=dict)
    suffixes: Suffixes = field(default_factory=empty)

    def ordinal(self, value: int, place: int = 0) -> str:
        """The ending of an ordinal by CLDR's category; nothing where there is none.

        >>> agreement("en").ordinal(33), agreement("en").ordinal(12), agreement("tr").ordinal(3)
        ('rd', 'th', '')
        """
        endings = self.endings.get(_category(self.tag, value), ())
        return endings[place] if place < len(endings) else ""

    def moved(self, ending: str, old: int, new: int) -> str | None:
        """The ending of one number as another number has it; None where that is not sure.

        >>> agreement("en").moved("rd", 33, 34), agreement("az").moved("-cü", 33, 36)
        ('th', '-cı')
        >>> agreement("es").moved(".º", 34, 35), agreement("fr").moved("er", 1, 2)
        ('.º', None)
        """
        if ending in self.kept or self._is_compound(ending):
            return ending
        for listed in self.ordinals:
            if ending in listed.endings:
                return listed.moved(ending, old, new)
        for place, one in enumerate(self.endings.get(_category(self.tag, old), ())):
            if one == ending:
                return self.ordinal(new, place) or None
        here, there = self.suffixes.last_word(old), self.suffixes.last_word(new)
        return self.suffixes.moved(ending, here, there)

    def _is_compound(self, ending: str) -> bool:
        letters = ending[1:]
        return 0 < self.compound <= len(letters) and ending[0] in "-‑" and letters.isalpha()

    def cardinal(self, value: int) -> str:
        """The word of a number; nothing where it has several forms or is not known.

        >>> agreement("es").cardinal(8), agreement("es").cardinal(21)
        ('ocho', '')
        """
        return next((word for word, said in self.cardinals.items() if said == value), "")

    def begins_alike(self, old: int, new: int) -> bool:
        """Whether two numbers surely begin alike when spoken.

        >>> agreement("en").begins_alike(8, 11), agreement("cs").begins_alike(33, 34)
        (True, True)
        >>> agreement("en").begins_alike(8, 9), agreement("cs").begins_alike(39, 40)
        (False, False)
        """
        here, there = str(old), str(new)
        if here == there or self.unclear.fullmatch(here) or self.unclear.fullmatch(there):
            return here == there
        if self.vowel is _NONE:
            return min(old, new) >= _TEENS and (here[0], len(here)) == (there[0], len(there))
        return bool(self.vowel.fullmatch(here)) == bool(self.vowel.fullmatch(there))


@cache
def agreement(tag: str) -> Agreement:
    """The table of a language, by its tag; a region's is its language's."""
    data = table("agreement", written(tag).code)
    return Agreement(
        tag=tag,
        known=bool(data),
        endings={name: tuple(listed) for name, listed in data.get("endings", {}).items()},
        ordinals=tuple(_ordinals(one) for one in data.get("ordinals", ())),
        compound=data.get("compound", 0),
        dotted=data.get("dotted", False),
        first=data.get("first", False),
        names_alike=data.get("names_alike", False),
        halves_stay=data.get("halves_stay", False),
        vowel=_pattern(data, "vowel"),
        unclear=_pattern(data, "unclear"),
        weekdays=tuple(frozenset(map(int, days)) for days in data.get("weekdays", ())),
        attached=tuple(data.get("attached", ())),
        cardinals=dict(_cardinals(data.get("cardinals", ""))),
        suffixes=suffixes(data.get("harmony", {})),
        **{name: frozenset(data.get(name, ())) for name in _SETS},
    )


_SETS = ("kept", "articles", "elides", "names_after")


def _cardinals(words: str) -> Iterator[tuple[str, int]]:
    return ((word, value) for value, word in enumerate(words.split(), 2) if word != "_")


def _ordinals(data: Mapping[str, Any]) -> Ordinals:
    patterns = {name: re.compile(data[name]) for name in ("only", "never") if name in data}
    return Ordinals(frozenset(data["endings"]), otherwise=data.get("otherwise"), **patterns)


def _pattern(data: Mapping[str, Any], name: str) -> _Pattern:
    return re.compile(data[name]) if name in data else _NONE


def _category(tag: str, value: int) -> str:
    locale = cldr(tag)
    return str(locale.ordinal_form(value)) if locale else ""
