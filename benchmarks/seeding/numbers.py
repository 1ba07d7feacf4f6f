"""Faults of figures, dates, money and units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from random import Random

from babel import Locale

from benchmarks.seeding.case import Case, Kind, Seeded, in_target, replaced, without
from benchmarks.seeding.tables import COUNTS, CURRENCIES, MILLIONS, RUSSIAN_MONTHS, UNITS

_NUMBER = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009.,٬'’]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)*"
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d)(?!\d)")
_ENGLISH_UNIT = (
    r"\d(?:\s|-)?(?:km|kg|m|cm|mm|ft|mi|g|kilometers?|kilometres?|miles?|meters?|metres?|feet"
    r"|inches|kilograms?|grams?|pounds?|acres|hectares|degrees?|tons?|tonnes?)\b"
)
_DECIMAL = re.compile(r"\d{1,3}[.,٫]\d{1,2}")
_SPACE = re.compile(r"\s")
_OPENING, _CLOSING = "([«„“\"‘'", '.,;:!?)]»”“"’،؛؟…'
_ENGLISH_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)


def digits(number: str) -> str:
    """The digits of a number in ASCII: of ١٬٢٥٠ and of 1,250 it is 1250."""
    return "".join(str(int(char)) for char in number if char.isdigit())


def shared(case: Case, *, once: bool = False) -> list[re.Match[str]]:
    """The target's numbers whose digits the source has, too; ``once``: and which come once."""
    there = {digits(number) for number in _NUMBER.findall(case.source)}
    found = [match for match in _NUMBER.finditer(case.target) if digits(match[0]) in there]
    counts = Counter(digits(match[0]) for match in found)
    return [match for match in found if not once or counts[digits(match[0])] == 1]


def like(digit: str, value: int) -> str:
    """A digit in the script of another."""
    return chr(ord(digit) - int(digit) + value)


def other_digit(number: str, rng: Random) -> str:
    """A number with one digit changed, no nought put first."""
    at = rng.choice([at for at, char in enumerate(number) if char.isdigit()])
    old = int(number[at])
    values = [value for value in range(10) if value != old and (value or at)]
    return number[:at] + like(number[at], rng.choice(values)) + number[at + 1 :]


def digit_changed(case: Case, rng: Random) -> str | None:
    return _alter(case, rng, shared(case), other_digit)


def any_digit_changed(case: Case, rng: Random) -> str | None:
    return _alter(case, rng, list(_NUMBER.finditer(case.target)), other_digit)


def digits_swapped(case: Case, rng: Random) -> str | None:
    """Two neighbouring digits change places: 1,250 becomes 1,520."""
    numbers = [match for match in shared(case) if _swappable(match[0])]
    return _alter(case, rng, numbers, _swap_digits)


def number_dropped(case: Case, rng: Random) -> str | None:
    span = _token(case, rng)
    return without(case.target, *span) if span else None


def number_and_unit_dropped(case: Case, rng: Random) -> str | None:
    """The word after the number goes with it."""
    span = _token(case, rng)
    word = re.match(r"\s+[^\W\d_]+", case.target[span[1] :]) if span else None
    return without(case.target, span[0], span[1] + word.end()) if span and word else None


def numbers_swapped(case: Case, rng: Random) -> str | None:
    numbers = shared(case, once=True)
    if len(numbers) < 2:
        return None
    one, two = sorted(rng.sample(numbers, 2), key=re.Match.start)
    if not re.search(r"\s", case.target[one.end() : two.start()]):
        return None  # 9:30 or 2007–08: no two numbers
    text = replaced(case.target, two.span(), one[0])
    return replaced(text, one.span(), two[0])


def year_shifted(case: Case, rng: Random) -> str | None:
    years = [match for match in shared(case) if _YEAR.fullmatch(match[0])]
    return _alter(case, rng, years, lambda year, rng: str(int(year) + rng.choice([-10, -2, -1, 1])))


def day_shifted(case: Case, rng: Random) -> str | None:
    """A figure beside a month's name moves by some days."""
    names = sorted({name for names in _months(case.language) for name in names}, reverse=True)
    months = "|".join(map(re.escape, names))
    day = re.compile(
        rf"(?P<a>(?<!\d)\d\d?)(?:\.|-?\w{{1,2}})?\s(?:d['’e]\s?)?(?:{months})"
        rf"|(?:{months})\w{{0,3}}\s(?P<b>\d\d?)(?!\d)",
        re.IGNORECASE,
    )
    there = {digits(number) for number in _NUMBER.findall(case.source)}
    for match in day.finditer(case.target) if _ENGLISH_MONTH.search(case.source) else ():
        group = "a" if match["a"] else "b"
        old = int(match[group])
        if str(old) in there and 1 <= old <= 31:
            new = rng.choice([value for value in (old - 3, old - 1, old + 1) if 1 <= value <= 28])
            written = "".join(like(match[group][0], int(char)) for char in str(new))
            return replaced(case.target, match.span(group), written)
    return None


