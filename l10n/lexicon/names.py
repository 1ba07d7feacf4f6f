"""What is known of names, by language: words that are none although they have a capital,
names with a form of their own abroad, and initials; from ``data/names`` and CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from babel.core import get_global

from l10n.languages import cldr, written
from l10n.lexicon.dates import calendar
from l10n.lexicon.naming import Forms, Naming
from l10n.lexicon.sounds import fold, unmarked
from l10n.lexicon.tables import table

_WORD = re.compile(r"[^\W\d_]+")
_WORLD = "001"
_LEAST = 3


@cache
def naming(tag: str) -> Naming:
    """What is known of a language's names, by its tag.

    >>> naming("fr").forms["geneva"], naming("fr").cities["london"]
    (frozenset({'Geneve'}), frozenset({'Londres'}))
    """
    code, script = written(tag)
    data = table("names", code)
    listed = {key: tuple(value.split()) for key, value in data.items() if isinstance(value, str)}
    forms = _forms(data.get("forms", {}), _territories(tag))
    cities = _forms({}, _cities(tag))
    dates = frozenset(map(fold, _dates(tag)))
    return Naming(
        script=script,
        words=_ordinary(code, listed, dates)
        - (frozenset(cities) - {*listed.get("not_cities", ())}),
        rare=_unpacked(f"{code}.rare"),
        dates=dates,
        names=frozenset(listed.get("names", ())),
        families=frozenset(listed.get("families", ())),
        given=frozenset(listed.get("given", ())),
        alone=frozenset(listed.get("alone", ())),
        phrases=frozenset(_pairs(listed.get("phrases", ()))),
        placed=frozenset(_placed(listed)),
        titles=frozenset(listed.get("titles", ())),
        determiners=frozenset(listed.get("determiners", ())),
        complete=bool(data.get("complete")),
        # Of a language without data nobody knows; it may be Latvian.
        respelled=bool(data.get("respelled", not data)),
        prefixes=tuple(map(fold, listed.get("prefixes", ()))),
        letters=frozenset(map(frozenset, listed.get("letters", ()))),
        open=bool(data.get("open", "endings" not in data)),
        endings=frozenset(map(fold, listed.get("endings", ()))),
        loses="".join(map(fold, listed.get("loses", ()))),
        clitics=frozenset(listed.get("clitics", ())),
        naturalised=_pairs(tuple(map(fold, listed.get("naturalised", ())))),
        derived=listed.get("derived", ()),
        peoples=listed.get("peoples", ()),
        articles=frozenset(listed.get("articles", ())),
        singular=listed.get("singular", ()),
        plural=listed.get("plural", ()),
        inflected=_pairs(listed.get("inflected", ())),
        ordinary_endings=listed.get("ordinary_endings", ()),
        forms=forms,
        known_forms=frozenset(form.lower() for known in forms.values() for form in known),
        cities=cities,
        known_initials=frozenset(
            form
            for forms in data.get("initials", {}).values()
            for form in forms.split()
            if form.isupper()
        ),
        acronyms=frozenset(listed.get("acronyms", ())),
        loose_initials=frozenset(listed.get("loose_initials", ())),
        coins=frozenset(listed.get("coins", ())),
        letter_names=dict(_pairs(listed.get("letter_names", ()))),
        initials={key: frozenset(value.split()) for key, value in data.get("initials", {}).items()},
    )


def _placed(listed: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for kind in ("families", "given", "alone"):
        yield from listed.get(kind, ())
    for phrase in _pairs(listed.get("phrases", ())):
        yield from phrase


def _pairs(listed: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """*ies:y* as *ies* and *y*."""
    parted = (entry.partition(":") for entry in listed)
    return tuple((one, other) for one, _, other in parted)


def _ordinary(
    code: str, listed: Mapping[str, tuple[str, ...]], dates: frozenset[str]
) -> frozenset[str]:
    """The listed words with the names of months and days; nothing where none are listed."""
    words = _unpacked(f"{code}.words")
    return dates.union(map(fold, [*words, *listed.get("translated", ())])) if words else words


def _unpacked(name: str) -> frozenset[str]:
    """The words of a file; none where there is no such file."""
    file = resources.files(__package__).joinpath("data", "names", name)
    if not file.is_file():
        return frozenset()
    lines = file.read_text(encoding="utf-8").splitlines()
    packed = (word.split("/") for line in lines if line[:1] != "#" for word in line.split())
    return frozenset(stem + end for stem, *ends in packed for end in ("", *ends))


def _dates(tag: str) -> Iterator[str]:
    """The words of the names of months and weekdays, short ones included."""
    yield from (part for name in calendar(tag).words for part in name.split())
    if locale := cldr(tag):
        for table in (*locale.months["format"].values(), *locale.days["format"].values()):
            for name in table.values():
                yield from (word for word in _WORD.findall(name) if len(word) >= _LEAST)


def _forms(listed: Mapping[str, str], places: Iterable[tuple[str, str]]) -> Forms:
    forms = {concept: set(map(_cased, words.split())) for concept, words in listed.items()}
    for concept, name in places:
        words = [word for word in _WORD.findall(unmarked(name)) if len(word) >= _LEAST]
        forms.setdefault(concept, set()).update(map(_cased, words or [name]))
    return {concept: frozenset(words) for concept, words in forms.items() if words}


def _cased(word: str) -> str:
    plain = fold(word)
    return plain[:1].title() + plain[1:] if word[0] == word[0].title() else plain


def _territories(tag: str) -> Iterator[tuple[str, str]]:
    """Territories and continents, in English and here."""
    english, here = cldr("en"), cldr(tag)
    if english and here:
        for key, name in english.territories.items():
            if key in here.territories and key != _WORLD:
                yield fold(name), here.territories[key]


def _cities(tag: str) -> Iterator[tuple[str, str]]:
    """Cities of time zones, in English and here; in Latin letters they may be the same."""
    english, here = cldr("en"), cldr(tag)
    if not english or not here:
        return
    latin = written(tag).script == "Latn"
    for zone in get_global("zone_territories"):
        place = zone.split("/")[-1].replace("_", " ")
        place = english.time_zones.get(zone, {}).get("city") or place
        city = here.time_zones.get(zone, {}).get("city")
        if city or latin:
            yield fold(place), city or place
