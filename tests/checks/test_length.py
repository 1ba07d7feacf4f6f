import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.length import RULE
from l10n.checks.pair import Knowledge, Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language
from l10n.model import Role


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


EN = "The two governments agreed on Monday to reopen the border crossing that was closed in May."
CORRECT = [
    ("es", EN, "Los dos Gobiernos acordaron el lunes reabrir el paso fronterizo cerrado en mayo."),
    (
        "fr",
        EN,
        "Lundi, les deux gouvernements ont convenu de rouvrir le poste-frontière fermé en mai.",
    ),
    ("ru", EN, "В понедельник правительства договорились открыть закрытый в мае переход."),
    ("tr", EN, "İki hükûmet pazartesi günü mayısta kapatılan sınır kapısını açmada anlaştı."),
    ("ar", EN, "اتفقت الحكومتان يوم الاثنين على إعادة فتح المعبر الحدودي المغلق منذ مايو."),
    ("zh", EN, "两国政府周一同意重新开放五月关闭的过境点。"),
    ("ja", EN, "両国政府は月曜日、五月に閉鎖された国境検問所の再開で合意した。"),
    ("es", "Yes.", "Así es."),
    ("de", "Hi", "Guten Tag"),
    ("tlh", EN, "x"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_usual_lengths_pass(tag: str, source: str, target: str) -> None:
    assert found(source, target, tag if tag != "tlh" else "qu") == []


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT[:5])
def test_half_a_translation_and_two_are_told(tag: str, source: str, target: str) -> None:
    half = target[: len(target) * 2 // 5]
    (hit,) = found(source, half, tag)
    assert f"very short: {len(half)} characters for {len(source)}" in hit.message
    (hit,) = found(source, f"{target} {target} {target}", tag)
    assert "very long" in hit.message


def test_a_pair_without_english() -> None:
    spanish, french = CORRECT[0][2], CORRECT[1][2]
    assert found(spanish, french, "fr", "es") == []
    assert found(spanish, french[:25], "fr", "es")


def test_what_a_project_has_learned_goes_first() -> None:
    source, target = Text("a" * 100, language("en")), Text("b" * 250, language("es"))
    wide, narrow = Knowledge(ratio=(0.8, 3.0)), Knowledge(ratio=(0.8, 1.2))
    assert list(RULE.find(Pair(source, target, knowledge=wide))) == []
    assert list(RULE.find(Pair(source, target, knowledge=narrow)))
    edge = Text("b" * 121, language("es"))
    assert list(RULE.find(Pair(source, edge, knowledge=narrow)))
    assert list(RULE.find(Pair(source, Text("b" * 119, language("es")), knowledge=narrow))) == []


def test_a_learned_band_is_wider_for_a_short_source() -> None:
    source, target = Text("Good day", language("en")), Text("Buenos días", language("es"))
    known = Knowledge(ratio=(0.9, 1.3))
    assert list(RULE.find(Pair(source, target, knowledge=known))) == []


@pytest.mark.parametrize("ratio", [(0.0, 0.0), (1.0, 1.0), (-1.0, 2.0), (2.0, 1.0)])
def test_a_band_that_is_none_says_nothing(ratio: tuple[float, float]) -> None:
    source, target = Text(EN, language("en")), Text("b", language("es"))
    assert list(RULE.find(Pair(source, target, knowledge=Knowledge(ratio=ratio)))) == []


def test_metadata_has_no_usual_length() -> None:
    source, target = Text(EN, language("en")), Text("b", language("es"))
    assert list(RULE.find(Pair(source, target, Role.HEADER))) == []


@given(st.text(min_size=1))
def test_a_text_agrees_with_itself(text: str) -> None:
    assert found(text, text, "en") == []
