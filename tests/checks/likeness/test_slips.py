import pytest

from l10n.checks.likeness.slips import (
    is_clear_slip,
    is_heard_so,
    is_misheard,
    is_misspelling,
    is_misspelt_word,
    is_slip,
    is_slip_of_form,
)
from l10n.lexicon.names import naming
from l10n.lexicon.sounds import fold


@pytest.mark.parametrize("word", ["merkol", "mekrel", "merktel"])
def test_one_wrong_letter_is_a_slip(word: str) -> None:
    assert is_slip("merkel", word, naming("es"))


@pytest.mark.parametrize("word", ["merkel", "merkels", "markol", "angela"])
def test_other_differences_are_none(word: str) -> None:
    assert not is_slip("merkel", word, naming("es"))


def test_letters_of_one_sound_are_no_slip() -> None:
    assert not is_slip("sergey", "sergei", naming("de"))
    assert is_slip("trump", "tramp", naming("es"))
    assert not is_misspelling("china", "chino", naming("es"))


def test_misspelt_words_are_ordinary() -> None:
    assert is_misspelt_word("governmemt", "en")
    assert not is_misspelt_word("zelenskyy", "en")


@pytest.mark.parametrize("word", ["beaupy", "beautb", "baeuty"])
def test_a_consonant_altered_or_a_swap_is_clear(word: str) -> None:
    assert is_clear_slip("beauty", word, naming("de"))


@pytest.mark.parametrize(
    ("word", "cognate"),
    [
        ("minister", "ministre"),
        ("ocean", "ozean"),
        ("december", "dezember"),
        ("digital", "dijital"),
        ("gardens", "gartens"),
        ("theater", "theatre"),
        ("colony", "colons"),
        ("modern", "modena"),
    ],
)
def test_words_of_one_origin_are_no_clear_slips(word: str, cognate: str) -> None:
    assert not is_clear_slip(word, cognate, naming("de"))


@pytest.mark.parametrize(
    ("shape", "same"), [("MRKLT", True), ("MRSLT", True), ("MRKNT", False), ("MKRLT", False)]
)
def test_sounds_are_heard_otherwise_within_reason(shape: str, same: bool) -> None:
    assert is_heard_so("MRKLT", shape, 1) is same


@pytest.mark.parametrize(
    ("word", "wrong"), [("PERLINOM", False), ("PRELIN", True), ("PERLN", True), ("PARIS", False)]
)
def test_vowels_have_their_place(word: str, wrong: bool) -> None:
    assert is_misheard("PERLIN", word) is wrong


@pytest.mark.parametrize(
    ("tag", "form", "word", "wrong"),
    [
        ("ru", "франция", "Фрунцией", True),
        ("ru", "франция", "Францией", False),
        ("ru", "франция", "Французы", False),
        ("ru", "африка", "Афризи", True),
        ("ru", "африка", "Африканский", False),
        ("ru", "берлин", "Берлихе", True),
        ("ru", "германия", "Германцы", False),
        ("ar", "بولندا", "بولندع", True),
        ("ar", "بولندا", "بولندي", False),
        ("ar", "لندن", "لندو", False),
    ],
)
def test_forms_of_other_scripts_have_slips_and_endings(
    tag: str, form: str, word: str, wrong: bool
) -> None:
    assert is_slip_of_form(form, fold(word), naming(tag)) is wrong
