"""One sentence about money in some languages, made from known amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from tests.memory.endings import TR_IN, last, slavic


class Amounts(NamedTuple):
    """What a sentence about money says."""

    billions: Decimal
    parts: int
    percent: Decimal
    year: int


WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
}

SENTENCES = {
    "en": "In {year} it paid US${billions} billion in {parts} parts, with {percent}% of interest.",
    "es": "En {year} pagó {billions} mil millones de dólares en {parts} partes, con un interés "
    "del {percent} %.",
    "fr": "En {year}, il a payé {billions} milliards de dollars en {parts} parts, avec "
    "{percent} % d’intérêt.",
    "de": "Im Jahr {year} zahlte es {billions} Milliarden US-Dollar in {parts} Teilen, mit "
    "{percent} % Zinsen.",
    "tr": "{year}'{in_year} yüzde {percent} faizle {parts} parçada {billions} milyar dolar ödedi.",
    "ru": "В {year} году выплачено {billions} {count} долларов в {parts} частях под {percent} %.",
}


def russian_count(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return slavic(int(number), "миллиард", "миллиарда", "миллиардов") if whole else "миллиарда"


def money_in(tag: str, v: Amounts) -> str:
    """The sentence that says these amounts."""
    mark = "." if tag == "en" else ","
    return SENTENCES[tag].format(
        year=v.year,
        billions=str(v.billions).replace(".", mark),
        percent=str(v.percent).replace(".", mark),
        parts=WORDS[tag].split()[v.parts - 2] if tag in WORDS else v.parts,
        in_year=last(v.year, TR_IN),
        count=russian_count(v.billions),
    )


def amounts() -> st.SearchStrategy[Amounts]:
    some = st.one_of(
        st.integers(2, 99).map(Decimal),
        st.decimals(2, 99, places=1).filter(lambda number: number % 1),
        st.decimals(2, 99, places=2).filter(lambda number: number * 10 % 1),
    )
    return st.builds(
        Amounts, billions=some, parts=st.integers(2, 12), percent=some, year=st.integers(1990, 2030)
    )
