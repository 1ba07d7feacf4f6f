import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.leftover import RULE
from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.languages import language


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


EN = "The ministers agreed that the new bridge would be opened in the spring of next year."
CORRECT = [
    ("es", EN, "Los ministros acordaron que el nuevo puente se abrirá en primavera."),
    ("de", EN, "Die Minister waren sich einig, dass man die Brücke im Frühjahr eröffnen will."),
    ("fr", EN, "Les ministres ont convenu que le pont ouvrirait au printemps, or il est prêt."),
    ("ru", EN, "Министры договорились открыть новый мост весной."),
    ("es", "He reads The Voice of the North.", "Lee The Voice of the North."),
    ("ru", "He reads The Voice of the North.", "Он читает The Voice of the North."),
    ("de", "He called it “a thing of the past”.", "Er nannte es „a thing of the past“."),
    ("ru", "He called it “a thing of the past”.", "Он назвал это «a thing of the past»."),
    ("fr", "The software as a service market", "Le marché du « software as a service »"),
    ("ar", "See https://example.org/of/the/new for more", "انظر https://example.org/of/the/new"),
    ("ru", "The species Homo sapiens sapiens", "Вид Homo sapiens sapiens"),
    ("pt", "O ministro disse que não.", "O ministro disse que não."),
    ("az", "The on-line store", "On-line mağaza"),
]
FAULTY = [
    (
        "es",
        EN,
        "Los ministros acordaron que el nuevo puente would be opened in the spring.",
        "would be opened in the spring",
    ),
    (
        "fr",
        EN,
        "Les ministres ont convenu that the new bridge ouvrirait au printemps.",
        "that the new bridge",
    ),
    (
        "de",
        EN,
        "Die Minister waren sich einig that the new bridge would be opened.",
        "that the new bridge would be opened",
    ),
    (
        "tr",
        EN,
        "Bakanlar yeni köprünün would be opened in the spring of next year.",
        "would be opened in the spring of next year",
    ),
    (
        "az",
        EN,
        "Nazirlər razılaşdılar that the new bridge would be opened.",
        "that the new bridge would be opened",
    ),
    (
        "ru",
        EN,
        "Министры договорились that the new bridge would be opened.",
        "that the new bridge would be opened",
    ),
    (
        "ar",
        EN,
        "اتفق الوزراء على that the new bridge would be opened.",
        "that the new bridge would be opened",
    ),
    (
        "ja",
        EN,
        "閣僚は that the new bridge would be opened と合意した。",
        "that the new bridge would be opened",
    ),
]
OTHERS = [
    ("ru", "en", "Министры открыли мост.", "The ministers открыли the bridge.", "открыли"),
    (
        "ru",
        "uk",
        "Министры сказали, что мост был открыт.",
        "Міністри сказали, что мост был открыт.",
        "что мост был открыт",
    ),
    (
        "de",
        "es",
        "Die Brücke wird im Frühjahr eröffnet.",
        "El puente wird im Frühjahr eröffnet.",
        "wird im Frühjahr eröffnet",
    ),
    ("zh", "ja", "部长们说这座桥为他们开放。", "大臣は这座桥为他们开放と言った。", "这座桥为他们"),
    ("ja", "zh", "橋は春に開通する。", "桥は春に開通する。", "桥は春に開通する"),
    ("ar", "en", "فتح الوزراء الجسر.", "The ministers فتح الجسر.", "فتح الجسر"),
]


@pytest.mark.parametrize(("tag", "source", "target"), CORRECT)
def test_correct_translations_pass(tag: str, source: str, target: str) -> None:
    assert found(source, target, tag) == []


@pytest.mark.parametrize(("tag", "source", "target", "where"), FAULTY)
def test_english_left_is_told(tag: str, source: str, target: str, where: str) -> None:
    (hit,) = found(source, target, tag)
    assert hit.target_span is not None
    assert target[slice(*hit.target_span)] == where


@pytest.mark.parametrize(("source_tag", "tag", "source", "target", "where"), OTHERS)
def test_other_languages_left_are_told(
    source_tag: str, tag: str, source: str, target: str, where: str
) -> None:
    (hit,) = found(source, target, tag, source_tag)
    assert hit.target_span is not None
    assert where in target[slice(*hit.target_span)]


def test_a_foreign_word_in_brackets_is_no_leftover() -> None:
    assert found("Он пил квас.", "He drank kvass (квас).", "en", "ru") == []


@given(st.text(min_size=1), st.sampled_from(["en", "ru", "zh", "ar"]))
def test_a_language_has_nothing_left_of_itself(text: str, tag: str) -> None:
    assert found(text, text, tag, tag) == []


@given(st.text(), st.text(min_size=1), st.sampled_from(["es", "ru", "zh", "sw"]))
def test_any_text_is_read(source: str, target: str, tag: str) -> None:
    for source_tag in ("en", "ru", "ja"):
        for hit in found(source, target, tag, source_tag):
            assert hit.target_span is not None
            assert 0 <= hit.target_span[0] < hit.target_span[1] <= len(target)
