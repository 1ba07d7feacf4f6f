"""What is beside a figure: currencies and units."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n.checks import money, numbers, units
from l10n.checks.pair import Pair

MakePair = Callable[..., Pair]

RIGHT = [
    ("es", "It cost $5 million.", "Costó 5 millones de dólares."),
    ("ru", "It cost $5 million.", "Это стоило 5 млн долларов США."),
    ("tr", "It cost $5 million.", "5 milyon ABD dolarına mal oldu."),
    ("az", "It cost $5 million.", "Dəyəri 5 milyon ABŞ dollarıdır."),
    ("ar", "It cost $5 million.", "بلغت تكلفته 5 ملايين دولار."),
    ("de", "It cost £27m.", "Es kostete 27 Millionen Pfund."),
    ("fr", "It cost €5,000.", "Cela a coûté 5\u202f000 €."),
    ("uk", "It cost 5,000 hryvnias.", "Це коштувало 5000 гривень."),
    ("de", "It is 40 miles away.", "Es ist 40 Meilen entfernt."),
    ("de", "It is 40 miles away.", "Es ist 64 Kilometer entfernt."),
    ("ru", "It is 40 km away.", "Это в 40 километрах."),
    ("tr", "Winds reached 105 miles per hour.", "Rüzgar saatte 105 mile ulaştı."),
    ("fr", "It has 5 square kilometres.", "Il a 5 km²."),
    ("es", "It ran for 30 days.", "Duró 30 días."),
    ("es", "In 1990 in London", "En 1990, en Londres"),
    ("es", "It costs US$30.", "Cuesta US$ 30."),
    ("ar", "It costs billions of euros.", "يكلف مليارات اليوروات."),
    ("es", "It is 645 miles (1040 km) away.", "Está a 1040 km."),
    ("ru", "It came 96th in 15 km.", "Он занял 96-м место на 15 км."),
    ("es", "Keep it at 8 degrees Celsius.", "Se conserva a 8 grados centígrados."),
    ("it", "Keep it at 8 degrees Celsius.", "Conservare a 8 gradi centigradi."),
    # won, the verb
    ("fr", "The home side won 4-2.", "L’équipe locale l’a emporté 4-2."),
    (
        "fr",
        "A man of 83 represented himself and won.",
        "Un homme de 83 ans s’est défendu et a gagné.",
    ),
    ("es", "She weighs 50 kilos, won a medal.", "Pesa 50 kilos y ganó una medalla."),
    ("fr", "It costs 50,000 won.", "Cela coûte 50\u202f000 wons."),
    ("fr", "It earns 1,900 dirhams.", "Cela rapporte 1\u202f900 dirhams."),
    ("de", "It is worth 9.4 billion riyals.", "Es ist 9,4 Milliarden Rial wert."),
]


@pytest.mark.parametrize(("to", "source", "target"), RIGHT)
def test_right_amounts_pass(to: str, source: str, target: str, pair: MakePair) -> None:
    both = pair(source, target, to)
    assert [hit.message for rule in (money, units, numbers) for hit in rule.find(both)] == []


def test_another_currency_is_told(pair: MakePair) -> None:
    (hit,) = money.find(pair("It cost $5 million.", "Costó 5 millones de euros."))
    assert hit.message == "The source has 5 million in dollar; the translation has it in euro."


@pytest.mark.parametrize(
    ("to", "source", "target"),
    [
        ("es", "It costs $30, or $10 a day.", "Cuesta 30 euros, o 10 dólares al día."),
        ("de", "They hid billions of US dollars.", "Sie versteckten Milliarden Euro."),
    ],
)
def test_another_currency_is_told_in_any_place(
    to: str, source: str, target: str, pair: MakePair
) -> None:
    assert len(list(money.find(pair(source, target, to)))) == 1


def test_a_currency_that_is_an_ordinary_word_is_one_right_after_its_figure(pair: MakePair) -> None:
    (hit,) = money.find(pair("It costs 50,000 won.", "Cuesta 50 000 yenes."))
    assert hit.message == "The source has 50,000 in won; the translation has it in yen."


def test_a_lost_currency_is_told(pair: MakePair) -> None:
    (hit,) = money.find(pair("It cost $5 million.", "Costó 5 millones."))
    assert hit.message.endswith("the translation names no such currency.")


@pytest.mark.parametrize(
    ("to", "source", "target"),
    [
        ("es", "It is 40 miles away.", "Está a 40 kilómetros."),
        ("tr", "It is 40 km away.", "40 mil uzakta."),
        ("ru", "It ran for 30 days.", "Это длилось 30 лет."),
        ("az", "It weighs 200 pounds.", "Çəkisi 200 futdur."),
        ("es", "It is 1,600 km long and 800 km wide.", "Mide 1600 m de largo y 800 km de ancho."),
    ],
)
def test_another_unit_is_told(to: str, source: str, target: str, pair: MakePair) -> None:
    assert len(list(units.find(pair(source, target, to)))) == 1


def test_a_conversion_must_agree(pair: MakePair) -> None:
    assert list(numbers.find(pair("It is 40 miles away.", "Está a 46 kilómetros."))) != []
    both_given = pair("It is 645 miles (1040 km) away.", "Está a 645 millas (1030 km).")
    assert list(numbers.find(both_given)) != []


def test_a_conversion_left_in_its_brackets_is_told(pair: MakePair) -> None:
    left = pair("It is 645 miles (1040 km) away.", "Está a (1040 km) de aquí.")
    assert [hit.message for hit in numbers.find(left)] == [
        "The source says 645; the translation does not have it."
    ]


def test_a_percentage_in_words_is_one(pair: MakePair) -> None:
    both = pair("Only one percent works there.", "Solo el 1 trabaja allí.")
    assert len(list(numbers.find(both))) == 1
