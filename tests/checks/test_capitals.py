import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.capitals import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


SHOUTED = "MINISTERS MEET IN THE CAPITAL"
CORRECT = [
    ("es", SHOUTED, "LOS MINISTROS SE REÚNEN EN LA CAPITAL"),
    ("de", SHOUTED, "MINISTER TREFFEN SICH AN DER GROßEN STRAßE"),
    ("ru", SHOUTED, "МИНИСТРЫ ВСТРЕТИЛИСЬ В СТОЛИЦЕ"),
    ("ar", SHOUTED, "الوزراء يجتمعون في العاصمة"),
    ("ka", SHOUTED, "მინისტრები დედაქალაქში შეხვდნენ"),
    ("ja", SHOUTED, "閣僚が首都で会合"),
    ("es", "NATO", "OTAN y aliados, reunidos"),
    ("fr", "UN AND EU", "l’ONU et l’UE"),
    ("es", "Ministers meet", "OTAN"),
    ("es", "1990 - 2000", "1990 - 2000"),
]
FAULTY = [
    ("es", SHOUTED, "Los ministros se reúnen en la capital", "The source"),
    ("el", SHOUTED, "Οι υπουργοί συναντώνται", "The source"),
    ("uk", SHOUTED, "Міністри зустрілися у столиці", "The source"),
    ("tr", "Ministers meet in the capital", "BAKANLAR BAŞKENTTE BULUŞTU", "The translation"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(source, target, tag) == []


@pytest.mark.parametrize(("tag", "source", "target", "told"), FAULTY)
def test_lost_or_added_capitals_are_told(tag: str, source: str, target: str, told: str) -> None:
    (hit,) = found(source, target, tag)
    assert hit.message.startswith(told)


@given(st.text(), st.text(min_size=1))
def test_any_text_is_read(source: str, target: str) -> None:
    for hit in found(source, target, "es"):
        assert hit.target_span == (0, len(target))


@given(st.text(min_size=1))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found(text, text, "en") == []
