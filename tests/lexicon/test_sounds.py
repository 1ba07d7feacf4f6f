import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.lexicon.sounds import alike, fold, readings, skeletons, unmarked

SAME = [
    ("George", "Latn", "Джордж", "Cyrl"),
    ("George", "Latn", "جورج", "Arab"),
    ("Merkel", "Latn", "მერკელი", "Geor"),
    ("Merkel", "Latn", "Մերկել", "Armn"),
    ("Massachusetts", "Latn", "Massaçusets", "Latn"),
    ("Obama", "Latn", "أوباما", "Arab"),
    ("Obama", "Latn", "Ομπάμα", "Grek"),
]


@pytest.mark.parametrize(("one", "script", "other", "written"), SAME)
def test_one_name_has_one_skeleton(one: str, script: str, other: str, written: str) -> None:
    assert skeletons(one, script) & skeletons(other, written)


@pytest.mark.parametrize("other", ["Петров", "Маркс", "Обама"])
def test_other_names_have_others(other: str) -> None:
    assert not skeletons("Merkel", "Latn") & skeletons(other, "Cyrl")


def test_vowels_count_in_readings() -> None:
    assert readings("Putin", "Latn") & readings("Poutine", "Latn")
    assert not readings("Putin", "Latn") & readings("Patan", "Latn")


def test_marks_and_case_fold() -> None:
    assert (fold("Šefčovič"), fold("ПЁТР"), unmarked("Élysée")) == ("sefcovic", "петр", "Elysee")


def test_letters_may_be_alike() -> None:
    assert alike("v", "w", spoken=False)
    assert not alike("u", "a", spoken=False)
    assert alike("u", "a", spoken=True) is alike("a", "u", spoken=True)


@given(st.text(), st.sampled_from(["Latn", "Cyrl", "Arab", "Hebr", "Grek", "Armn", "Geor", "Jpan"]))
def test_any_word_is_read(word: str, script: str) -> None:
    assert len(readings(word, script)) <= 32
    assert fold(fold(word)) == fold(word) or word
    skeletons(word, script)
