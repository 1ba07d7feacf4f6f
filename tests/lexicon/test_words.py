"""What each language's word lists hold."""

from importlib import resources

import pytest

from l10n.lexicon.words import words

LISTED = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files("l10n.lexicon").joinpath("data", "words").iterdir()
)
SENSES = [
    "not",
    "must",
    "may",
    "all",
    "some",
    "most",
    "few",
    "only",
    "at_least",
    "at_most",
    "more",
    "less",
]
DENYING = [
    ("en", "not never nobody isn't isn’t cannot"),
    ("es", "no nunca nadie ningún"),
    ("fr", "pas jamais aucune rien"),
    ("de", "nicht kein keinen niemand"),
    ("ru", "не нет никогда никого"),
    ("tr", "değil değildir gelmedi gelmez gelmiyor gelmeyecek yapamadılar"),
    ("az", "deyil gəlmədi gəlmir gəlməyəcək yoxdur"),
    ("ar", "لا لم لن ليس ولا"),
    ("fa", "نیست نمی‌رود"),
    ("hy", "չի ոչ"),
    ("ka", "არ ვერ"),
    ("zh", "没有"),
    ("ja", "行かない"),
]
PLAIN = [
    ("en", "note knot another nonetheless"),
    ("tr", "yapması gelme komedi almadan ekonomi gelmesi"),
    ("az", "əmr təmir görüşmə memar"),
    ("hy", "չորս"),
    ("zh", "不过"),
    ("de", "keimen nichte"),
]


def test_seventeen_languages_are_known():
    assert LISTED == [
        "ar",
        "az",
        "de",
        "en",
        "es",
        "fa",
        "fr",
        "hy",
        "it",
        "ja",
        "ka",
        "pt",
        "ru",
        "tr",
        "uk",
        "ur",
        "zh",
    ]


@pytest.mark.parametrize("tag", LISTED)
def test_every_language_has_every_sense(tag: str):
    missing = [name for name in SENSES if words(tag)[name].clear == words("sw")[name].clear]
    assert missing == []


@pytest.mark.parametrize(("tag", "listed"), DENYING)
def test_words_that_deny(tag: str, listed: str):
    denial = words(tag)["not"].clear
    assert [word for word in listed.split() if not denial.holds(word)] == []


@pytest.mark.parametrize(("tag", "listed"), PLAIN)
def test_words_that_only_look_so(tag: str, listed: str):
    denial = words(tag)["not"].clear
    assert [word for word in listed.split() if denial.holds(word)] == []


def test_a_half_denial_is_a_wide_one():
    from_english = words("en")["not"]
    assert ("not", "only") in [*from_english.wide.phrases]
    assert ("no", "longer") not in [*from_english.wide.phrases]


def test_a_region_speaks_its_language():
    assert words("pt-BR")["not"].clear.holds("não")
    assert not words("sw")["not"].known
