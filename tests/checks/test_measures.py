"""Figures that lost their units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.measures import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str) -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language("en")), Text(target, language(tag)))))


LOST = [
    ("es", "After the 44-day war, people returned.", "Tras la guerra de 44, la gente regresó."),
    ("fr", "The wall is 30 metres high.", "Le mur a une hauteur de 30."),
    ("de", "They walked 1,200 km.", "Sie gingen 1.200."),
    ("ru", "It weighs 5.5 tonnes.", "Он весит 5,5."),
    ("tr", "It took 36 hours.", "36 sürdü."),
]
KEPT = [
    ("es", "After the 44-day war", "Tras la guerra de 44 días"),
    ("es", "It lies 40 miles away.", "Está a 64 kilómetros."),
    ("es", "It covers 750 square kilometres.", "De sus kilómetros cuadrados, 750 están cubiertos."),
    ("fr", "a 17-year-old", "un jeune de 17 ans"),
    ("tr", "16 years old", "16 yaşında"),
    ("az", "50 hectares", "50 hektarlıq yer"),
    # It became another unit, percent or another figure: told by other rules.
    ("es", "It lies 40 miles away.", "Está a 40 kilómetros."),
    ("es", "It lies 40 miles away.", "Está al 40 %."),
    ("es", "It lies 40 miles away.", "Está a 41."),
    # A figure that is there twice may have gone anywhere, a sum has its own rule.
    ("es", "17 pounds on September 17", "el 17 de septiembre"),
    ("es", "It cost 40 dollars.", "Costó 40."),
    # Too little is known of the language's units.
    ("zu", "The wall is 30 metres high.", "30"),
]


@pytest.mark.parametrize(("tag", "source", "target"), LOST)
def test_a_lost_unit_is_told(tag: str, source: str, target: str):
    (hit,) = found(tag, source, target)
    assert hit.source_span is not None
    assert hit.target_span is not None
    said = source[slice(*hit.source_span)]
    assert said in hit.message
    assert [sign for sign in target[slice(*hit.target_span)] if sign.isdigit()] == [
        sign for sign in said if sign.isdigit()
    ]


@pytest.mark.parametrize(("tag", "source", "target"), KEPT)
def test_what_is_kept_or_told_elsewhere_is_not(tag: str, source: str, target: str):
    assert found(tag, source, target) == []


@given(st.integers(2, 999_999), st.sampled_from(["km", "kilómetros", "kilómetro"]))
def test_any_name_of_the_unit_anywhere_is_enough(value: int, name: str):
    assert found("es", f"It is {value} km long.", f"Los {name} son {value}.") == []
