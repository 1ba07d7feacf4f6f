"""Words that carry a fact."""

from importlib import resources

import pytest

from l10n.lexicon.vocabulary import vocabulary

FACTS = [
    ("en", "seven march monday isn't never unless refused without must may most zero both"),
    ("es", "siete marzo lunes nunca sin salvo deben"),
    ("fr", "sept mars lundi pas ne sauf doivent"),
    ("de", "sieben montag kein weder noch außer müssen"),
    ("ru", "семь марта понедельник никогда без кроме должны"),
    ("tr", "yedi mart yapılmadı katılmıyor değil ne daha gitmeli"),
    ("az", "yeddi mart dəstəkləmir deyil istisna nə"),
    ("ar", "سبعة لم ليس إلا يجب"),
    ("zh", "七 没 否 月"),
    ("ja", "七 な 不"),
]
OTHERS = [
    ("en", "hall unfortunate until government"),
    ("es", "casa gobierno"),
    ("tr", "toplantı yapılması"),
    ("zh", "会"),
]


@pytest.mark.parametrize(("tag", "listed"), FACTS)
def test_words_that_carry_a_fact(tag: str, listed: str):
    words = vocabulary(tag)
    assert [word for word in listed.split() if not words.is_fact(word.casefold())] == []


@pytest.mark.parametrize(("tag", "listed"), OTHERS)
def test_words_that_carry_none(tag: str, listed: str):
    words = vocabulary(tag)
    assert [word for word in listed.split() if words.is_fact(word)] == []


@pytest.mark.parametrize(
    "name",
    [
        file.name.removesuffix(".toml")
        for file in resources.files("l10n.lexicon").joinpath("data", "vocabulary").iterdir()
    ],
)
def test_every_file_is_read_and_folded(name: str):
    words = vocabulary(name)
    assert words.facts
    assert all(word == word.casefold() for word in words.facts)


def test_pairs_that_look_like_a_slip():
    assert frozenset(("county", "country")) in vocabulary("en").confusable


def test_a_language_without_data_has_its_months():
    assert vocabulary("sw").is_fact("machi")
    assert not vocabulary("tlh").is_fact("machi")
