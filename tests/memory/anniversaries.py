"""One sentence in many languages, made from known values by tables of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from hypothesis import strategies as st

from tests.memory.endings import AZ_TH, TR_IN, arabic, grouped, last, slavic, st_nd

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
}


class Values(NamedTuple):
    """What a sentence says."""

    ordinal: int
    people: int
    children: int
    day: int
    month: int
    year: int


# What depends on a value beyond the value itself is a form in FORMS, under its name here.
SENTENCES = {
    "en": "On the {ordinal}{th} anniversary {people} people, among them {children} children, "
    "met on {day} {month} {year}.",
    "es": "En el {ordinal}{th} aniversario se reunieron {people} personas, entre ellas "
    "{children} niños, el {day} de {month} de {year}.",
    "fr": "Au {ordinal}{th} anniversaire, {people} personnes, dont {children} enfants, se sont "
    "réunies le {day}{first} {month} {year}.",
    "de": "Zum {ordinal}. Jahrestag kamen am {day}. {month} {year} {people} Menschen zusammen, "
    "darunter {children} Kinder.",
    "it": "Nel corso {of_the}{ordinal}º anniversario {the}{day}{first} {month} {year} si sono "
    "riunite {people} persone, tra cui {children} bambini.",
    "pt": "No {ordinal}.º aniversário reuniram-se {people} pessoas, entre elas {children} "
    "crianças, em {day}{first} de {month} de {year}.",
    "ru": "В {ordinal}-ю годовщину, {day} {month} {year} года, собралось {people} {persons}, "
    "среди них {children} {of_children}.",
    "uk": "У {ordinal}-{th} річницю {day} {month} {year} року зібралося {people} {persons}, "
    "з них {children} {of_children}.",
    "pl": "W {ordinal}. rocznicę, {day} {month} {year} roku, przybyło {people} {persons}, w tym "
    "{children} {of_children}.",
    "tr": "{day} {month} {year}'{in_year}, {ordinal}. yıl dönümünde, aralarında {children} "
    "çocuğun bulunduğu {people} kişi toplandı.",
    "az": "{ordinal}-{th} ildönümündə, {day} {month} {year}-{in_year} ildə aralarında {children} "
    "uşaq olan {people} nəfər toplaşdı.",
    "ar": "في الذكرى الـ{ordinal} اجتمع {people} {persons}، بينهم {children} {of_children}، "
    "في {day} {month} {year}.",
    "zh": "{year}年{month}月{day}日，{ordinal}周年之际，{people}人聚集，其中儿童{children}名。",
}
MARKS = {**dict.fromkeys(("en", "ar", "zh"), ","), **dict.fromkeys(("ru", "uk", "pl"), "\xa0")}
MARKS["fr"] = "\u202f"


def spanish_th(v: Values) -> str:
    return ".er" if v.ordinal % 10 in (1, 3) and v.ordinal % 100 != 11 else ".º"


def ukrainian_th(v: Values) -> str:
    if v.ordinal % 10 == 3 and v.ordinal % 100 != 13:
        return "тю"
    some = {1: "шу", 2: "гу", 7: "му", 8: "му"}
    return some.get(v.ordinal % 10, "ту") if v.ordinal % 100 not in range(10, 20) else "ту"


def italian_vowel(number: int) -> bool:
    return number in (8, 11, 80) or 80 <= number < 90


FORMS: dict[str, dict[str, Callable[[Values], str]]] = {
    "en": {"th": lambda v: st_nd(v.ordinal)},
    "es": {"th": spanish_th},
    "fr": {
        "th": lambda v: "er" if v.ordinal == 1 else "e",
        "first": lambda v: "er" if v.day == 1 else "",
    },
    "it": {
        "of_the": lambda v: "dell'" if italian_vowel(v.ordinal) else "del ",
        "the": lambda v: "l'" if italian_vowel(v.day) else "il ",
        "first": lambda v: "º" if v.day == 1 else "",
    },
    "pt": {"first": lambda v: ".º" if v.day == 1 else ""},
    "ru": {
        "persons": lambda v: slavic(v.people, "человек", "человека", "человек"),
        "of_children": lambda v: slavic(v.children, "ребёнок", "ребёнка", "детей"),
    },
    "uk": {
        "th": ukrainian_th,
        "persons": lambda v: slavic(v.people, "людина", "людини", "людей"),
        "of_children": lambda v: slavic(v.children, "дитина", "дитини", "дітей"),
    },
    "pl": {
        "persons": lambda v: slavic(v.people, "osób", "osoby", "osób"),
        "of_children": lambda v: slavic(v.children, "dzieci", "dziewczynki", "dzieci"),
    },
    "tr": {"in_year": lambda v: last(v.year, TR_IN)},
    "az": {"th": lambda v: last(v.ordinal, AZ_TH), "in_year": lambda v: last(v.year, AZ_TH)},
    "ar": {
        "persons": lambda v: arabic(v.people, "أشخاص", "شخصا", "شخص"),
        "of_children": lambda v: arabic(v.children, "أطفال", "طفلا", "طفل"),
    },
}


def write(tag: str, v: Values) -> str:
    """The sentence that says these values."""
    said = v._asdict() | {"people": grouped(v.people, MARKS.get(tag, "."))}
    if tag in MONTHS:
        said["month"] = MONTHS[tag].split()[v.month - 1]
    return SENTENCES[tag].format(
        **said, **{name: form(v) for name, form in FORMS.get(tag, {}).items()}
    )


in_english = partial(write, "en")
WRITERS: dict[str, Callable[[Values], str]] = {
    tag: partial(write, tag) for tag in SENTENCES if tag != "en"
}


def values() -> st.SearchStrategy[Values]:
    some = st.one_of(st.integers(2, 140), st.sampled_from([3, 8, 11, 21, 22, 25, 33, 34, 63, 100]))
    return st.builds(
        Values,
        ordinal=some,
        people=st.one_of(some, st.integers(2, 40_000)),
        children=some,
        day=st.integers(1, 28),
        month=st.integers(1, 12),
        year=st.one_of(st.integers(1900, 2030), st.sampled_from([1993, 1996, 1990, 2000, 2001])),
    )


@st.composite
def two(draw: st.DrawFn) -> tuple[Values, Values]:
    """Two sentences that often have most in common, as those of two years have."""
    one, other = draw(values()), draw(values())
    kept = draw(st.sets(st.sampled_from(Values._fields), max_size=5))
    return one, other._replace(**{name: getattr(one, name) for name in kept})