def month_changed(case: Case, rng: Random) -> str | None:
    """A month's name becomes another's, in the same form of the language."""
    meant = {_english().index(name) for name in _ENGLISH_MONTH.findall(case.source)}
    for names in _months(case.language):
        for at in sorted(meant):
            match = _month(names[at], case.language).search(case.target)
            if match:
                new = names[rng.choice([other for other in range(12) if other != at])]
                cased = new.capitalize() if match["month"][0].isupper() else new
                return replaced(case.target, match.span("month"), cased)
    return None


def decimal_moved(case: Case, rng: Random) -> str | None:
    numbers = [match for match in shared(case) if _DECIMAL.fullmatch(match[0])]
    return _alter(case, rng, numbers, _move)


def grouping_wrong(case: Case, rng: Random) -> str | None:
    """1,250 written with the mark that means a decimal in the target's language."""
    there = {digits(n) for n in re.findall(r"(?<!\d)\d{1,3},\d{3}(?![\d,.]\d)", case.source)}
    numbers = [
        match
        for match in shared(case)
        if digits(match[0]) in there and not re.search(r"[.,٫٬'’]\d{3}.", match[0])
    ]
    return _alter(case, rng, numbers, lambda number, _: _regroup(number, case.language))


def million_changed(case: Case, rng: Random) -> str | None:  # noqa: ARG001 - the first one is taken
    if not re.search(r"\bmillions?\b", case.source):
        return None
    return _first(case.target, MILLIONS.get(case.language, ()))


