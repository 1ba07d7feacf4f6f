"""The quick comparison of figures finds alike only what a full reading finds alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks import numbers
from l10n.checks.figures.matching import match_all
from l10n.checks.figures.plain import are_alike
from l10n.checks.figures.reading import rearranged_figures
from l10n.checks.pair import Pair, Text
from l10n.languages import language

MakePair = Callable[..., Pair]

ALIKE = [
    ("de", "In 1990 it had 1,250 pupils.", "1990 hatte sie 1.250 Schüler."),
    ("es", "It has 9 doors and two gates.", "Tiene nueve puertas y dos portones."),
    ("fr", "in the 19th century", "au XIXe siècle"),
    ("ru", "It rose by 5 percent.", "Он вырос на 5 процентов."),
    ("tr", "It is 40 km away.", "40 km’den uzakta."),
    ("es", "It cost 5 million.", "Costó 5 millones."),
    ("es", "Thousands came to 12 towns.", "Miles llegaron a 12 ciudades."),
    ("es", "There were 20 of them.", "Eran veinte."),
]

DOUBTFUL = [
    ("de", "It had 1,250 pupils.", "Sie hatte 1,250 Schüler."),
    ("es", "It cost 5 million.", "Costó 5.000.000."),
    ("es", "It cost 5 million.", "Costó 5 mil millones."),
    ("es", "It cost 5 million.", "Costó 5 mil."),
    ("es", "It cost 2 to 5 million.", "Costó de 2 a 5 millones."),
    ("es", "He had two hundred and 7 more.", "Tenía doscientos dos y 7 más."),
    ("es", "Thousands of dollars for 12.", "Miles de euros por 12."),
    ("es", "It cost $5m.", "Costó 5 dólares."),
    ("es", "It cost 5 euros.", "Costó 5 dólares."),
    ("fr", "It rose by 5 percent.", "Il en a 5."),
    ("es", "12 died and 45 were hurt.", "Murieron 45 y 12 resultaron heridos."),
    ("es", "It has 9 doors and nine gates.", "Tiene nueve puertas."),
    ("de", "It began at 6:30.", "Es begann um 6:30."),
    ("zh", "in 1990", "1990年"),
]


@pytest.mark.parametrize(("to", "source", "target"), ALIKE)
def test_plain_figures_are_alike(to: str, source: str, target: str, pair: MakePair) -> None:
    assert are_alike(pair(source, target, to))


@pytest.mark.parametrize(("to", "source", "target"), DOUBTFUL)
def test_in_doubt_they_are_not(to: str, source: str, target: str, pair: MakePair) -> None:
    assert not are_alike(pair(source, target, to))


PIECES = ("5", "12", "1,250", "1.250", "m2", "½", "five", "two", "million", "%", "$", "km")
PIECES += ("mil", "dos", "cinq", "d’une", "XIX", "18:30", "twenty", "hundred", "and", "a")
PIECES += ("cien", "y", "millones", "cent", "the", "of", "1950", "50", "fifty", "5 million")
WORDS = st.lists(st.sampled_from(PIECES), max_size=6)


@given(WORDS, WORDS, st.sampled_from(["de", "es", "fr", "tr"]))
def test_what_is_alike_has_nothing_wrong(source: list[str], target: list[str], to: str) -> None:
    both = Pair(Text(" ".join(source), language("en")), Text(" ".join(target), language(to)))
    if are_alike(both):
        found = match_all(both)
        assert (found.lost, found.added) == ((), ())
        assert not all(any(one.least > 1 for one in words) for words in found.words)
        places = [other.span for _, other in found.pairs if other.digits]
        assert places == sorted(places)


FIGURES = st.lists(st.sampled_from(("5", "12", "1990", "7 km", "$9", "3 %", "the")), max_size=7)


@given(FIGURES.flatmap(lambda words: st.tuples(st.just(words), st.permutations(words))))
def test_another_order_is_read_as_in_full(words: tuple[list[str], list[str]]) -> None:
    both = Pair(*(Text(", ".join(side), language("en")) for side in words))
    quick, full = rearranged_figures(both), match_all(both).pairs
    assert not quick or [(one.span, other.span) for one, other in quick] == [
        (one.span, other.span) for one, other in full
    ]


@given(WORDS, st.sampled_from(["en", "es"]))
def test_a_text_is_like_itself(words: list[str], code: str) -> None:
    text = " ".join(words)
    both = Pair(Text(text, language(code)), Text(text, language(code)))
    assert not are_alike(both) or list(numbers.find(both)) == []
