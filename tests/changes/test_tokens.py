"""Words in any script, and where they are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.changes.tokens import folded, folded_words, is_content, is_unbroken, places, words

TEXTS = st.text(st.sampled_from("aeñİıßé\u0301 -'’.,مه\u064eहि\u200c監察コメ1ไทยี"), max_size=30)


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("L’acte d’un vice-ministre", "fr", ["L’acte", "d’un", "vice-ministre"]),
        ("“Sí”, dijo: 'no'.", "es", ["Sí", "dijo", "no"]),
        ("Bakü’de 26 Şubat", "tr", ["Bakü’de", "26", "Şubat"]),
        ("हिन्दी में", "hi", ["हिन्दी", "में"]),
        ("می‌خواهم بروم", "fa", ["می‌خواهم", "بروم"]),
        ("قَالَ المُفَوَّض", "ar", ["قَالَ", "المُفَوَّض"]),
        ("監察員のコメント", "ja", ["監", "察", "員", "の", "コメント"]),
        ("专员2026年", "zh", ["专", "员", "2026", "年"]),
        ("人々は𠮷田", "ja", ["人", "々", "は", "𠮷", "田"]),
        ("ดี ครับ", "th", ["ดี", "ค", "รั", "บ"]),
        ("cafe\u0301 au lait", "fr", ["cafe\u0301", "au", "lait"]),
        ("...", "es", []),
    ],
)
def test_words_of_many_scripts(text: str, tag: str, found: list[str]):
    assert [word.text for word in words(text, tag)] == found


def test_a_source_is_parted_at_apostrophes():
    parted = words("The minister's vice-chair", "en", apart=True)
    assert [word.folded for word in parted] == ["the", "minister", "s", "vice-chair"]


@pytest.mark.parametrize(
    ("one", "other", "tag"),
    [
        ("Café", "CAFE\u0301", "fr"),
        ("d’État", "d'état", "fr"),
        ("İRAN", "iran", "tr"),
        ("IRAK", "ırak", "az"),
        ("Straße", "STRASSE", "de"),
    ],
)
def test_what_is_the_same_word(one: str, other: str, tag: str):
    assert folded(one, tag) == folded(other, tag)


@pytest.mark.parametrize(
    ("word", "tag", "is_one"),
    [
        ("guerra", "es", True),
        ("de", "es", False),
        ("x", "es", False),
        ("366th", "en", False),
        ("的", "zh", False),
        ("法", "zh", True),
        ("vita", "tlh", True),
    ],
)
def test_what_may_name_a_thing(word: str, tag: str, is_one: bool):
    assert is_content(word, tag) is is_one


def test_places_do_not_overlap():
    assert places(["a", "a"], words("A a a A b a a", "es")) == [0, 2, 5]


@pytest.mark.parametrize(
    ("text", "whole"), [("la paz", True), ("la, paz", False), ("la  paz", False), ("监察", True)]
)
def test_punctuation_breaks_words_apart(text: str, whole: bool):
    assert is_unbroken(text, words(text, "es")) is whole


@given(text=TEXTS)
def test_words_are_where_they_say(text: str):
    found = words(text, "es")
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    edges = [edge for word in found for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert "".join(word.text for word in found) == "".join(
        word.text for word in words(" ".join(word.text for word in found), "es")
    )


@given(text=TEXTS, tag=st.sampled_from(["es", "tr"]), apart=st.booleans())
def test_both_ways_to_find_words_find_the_same(text: str, tag: str, apart: bool):
    found = [word.folded for word in words(text, tag, apart=apart)]
    assert folded_words(text, tag, apart=apart) == found


@given(text=TEXTS)
def test_composed_and_decomposed_texts_have_the_same_words(text: str):
    forms = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    one, other = ([word.folded for word in words(form, "es")] for form in forms)
    assert one == other