def currency_changed(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    if not re.search(r"[$€£¥]|\b(?:dollars?|euros?|pounds? sterling)\b", case.source):
        return None
    return _first(case.target, (*CURRENCIES.get(case.language, ()), *CURRENCIES[""]))


def unit_changed(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    if not re.search(_ENGLISH_UNIT, case.source):
        return None
    return _first(case.target, (*UNITS.get(case.language, ()), *UNITS[""]))


def percent_lost(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    if not re.search(r"%|\bper ?cent\b", case.source) or case.target.count("%") != 1:
        return None
    return re.sub(r"(?<=\d)\s?%|%(?=\d)", "", case.target)


def _alter(
    case: Case, rng: Random, matches: list[re.Match[str]], change: Callable[[str, Random], str]
) -> str | None:
    """One of the numbers changed."""
    if not matches:
        return None
    match = rng.choice(matches)
    return replaced(case.target, match.span(), change(match[0], rng))


def _swappable(number: str) -> list[int]:
    """Where two neighbouring digits differ and the second may come first."""
    places = [at for at, char in enumerate(number) if char.isdigit()]
    return [
        place
        for place, after in pairwise(places)
        if number[place] != number[after] and (place or int(number[after]))
    ]


def unit_lost(case: Case, rng: Random) -> str | None:  # noqa: ARG001
    """A unit after a figure goes, with whatever ending it has."""
    if not re.search(_ENGLISH_UNIT, case.source):
        return None
    for pattern, _ in (*UNITS.get(case.language, ()), *UNITS[""]):
        for match in re.finditer(pattern, case.target):
            if case.target[: match.start()].rstrip()[-1:].isdigit():
                end = re.compile(r"\w*").match(case.target, match.end())
                return without(case.target, match.start(), end.end() if end else match.end())
    return None


def count_lost(case: Case, rng: Random) -> str | None:
    """A number in words goes, from three to twelve."""
    words = zip(COUNTS["en"].split(), COUNTS.get(case.language, "").split(), strict=False)
    found = [
        places[0].span()
        for english, word in words
        if len(re.findall(rf"\b{english}\b", case.source, re.IGNORECASE)) == 1
        and len(places := list(re.finditer(rf"\b{word}\b", case.target))) == 1
    ]
    return without(case.target, *rng.choice(found)) if found else None


def item_lost(case: Case, rng: Random) -> Seeded:
    """An item of a list loses its number."""
    item = f"{rng.randint(1, 20)}. "
    return Seeded(item + case.source, item + case.target, case.target)


def _swap_digits(number: str, rng: Random) -> str:
    places = [at for at, char in enumerate(number) if char.isdigit()]
    one = rng.choice(_swappable(number))
    two = places[places.index(one) + 1]
    chars = list(number)
    chars[one], chars[two] = chars[two], chars[one]
    return "".join(chars)


def _token(case: Case, rng: Random) -> tuple[int, int] | None:
    """What stands between two spaces around a number, its outer marks left out."""
    known = {match.start() for match in shared(case, once=True)}
    tokens = []
    for match in shared(case, once=True):
        start = 1 + max(case.target.rfind(space, 0, match.start()) for space in " \u00a0\u202f")
        end = next((m.start() for m in _SPACE.finditer(case.target, match.end())), len(case.target))
        inside = {m.start() for m in _NUMBER.finditer(case.target) if start <= m.start() < end}
        if inside <= known:
            tokens.append(_bare(case.target, start, end))
    return rng.choice(tokens) if tokens else None


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start] in _OPENING:
        start += 1
    while text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def _first(text: str, table: tuple[tuple[str, str], ...]) -> str | None:
    """The text after the first replacement that applies."""
    for pattern, new in table:
        if re.search(pattern, text):
            return re.sub(pattern, new, text, count=1)
    return None


@cache
def _english() -> list[str]:
    return list(Locale("en").months["format"]["wide"].values())


@cache
def _months(language: str) -> list[list[str]]:
    """The month names of a language in each of its forms and, in Arabic, in both sets."""
    locales = [language.replace("-", "_"), *(["ar_SY"] if language == "ar" else [])]
    forms = [
        list(Locale.parse(locale).months[form]["wide"].values())
        for locale in locales
        for form in ("format", "stand-alone")
    ]
    return [*([RUSSIAN_MONTHS.split("|")] if language == "ru" else []), *forms]


@cache
def _month(name: str, language: str) -> re.Pattern[str]:
    before = "[وبلفك]{0,2}" if language in {"ar", "fa", "ur"} else ""
    after = r"(?:l[ae]r)?(?:d[aəe]|ın|in|un|ün)?" if language in {"az", "tr"} else ""
    return re.compile(rf"\b{before}(?P<month>{re.escape(name)}){after}\b", re.IGNORECASE)


def _move(number: str, rng: Random) -> str:  # noqa: ARG001
    """The decimal mark moves by a place: 12,5 to 1,25, 1,25 to 12,5, 1,5 to 15."""
    whole, mark, part = re.split(r"(\D)", number)
    if len(whole) > 1:
        return whole[:-1] + mark + whole[-1] + part
    if len(part) > 1:
        return whole + part[0] + mark + part[1:]
    return whole + part


def _regroup(number: str, language: str) -> str:
    figures = [char for char in number if char.isdigit()]
    if not figures[0].isascii():
        mark = "٫"
    else:
        locale = Locale.parse(language.replace("-", "_"))
        mark = locale.number_symbols["latn"]["decimal"]
    return "".join(figures[:-3]) + mark + "".join(figures[-3:])


KINDS = {
    "digit changed": Kind("numbers", in_target(digit_changed), 99),
    "digit changed, of any figure": Kind("numbers", in_target(any_digit_changed), 0),
    "digits swapped": Kind("numbers", in_target(digits_swapped), 99),
    "number dropped": Kind("numbers", in_target(number_dropped)),
    "number and unit dropped": Kind("numbers", in_target(number_and_unit_dropped)),
    "two numbers swapped": Kind("numbers", in_target(numbers_swapped)),
    "decimal point moved": Kind("numbers", in_target(decimal_moved), 99),
    "wrong digit grouping": Kind("numbers", in_target(grouping_wrong)),
    "million made billion": Kind("numbers", in_target(million_changed)),
    "per cent lost": Kind("numbers", in_target(percent_lost)),
    "year shifted": Kind("dates", in_target(year_shifted), 99),
    "day shifted": Kind("dates", in_target(day_shifted), 99),
    "month changed": Kind("dates", in_target(month_changed), 99),
    "currency changed": Kind("money", in_target(currency_changed)),
    "unit changed": Kind("units", in_target(unit_changed)),
    "unit lost": Kind("units", in_target(unit_lost)),
    "number in words lost": Kind("numbers", in_target(count_lost), 0),
    "list number lost": Kind("numbers", item_lost, 99),
}
