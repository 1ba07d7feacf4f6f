"""Figures that changed places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n.checks import order
from l10n.checks.pair import Pair

MakePair = Callable[..., Pair]

RIGHT = [
    ("es", "12 died and 45 were hurt.", "Murieron 12 y 45 resultaron heridos."),
    ("es", "In 2014 it had 39 ships.", "Tenía 39 barcos en 2014."),
    ("de", "It has 39 ships as of 2014.", "Seit 2014 hat es 39 Schiffe."),
    ("az", "On July 21, 1956, it fell.", "1956-cı ilin 21 iyulunda yıxıldı."),
    ("tr", "In May 1990, 21 people came.", "21 kişi 1990 Mayıs ayında geldi."),
    ("ru", "Of 500 people 20% came.", "Пришли 20% из 500 человек."),
    ("tr", "It rose 5% in 30 days.", "30 günde %5 yükseldi."),
]

WRONG = [
    ("es", "12 died and 45 were hurt.", "Murieron 45 y 12 resultaron heridos."),
    ("fr", "from 1990 to 2004", "de 2004 à 1990"),
    ("de", "on February 26, 1992", "am 1992. Februar 26"),
    ("ar", "63 children and 106 women", "106 أطفال و63 امرأة"),
    ("tr", "It fell on July 21, 356.", "356 Temmuz 21’de yıkıldı."),
    ("tr", "12 died and 45 were hurt.", "45 kişi öldü, 12 kişi yaralandı."),
    ("az", "63 children and 106 women", "106 uşaq və 63 qadın"),
]


@pytest.mark.parametrize(("to", "source", "target"), RIGHT)
def test_what_moves_with_its_figure_passes(
    to: str, source: str, target: str, pair: MakePair
) -> None:
    assert list(order.find(pair(source, target, to))) == []


@pytest.mark.parametrize(("to", "source", "target"), WRONG)
def test_exchanged_figures_are_told(to: str, source: str, target: str, pair: MakePair) -> None:
    assert len(list(order.find(pair(source, target, to)))) == 1
