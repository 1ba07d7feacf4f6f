import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.checks.sentences import RULE
from l10n.languages import language
from l10n.model import Role


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


EN = "The river rose by two metres overnight. Three villages were evacuated before dawn."
PARTS = {
    "es": (
        "El río creció dos metros durante la noche.",
        "Tres aldeas fueron evacuadas de madrugada.",
    ),
    "fr": ("Le fleuve est monté de deux mètres.", "Trois villages ont été évacués avant l’aube."),
    "de": ("Der Fluss stieg über Nacht um zwei Meter.", "Drei Dörfer wurden vorher geräumt."),
    "ru": ("За ночь вода поднялась на два метра.", "До рассвета эвакуировали три деревни."),
    "tr": ("Nehir gece boyunca iki metre yükseldi.", "Üç köy şafaktan önce boşaltıldı."),
    "az": ("Çay gecə ərzində iki metr qalxdı.", "Üç kənd sübh açılmamış boşaldıldı."),
    "ar": (
        "ارتفع منسوب مياه النهر مترين خلال ساعات الليل.",
        "وأخليت ثلاث قرى مجاورة قبل طلوع الفجر.",
    ),
    "hy": ("Գետը գիշերը բարձրացավ երկու մետրով։", "Երեք գյուղ տարհանվեց լուսաբացից առաջ։"),
    "ja": ("川は一晩で二メートル上昇した。", "夜明け前に三つの村が避難した。"),
    "zh": ("河水一夜之间上涨了两米。", "黎明前有三个村庄疏散。"),
}


@pytest.mark.parametrize("tag", PARTS)
def test_both_sentences_pass(tag: str) -> None:
    first, second = PARTS[tag]
    assert found(EN, f"{first} {second}", tag) == []


@pytest.mark.parametrize("tag", PARTS)
def test_a_lost_sentence_is_told(tag: str) -> None:
    for part in PARTS[tag]:
        (hit,) = found(EN, part, tag)
        assert "2 sentences, the translation 1" in hit.message


@pytest.mark.parametrize("tag", ["es", "fr", "tr"])
def test_an_added_sentence_is_told(tag: str) -> None:
    first, second = PARTS[tag]
    (hit,) = found("Three villages were evacuated.", f"{first} {second}", tag)
    assert "1 sentence, the translation 2" in hit.message


def test_sentences_may_be_joined_and_parted() -> None:
    joined = "El río creció dos metros durante la noche y de madrugada se evacuaron tres aldeas."
    assert found(EN, joined, "es") == []
    assert found("It rained all day, and the river rose.", "Llovió. El río creció.", "es") == []


def test_abbreviations_end_no_sentence() -> None:
    assert found("Dr. Ana Pérez of St. Mary spoke at 5 p.m. in Rome.", "Habló Pérez.", "es") == []


def test_metadata_has_no_sentences() -> None:
    source, target = Text(EN, language("en")), Text("Uno.", language("es"))
    assert list(RULE.find(Pair(source, target, Role.HEADER))) == []


@given(st.text(alphabet="aB .?!"))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found(text, text or "a", "en") == []
