"""Other figures in place of a pair's own."""

import random
import re

import pytest

from l10n.checks.figures import roman
from l10n.training.examples import Example
from l10n.training.figures import with_other_figures

DIGITS = re.compile(r"\d+")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("In 1990 it cost 1,250.50 euros.", "En 1990 costó 1.250,50 euros."),
        ("On 26 February at 14:30", "El 26 de febrero a las 14:30"),
        ("from 3 to 7 km", "de 3 a 7 km"),
    ],
)
def test_figures_become_others_on_both_sides(source: str, target: str):
    chance = random.Random(3)
    found = [with_other_figures(Example(source, target, "a"), chance) for _ in range(30)]
    for one in found:
        assert DIGITS.findall(one.source) == DIGITS.findall(one.target)
        assert DIGITS.sub("0", one.source) == DIGITS.sub("0", source)
        assert list(map(len, DIGITS.findall(one.source))) == list(map(len, DIGITS.findall(source)))
    assert len({one.source for one in found}) > 10


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("the 34th day", "el día 34"),
        ("1 day", "1 día"),
        ("COVID-19 in 2020", "COVID-19 en 2019"),
        ("A4 and COVID-19", "A4 y COVID-19"),
        ("9.00 p.m.", "21.00"),
        ("the 1990s", "los 90"),
        ("No figures", "Sin cifras"),
    ],
)
def test_figures_that_words_hang_on_stay(source: str, target: str):
    example = Example(source, target, "a")
    assert with_other_figures(example, random.Random(0)) == example


def test_years_and_days_stay_possible():
    chance = random.Random(0)
    for _ in range(200):
        one = with_other_figures(Example("12/26/1990", "12/26/1990", "a"), chance)
        month, day, year = map(int, one.source.split("/"))
        assert 10 <= month <= 12
        assert 10 <= day <= 31
        assert 1900 <= year < 2100


@pytest.mark.parametrize(
    ("source", "target", "pattern"),
    [
        (
            "In the 15th century",
            "En el siglo XV",
            (r"In the (\d+)th century", r"En el siglo (\w+)"),
        ),
        ("the 19th century", "siglo xix", (r"the (\d+)th century", r"siglo (\w+)")),
        ("the 7th century", "le VIIe siècle", (r"the (\d+)th century", r"le (\w+)e siècle")),
        ("el siglo IX", "the 9th century", (r"el siglo (\w+)", r"the (\d+)th century")),
    ],
)
def test_numerals_follow_the_digits_of_the_other_side(source: str, target: str, pattern):
    chance = random.Random(2)
    seen = set()
    for _ in range(300):
        one = with_other_figures(Example(source, target, "a"), chance)
        parts = [
            re.fullmatch(form, text)
            for form, text in zip(pattern, (one.source, one.target), strict=True)
        ]
        assert all(parts)
        first, second = (part[1] for part in parts)
        digits, numeral = (first, second) if first.isdigit() else (second, first)
        assert roman.value(numeral) == int(digits)
        assert numeral.islower() == ("xix" in target)
        seen.add(int(digits))
    assert seen == set(range(4, 21))


def test_numerals_and_years_change_together():
    source, target = "From the 16th century to 1850", "Del siglo XVI a 1850"
    one = with_other_figures(Example(source, target, "a"), random.Random(1))
    ordinal, year = DIGITS.findall(one.source)
    assert year in one.target
    assert year != "1850"
    assert ordinal != "16"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("the 1st and the 21st century", "los siglos I y XXI"),
        ("Louis XIV had 14 rooms", "Luis XIV tenía 14 salas"),
        ("the 15th of the 15th century", "el 15 del siglo XV"),
        ("the 15th century", "el siglo XVI"),
        ("Chapter X", "Capítulo X"),
    ],
)
def test_numerals_that_are_not_surely_the_digits_stay(source: str, target: str):
    example = Example(source, target, "a")
    for seed in range(20):
        found = with_other_figures(example, random.Random(seed))
        assert [re.findall("[IVX]+", text) for text in (found.source, found.target)] == [
            re.findall("[IVX]+", text) for text in (source, target)
        ]
