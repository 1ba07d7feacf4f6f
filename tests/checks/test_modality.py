"""Duties and permissions that were swapped or lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.modality import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(tag: str, source: str, target: str, spoken: str = "en") -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language(spoken)), Text(target, language(tag)))))


TURNED = [
    ("es", "The parties must pay.", "Las partes pueden pagar."),
    ("fr", "The parties must pay.", "Les parties peuvent payer."),
    ("de", "The parties must pay.", "Die Parteien können zahlen."),
    ("ru", "The parties must pay.", "Стороны могут заплатить."),
    ("az", "The parties must pay.", "Tərəflər ödəyə bilər."),
    ("it", "The parties shall pay.", "Le parti possono pagare."),
    ("es", "The parties may pay.", "Las partes deben pagar."),
    ("fr", "The parties may pay.", "Les parties doivent payer."),
    ("ru", "The parties may pay.", "Стороны должны заплатить."),
    ("tr", "The parties must pay.", "Taraflar ödeyebilir."),
    ("tr", "The parties may pay.", "Taraflar ödemek zorundadır."),
    ("ar", "The parties must pay.", "يمكن للأطراف أن تدفع."),
]
LOST = [
    ("es", "The parties must pay.", "Las partes pagan."),
    ("fr", "The parties must pay.", "Les parties versent la somme."),
    ("ru", "The parties must pay.", "Стороны заплатят сегодня."),
]
CORRECT = [
    ("es", "The parties must pay.", "Las partes tienen que pagar."),
    ("es", "They must be vigilant.", "Es necesaria la vigilancia."),
    ("fr", "The parties must not pay.", "Les parties ne peuvent pas payer."),
    ("fr", "The minister shall inform the court.", "Le ministre informe le tribunal."),
    ("de", "The parties must pay.", "Die Parteien haben zu zahlen."),
    ("de", "They met in May.", "Sie trafen sich im Mai."),
    ("ru", "The parties may pay.", "Сторонам разрешено заплатить."),
    ("tr", "The parties must pay.", "Taraflar ödemeli."),
    ("tr", "The parties may pay.", "Taraflar ödeyebilir."),
    ("az", "The parties must pay.", "Tərəflər ödəməlidir."),
    ("ar", "The parties must pay.", "يجب على الأطراف أن تدفع."),
    ("zh", "The parties must pay.", "双方必须付款。"),
    ("sw", "The parties must pay.", "Walipe."),
]


@pytest.mark.parametrize(("tag", "source", "target"), TURNED)
def test_a_duty_is_no_permission(tag, source, target):
    [hit] = found(tag, source, target)
    assert "which obliges" in hit.message
    assert "which permits" in hit.message
    assert hit.source_span
    assert hit.target_span


@pytest.mark.parametrize(("tag", "source", "target"), LOST)
def test_a_lost_duty_is_found(tag, source, target):
    [hit] = found(tag, source, target)
    assert hit.message == "The source says “must”; nothing in the translation obliges."


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_other_words_for_it_are_no_fault(tag, source, target):
    assert found(tag, source, target) == []


@given(source=st.text(), target=st.text(), tag=st.sampled_from(["en", "es", "tr", "ar", "ja"]))
def test_any_text_is_fine(source: str, target: str, tag: str):
    found(tag, f"{source} must {target}", target)
    assert found("en", source, source) == []
