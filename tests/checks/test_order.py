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
    # What Turkish and its like put the other way round.
    ("tr", "She won 80 games in 95 tries.", "95 denemede 80 oyun kazandı."),
    (
        "az",
        "At least 800, including 45 nurses, came.",
        "45 tibb bacısı daxil, ən azı 800 adam gəldi.",
    ),
    ("tr", "He led in 9 of 14 races.", "14 yarışın 9’unda öndeydi."),
    ("az", "She is 31 and came 4 years ago.", "31 yaşlı qadın 4 il əvvəl gəldi."),
    ("tr", "It stood from about 1900 BC to 700 BC.", "M.Ö. 1900 ile M.Ö. 700 yılı arasında durdu."),
    ("es", "Stuck in the Nova 500 at 61, it fell.", "Estancada en el 61 de la Nova 500, cayó."),
]

WRONG = [
    ("es", "12 died and 45 were hurt.", "Murieron 45 y 12 resultaron heridos."),
    ("fr", "from 1990 to 2004", "de 2004 à 1990"),
    ("de", "on February 26, 1992", "am 1992. Februar 26"),
    ("ar", "63 children and 106 women", "106 أطفال و63 امرأة"),
    ("tr", "It fell on July 21, 356.", "356 Temmuz 21’de yıkıldı."),
    ("tr", "12 died and 45 were hurt.", "45 kişi öldü, 12 kişi yaralandı."),
    ("az", "63 children and 106 women", "106 uşaq və 63 qadın"),
    # In the order of the source, but with what belongs to the other figure.
    ("tr", "It has 52 ships in 17 African ports.", "52 Afrika limanında 17 gemisi var."),
    ("az", "It flies to 52 cities as of 2011.", "52-ci ildən 2011 şəhərə uçur."),
    (
        "tr",
        "On June 10, 1940, the 11th Lancers came.",
        "10 Haziran 11’ta 1940. Mızraklı Alayı geldi.",
    ),
    ("az", "the 1st and 3rd regiments", "3-ci və 1-cü alaylar"),
    ("tr", "3 to 5 percent of them", "onların yüzde 5 ila 3’ü"),
    ("tr", "He won Formel 1 in 2004.", "Formel 2004’ü 1 yılında kazandı."),
    ("az", "12 km away, built in the 9th century", "12-cu əsrdə tikilib, 9 km uzaqdadır"),
    ("tr", "He came in 1945 and left in 1958.", "1958’de geldi, 1945’te gitti."),
    ("tr", "3,000 miles off, winds of 40 mph (64 kph)", "40 mil ötede, 3.000 mil (64 km) hızla"),
    (
        "de",
        "It has 52 ships in 17 Asian ports in 2011.",
        "2011 hat es 17 Schiffe in 52 asiatischen Häfen.",
    ),
]


@pytest.mark.parametrize(("to", "source", "target"), RIGHT)
def test_what_moves_with_its_figure_passes(
    to: str, source: str, target: str, pair: MakePair
) -> None:
    assert list(order.find(pair(source, target, to))) == []


@pytest.mark.parametrize(("to", "source", "target"), WRONG)
def test_exchanged_figures_are_told(to: str, source: str, target: str, pair: MakePair) -> None:
    assert len(list(order.find(pair(source, target, to)))) == 1
