import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.checks.speaker import RULE
from l10n.languages import language


def found(tag: str, source: str, target: str, origin: str = "en") -> list[Hit]:
    return list(RULE.find(Pair(Text(source, language(origin)), Text(target, language(tag)))))


ASKED = "QUESTION: Will the talks go on?"
CORRECT = [
    ("es", ASKED, "PREGUNTA: ¿Seguirán las conversaciones?"),
    ("fr", ASKED, "QUESTION : Les pourparlers vont-ils continuer ?"),
    ("zh", ASKED, "问：会谈会继续吗？"),
    ("ar", ASKED, "سؤال: هل ستستمر المحادثات؟"),
    ("es", "Q: Why?", "P.– ¿Por qué?"),
    ("es", "Note: the office is closed.", "La oficina está cerrada."),
    ("es", "My question is this: who pays?", "Me pregunto quién paga."),
    ("es", "Three towns: Baku, Ganja and Shaki.", "Bakú, Ganyá y Shaki son tres ciudades."),
    ("es", "The talks began at 10:30 in Geneva.", "Las conversaciones comenzaron en Ginebra."),
    ("es", "See https://example.org today.", "Véalo hoy."),
]
FAULTY = [
    ("es", ASKED, "¿Seguirán las conversaciones?", "QUESTION:"),
    ("fr", "Q: Why?", "Pourquoi ?", "Q:"),
    ("de", "MR. PRICE: We will see.", "Wir werden sehen.", "MR. PRICE:"),
    ("ru", "Minister Smith: We agree.", "Мы согласны.", "Minister Smith:"),
    ("ar", "Spokesperson: We agree.", "نحن متفقون.", "Spokesperson:"),
    ("tr", "Minister of Health: We agree.", "Katılıyoruz.", "Minister of Health:"),
    ("az", "Jane O’Neill: “We agree.”", "«Razıyıq».", "Jane O’Neill:"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(tag, source, target) == []


@pytest.mark.parametrize(("tag", "source", "target", "label"), FAULTY)
def test_lost_labels_are_told(tag: str, source: str, target: str, label: str) -> None:
    [hit] = found(tag, source, target)
    assert hit.message == f"The source starts with the label “{label}”; the translation has none."
    assert hit.source_span is not None
    assert source[slice(*hit.source_span)] == label


def test_other_languages_have_labels() -> None:
    assert found("en", "سؤال: هل ستستمر؟", "Will it go on?", "ar")
    assert found("en", "记者：会继续吗？", "Will it go on?", "zh")
    assert found("en", "Frage: Geht es weiter?", "Will it go on?", "de")


@given(st.text(alphabet="ABab :.：\n-"))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found("en", text, text) == []


@given(st.text(), st.text(min_size=1))
def test_any_text_is_read(source: str, target: str) -> None:
    for hit in found("fr", source, target):
        assert hit.source_span is not None
        assert 0 <= hit.source_span[0] < hit.source_span[1] <= len(source)
