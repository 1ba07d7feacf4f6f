import pytest

from l10n.checks.likeness.mentions import mentions
from l10n.checks.pair import Pair, Text
from l10n.languages import language


def sure(source: str, target: str = "x", tag: str = "es") -> list[str]:
    pair = Pair(Text(source, language("en")), Text(target, language(tag)))
    return [name.written for _, name in mentions(pair) if name.sure]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("They called David Baker.", ["David", "Baker"]),
        ("They called Mr Baker.", ["Baker"]),
        ("They called J. Baker.", ["Baker"]),
        ("They told Baker that it was late.", ["Baker"]),
        ("They told Baker’s lawyer.", ["Baker"]),
        ("Yesterday Mark Rutte spoke.", ["Mark", "Rutte"]),
        ("It fell on Wall Street.", ["Wall", "Street"]),
        ("It was sold to Amazon.", ["Amazon"]),
        ("It was Edwards.", ["Edwards"]),
    ],
)
def test_their_place_makes_words_names(source: str, names: list[str]) -> None:
    assert sure(source) == names


@pytest.mark.parametrize(
    "source",
    [
        "Baker and cook are trades.",
        "He told the Baker family.",
        "They met at Baker House.",
        "The wall of the Old Street.",
        "In March the President spoke.",
        "They left Bush. Baker stayed.",
    ],
)
def test_other_places_do_not(source: str) -> None:
    assert sure(source, "Bush") == []


def test_what_stands_in_the_target_is_not_looked_for() -> None:
    assert sure("They told Baker in Spain.", "Se lo dijeron a Baker en España.") == []
