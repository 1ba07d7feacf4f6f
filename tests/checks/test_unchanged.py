import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit
from l10n.checks.unchanged import RULE
from l10n.languages import language
from l10n.model import Role


def found(source: str, target: str, tag: str, source_tag: str = "en") -> list[Hit]:
    pair = Pair(Text(source, language(source_tag)), Text(target, language(tag)))
    return list(RULE.find(pair))


COPIED = [
    ("es", "The ministers met in the capital."),
    ("ru", "The ministers met in the capital."),
    ("ar", "Talks are to go on."),
    ("tr", "Heavy rain damaged several roads yesterday"),
]
FINE = [
    ("es", "Ana Pérez"),
    ("es", "United Nations"),
    ("fr", "https://example.org/a/b"),
    ("de", "12 %"),
    ("es", "COVID-19"),
    ("fr", "Agenda"),
    ("es", "hotel central"),
]


@pytest.mark.parametrize(("tag", "text"), COPIED)
def test_a_copy_is_told(tag: str, text: str) -> None:
    (hit,) = found(text, text, tag)
    assert hit.target_span == (0, len(text))


def test_case_and_marks_do_not_hide_a_copy() -> None:
    assert found("The ministers met.", "the Ministers met", "es")


@pytest.mark.parametrize(("tag", "text"), FINE)
def test_names_and_figures_stay_what_they_are(tag: str, text: str) -> None:
    assert found(text, text, tag) == []


def test_other_source_languages() -> None:
    assert found("Министры встретились в столице.", "Министры встретились в столице.", "en", "ru")
    assert found("الوزراء في العاصمة", "الوزراء في العاصمة", "en", "ar")


def test_a_region_may_keep_the_text() -> None:
    text = "The ministers met in the capital."
    assert found(text, text, "en-GB") == []


def test_metadata_is_kept() -> None:
    text = Text("title of the text", language("en"))
    same = Text("title of the text", language("es"))
    assert list(RULE.find(Pair(text, same, Role.HEADER))) == []


def test_a_translation_is_no_copy() -> None:
    assert found("The ministers met.", "Los ministros se reunieron.", "es") == []


@given(st.text(min_size=1), st.sampled_from(["es", "ja", "tlh"]))
def test_any_text_is_read(text: str, tag: str) -> None:
    tag = tag if tag != "tlh" else "sw"
    for hit in found(text, text, tag):
        assert hit.target_span == (0, len(text))
