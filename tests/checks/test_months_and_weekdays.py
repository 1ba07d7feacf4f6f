"""Months and weekdays are dates and no names, in every language that has data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from l10n.checks import dates, names
from l10n.checks.pair import Pair, Text
from l10n.languages import cldr, language

SOURCES = ("en", "es", "fr", "de", "ru", "tr", "az", "ar")
TARGETS = (
    *("ar", "az", "de", "en", "es", "fa", "fr", "hy", "it", "ja", "ka", "pt", "ru", "tr"),
    *("uk", "ur", "zh", "hi", "lv", "eo"),
)
MONTHS = [("months", number, "26 {} 1992") for number in range(1, 13)]
WEEKDAYS = [("days", number, "26, {}") for number in range(7)]


def named(tag: str, kind: str, number: int) -> str:
    locale = cldr(tag)
    assert locale is not None
    name: str = getattr(locale, kind)["format"]["wide"][number]
    return name


def reported(source: tuple[str, str], target: tuple[str, str]) -> list[str]:
    both = Pair(*(Text(text, language(tag)) for tag, text in (source, target)))
    return [hit.message for rule in (names, dates) for hit in rule.find(both)]


def rows(source: str, target: str) -> Iterator[tuple[str, str]]:
    """A name alone, amid other words and in a date, in both languages."""
    for kind, number, date in (*MONTHS, *WEEKDAYS):
        here, there = named(source, kind, number), named(target, kind, number)
        for said in {here, here[:1].upper() + here[1:]}:
            for around in ("{}", "x {}, y", date):
                yield around.format(said), around.format(there)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("target", TARGETS)
def test_their_translations_pass(source: str, target: str) -> None:
    for here, there in rows(source, target):
        assert reported((source, here), (target, there)) == [], (here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("On 26 February 1992 they came.", "جاؤوا في 26 فبراير 1992."),
        ("On 26 February 1992 they came.", "جاؤوا في 26 شباط/فبراير 1992."),
        ("Baku, February 26", "باكو، 26 فبراير"),
        ("In January it was cold.", "كان الجو باردا في يناير."),
    ],
)
def test_in_arabic(here: str, there: str) -> None:
    assert reported(("en", here), ("ar", there)) == []


@pytest.mark.parametrize(
    ("target", "there"),
    [("ar", "وصل ببرماي."), ("fr", "Il a rencontré le ministre."), ("ru", "Он встретил министра.")],
)
def test_a_person_called_so_is_a_name_still(target: str, there: str) -> None:
    assert reported(("en", "He met David Friday."), (target, there))


@pytest.mark.parametrize(
    ("source", "here", "target", "there"),
    [
        ("en", "On 26 February they came.", "ar", "جاؤوا في 26 مارس."),
        ("en", "In February they came.", "zh", "他们在三月来了。"),
        ("en", "On the 26th they came.", "zh", "他们三月26日来了。"),
        ("en", "On 26 February they came.", "hi", "वे 26 मार्च को आए।"),
    ],
)
def test_another_month_is_told(source: str, here: str, target: str, there: str) -> None:
    assert reported((source, here), (target, there))
