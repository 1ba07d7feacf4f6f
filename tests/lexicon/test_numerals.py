"""Number words: what every language's data must hold."""

from __future__ import annotations

import pytest

from l10n.checks.figures.amounts import total
from l10n.lexicon.dates import calendar
from l10n.lexicon.notation import figure, notation
from l10n.lexicon.numerals import Numerals, numerals, split
from l10n.lexicon.tables import table
from l10n.lexicon.units import units


def test_one_to_twenty_and_the_scales_are_known(ours: str) -> None:
    known = numerals(ours)
    values = set(known.words.values())
    expected = {*range(1, 11), 100, 1000}
    if not known.characters:
        expected |= {20, 40, 60, 80, 1_000_000}
    assert expected <= values
    assert known.clear <= known.counting <= known.words.keys()


def test_months_weekdays_and_currencies_are_known(ours: str) -> None:
    names = calendar(ours)
    assert set(names.months.values()) == set(range(1, 13))
    assert set(names.weekdays.values()) == set(range(1, 8))
    assert notation(ours).decimal in ".,"
    assert units(ours).currencies.find("$") == "dollar"


def test_who_knows_currencies_knows_those_that_english_knows(ours: str) -> None:
    def known(tag: str) -> set[str]:
        return set(table("units", tag).get("currencies", ()))

    assert not known(ours) or known("en") <= known(ours)


def spoken(code: str, words: str) -> object:
    known: Numerals = numerals(code)
    parts = [word for word in words.split() if word not in known.joiners]
    values = [(value, False) for word in parts for value in split(code, word)]
    return total(known, values)


@pytest.mark.parametrize(
    ("code", "words", "value"),
    [
        ("en", "two hundred and five", 205),
        ("en", "nineteen hundred", 1900),
        ("es", "mil novecientos noventa y dos", 1992),
        ("es", "dos mil millones", 2_000_000_000),
        ("fr", "quatre vingt dix neuf", 99),
        ("fr", "soixante et onze", 71),
        ("de", "dreihundertfünfundzwanzigtausend", 325_000),
        ("ru", "двести двадцать пять тысяч", 225_000),
        ("tr", "on iki", 12),
        ("az", "iyirmi beş min", 25_000),
        ("ar", "مائة وخمسة وعشرون ألف", 125_000),
        ("fa", "سیصد و بیست و پنج", 325),
        ("ka", "ოთხმოცდათხუთმეტი", 95),
        ("it", "duecentocinquanta", 250),
    ],
)
def test_numbers_in_words_add_up(code: str, words: str, value: int) -> None:
    assert spoken(code, words) == value


def test_what_cannot_be_one_number_adds_up_to_none() -> None:
    assert spoken("en", "two three") is None
    assert spoken("en", "twenty thirty") is None


def test_names_do_not_depend_on_what_was_read_before() -> None:
    calendar("ur")
    assert all(name[0].isascii() for name in calendar("it").months)


def test_a_figure_is_written_by_its_language() -> None:
    assert figure(1_250_000, "hi") == "12,50,000"
    assert figure(1250, "de-CH") == "1’250"


URDU = """
    دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس
    بیس اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس
    تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس
    چالیس اکتالیس بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس
    پچاس اکیاون باون تریپن چون پچپن چھپن ستاون اٹھاون انسٹھ
    ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر
    ستر اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستہتر اٹھہتر انیاسی
    اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی
    نوے اکیانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے
"""
"""CLDR's spellings of ten to ninety-nine."""


def test_urdu_numbers_and_their_ordinals() -> None:
    known = numerals("ur").words
    for ending in ("", "واں", "ویں"):
        assert [known.get(word + ending) for word in URDU.split()] == list(range(10, 100))


@pytest.mark.parametrize(
    ("code", "words", "value"),
    [
        ("it", "quarantuno", 41),
        ("it", "trentatreesimo", 33),
        ("it", "settantottesima", 78),
        ("es", "vigesimoprimera", 21),
        ("es", "septuagésimas", 70),
        ("pt", "quadragésimo quarto", 44),
        ("pt", "nonagésima", 90),
        ("tr", "yirmiiki", 22),
        ("tr", "seksenikinci", 82),
        ("hy", "երեսուներեքերորդ", 33),
        ("hy", "քսանինը", 29),
        ("hy", "քսանիններորդ", 29),
        ("ka", "ოცდამეერთე", 21),
        ("ur", "تینتیسویں", 33),
        ("ur", "چودھویں", 14),
    ],
)
def test_ordinals_and_elided_words_add_up(code: str, words: str, value: int) -> None:
    assert spoken(code, words) == value


@pytest.mark.parametrize("word", ["zweifel", "achtung", "einerseits", "viertel"])
def test_words_that_only_begin_like_numbers_are_none(word: str) -> None:
    assert split("de", word) == ()
