"""Units and currencies as they follow or precede a figure.

Units are named by CLDR through Babel; ``data/units/<code>.toml`` has further forms and the
names of currencies, ``signs.toml`` what is alike everywhere, and ``measures.toml`` the
sizes by which units convert.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from babel.units import format_unit

from l10n.languages import cldr, written
from l10n.lexicon.forms import forms
from l10n.lexicon.tables import table

_WORD = re.compile(r"[^\W\d_]+(?:[²³]|[23](?!\d))?|°\s?[cfCF]|[^\w\s.,;:()\[\]-]")
_AMOUNTS = (1, 2, 3, 5, 11, 100)
_WINDOW = 36
_LONGEST = 4
"""Words in the name of a unit, and those among which a currency is named."""
_HEAD = 2
"""Letters that the beginning of a name has at least."""
_GLUED = re.compile(
    r"[^\s\d]{1,4}$|[^\W\d_]{2,12}[\s\u00a0]$|[^\W\d_]{0,3}[^\w\s.,;:)\]][\s\u00a0]$"
)


@dataclass(frozen=True, slots=True)
class Names:
    """What units or currencies are called, case-folded."""

    whole: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, str] = field(default_factory=dict)
    """By beginnings of words."""
    heads: frozenset[str] = frozenset()
    """How these begin in their turn: most words are no name by their first letters."""
    firsts: frozenset[str] = frozenset()
    """The words and signs that whole names begin with."""
    signs: frozenset[str] = frozenset()
    """The characters of these signs."""

    def may_occur(self, words: frozenset[str], letters: frozenset[str]) -> bool:
        """Whether a text of these words and characters may have a name, but right beside
        a figure. Where names have endings, only a closer look tells."""
        if self.starts:
            return True
        return not (self.firsts.isdisjoint(words) and self.signs.isdisjoint(letters))

    def may_begin(self, word: str) -> bool:
        """Whether a name may begin with a word."""
        return word in self.firsts or word[:_HEAD] in self.heads

    def find(self, name: str) -> str:
        """What a name means; nothing if it is none."""
        if name in self.whole:
            return self.whole[name]
        if name[:_HEAD] in self.heads:
            for end in range(len(name), _HEAD - 1, -1):
                if name[:end] in self.starts:
                    return self.starts[name[:end]]
        return ""


@dataclass(frozen=True, slots=True)
class Units:
    """One language's names."""

    units: Names
    currencies: Names
    linking: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    """Names of currencies that mean something else unless they follow a figure, as *won*."""
    knows_currencies: bool = False
    """Whether more than the signs of currencies is known."""
    knows_forms: bool = False
    """Whether more forms of the units' names are known than CLDR gives."""

    def beside(self, text: str, start: int, end: int) -> tuple[str, str]:
        """The unit and the currency of a figure; nothing where it has none.

        >>> units("en").beside("5 square kilometres", 0, 1)
        ('area-square-kilometer', '')
        >>> units("ru").beside("5 млн долларов", 0, 5)
        ('', 'dollar')
        """
        return self.unit_after(text, end), self.currency_beside(text, start, end)

    def unit_after(self, text: str, end: int) -> str:
        """The unit of the figure that ends here; nothing where it has none."""
        first = _WORD.search(text, end, end + _WINDOW)
        word = _tidy(first[0].casefold()) if first else ""
        if len(word) == 1 and text[end] == "-":
            return ""  # An ordinal: Russian 96-м.
        linked = word in self.linking
        if not linked and not self.units.may_begin(word):
            return ""
        words = _following(text, end)
        return self._begin(words) or (self._begin(words[1:]) if linked else "")

    def currency_beside(self, text: str, start: int, end: int) -> str:
        """The currency of the figure in this place; nothing where it has none."""
        return self._before(text, start) or self._after(_following(text, end))

    def mentions(self, text: str, unit: str) -> int:
        """How often a text names a unit, with a figure or without."""
        words = _WORD.findall(text.casefold())
        places = (self._begin(words[at : at + _LONGEST]) for at in range(len(words)))
        return sum(base(found) == base(unit) for found in places)

    def _begin(self, words: list[str]) -> str:
        """The unit that words begin with, by its longest name."""
        if not words or not self.units.may_begin(words[0]):
            return ""
        names = (" ".join(words[:end]) for end in range(len(words), 0, -1))
        return next(filter(None, map(self.units.find, names)), "")

    def _before(self, text: str, start: int) -> str:
        """The currency right before a figure, as a sign or a code: US$5, EUR 5."""
        if not start:
            return ""
        before = _GLUED.search(text, max(0, start - 13), start)
        name = before[0].strip(" \u00a0(").casefold() if before else ""
        if name in self.vague:
            return ""
        return next(filter(None, map(self.currencies.find, (name, name[-1:], text[start - 1]))), "")

    def _after(self, words: list[str]) -> str:
        """The currency among the words after a figure."""
        words = [*words[:1], *(word for word in words[1:] if word not in self.vague)]
        if not any(map(self.currencies.may_begin, words)):
            return ""
        pairs = map(" ".join, pairwise(words))
        return next(filter(None, map(self.currencies.find, (*words, *pairs))), "")

    def currencies_in(self, text: str) -> set[str]:
        """The currencies that a text names anywhere."""
        words = re.findall(r"[^\W\d_]+|[^\w\s]", text.casefold())
        pairs = map(" ".join, pairwise(words))
        return {*map(self.currencies.find, (*words, *pairs))} - {""}


@cache
def units(tag: str) -> Units:
    """The names of a language, by its tag."""
    code = written(tag).code
    signs, own = table("units", "signs"), table("units", code)
    cldr = ((name, unit) for name, unit in _from_cldr(tag) if name not in signs["common"])
    measures = dict(_plain(signs, "units")) | dict(cldr) | dict(_plain(own, "units"))
    money = dict(_plain(signs, "currencies")) | dict(_plain(own, "currencies"))
    return Units(
        _names(measures, own, "units"),
        _names(money, own, "currencies"),
        frozenset(signs["linking"]),
        frozenset(own.get("vague", ())),
        knows_currencies="currencies" in own,
        knows_forms="units" in own,
    )


def _names(whole: Mapping[str, str], own: Mapping[str, Any], table: str) -> Names:
    starts = dict(_begun(own, table))
    firsts = frozenset(name.split()[0] for name in whole)
    return Names(
        whole,
        starts,
        frozenset(start[:_HEAD] for start in starts),
        firsts,
        frozenset(word[0] for word in firsts if not word[0].isalnum()),
    )


def _following(text: str, end: int) -> list[str]:
    """The words and signs after a figure."""
    words = _WORD.findall(text[end : end + _WINDOW].casefold())[:_LONGEST]
    return list(map(_tidy, words))


def _tidy(word: str) -> str:
    """Degrees without the space that some set: *32 ° C*."""
    return word[0] + word[-1] if word[0] == "°" else word


def base(unit: str) -> str:
    """What is left of a unit where languages say *square*, *cubic* or *per hour* elsewhere
    in the sentence: Turkish *saatte 105 mil*.

    >>> base("speed-mile-per-hour"), base("area-square-kilometer")
    ('mile', 'kilometer')
    """
    name = unit.partition("-")[2].partition("-per-")[0]
    return name.removeprefix("square-").removeprefix("cubic-")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a unit is."""

    dimension: str
    factor: float
    zero: float = 0

    def convert(self, value: float) -> float:
        """A value in the common unit of the dimension."""
        return (value - self.zero) * self.factor


@cache
def sizes() -> Mapping[str, Size]:
    """All units, by CLDR's names."""
    data = table("units", "measures")
    zero = data.pop("zero")
    return {
        unit: Size(dimension, factor, zero.get(unit, 0))
        for dimension, factors in data.items()
        for unit, factor in factors.items()
    }


def _from_cldr(tag: str) -> Iterator[tuple[str, str]]:
    locale = cldr(tag)
    for unit in sizes() if locale else ():
        for length in ("long", "short"):
            for amount in _AMOUNTS:
                name = format_unit(amount, unit, length=length, locale=locale)
                words = _WORD.findall(name.casefold())
                # One letter alone is too often something else.
                if words and len("".join(words)) > 1:
                    yield " ".join(words), unit


def _plain(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    return ((form, name) for form, name in _listed(data, part) if form[-1] != "*")


def _begun(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    return ((form[:-1], name) for form, name in _listed(data, part) if form[-1] == "*")


def _listed(data: Mapping[str, Any], part: str) -> Iterator[tuple[str, str]]:
    for name, line in data.get(part, {}).items():
        yield from ((form, name) for form in forms(line))
