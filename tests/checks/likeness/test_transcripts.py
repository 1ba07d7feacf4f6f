import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.likeness.transcripts import Reading, first_letters, is_plain, slip_in
from l10n.lexicon.sounds import fold

PLAIN = [
    ("ru", "Wellington", "Веллингтоном"),
    ("ru", "Vancouver", "Ванкувере"),
    ("ru", "Marta", "Мартой"),
    ("ru", "Odessa", "Одесская"),
    ("ru", "Houston", "Хьюстон"),
    ("ru", "Wright", "Райт"),
    ("ru", "Leicester", "Лестер"),
    ("ru", "Shostakovich", "Шостакович"),
    ("ar", "Birmingham", "برمنغهام"),
    ("ar", "Toronto", "تورونتو"),
    ("ar", "Johnson", "جونسون"),
    ("ar", "Chicago", "شيكاغو"),
]
WRONG = [
    ("ru", "Wellington", "Воллингтоне", Reading.ALTERED),
    ("ru", "Costello", "Костешло", Reading.ALTERED),
    ("ru", "Nagasaki", "Нагасаик", Reading.SWAPPED),
    ("ar", "Birmingham", "برمنغذام", Reading.ALTERED),
    ("ar", "Toronto", "تورنوتو", Reading.SWAPPED),
    ("ru", "Wellington", "Веллон", Reading.OTHER),
    ("ru", "Merkel", "Макрон", Reading.OTHER),
    ("ru", "Kim", "Кем", Reading.OTHER),
    ("uk", "Wellington", "Веллінгтон", Reading.OTHER),
]


@pytest.mark.parametrize(("tag", "name", "word"), PLAIN)
def test_names_are_read_letter_by_letter(tag: str, name: str, word: str) -> None:
    assert is_plain(fold(name), fold(word), tag)
    assert fold(word)[0] in first_letters(fold(name), tag)


@pytest.mark.parametrize(("tag", "name", "word", "reading"), WRONG)
def test_slips_are_told_from_other_words(tag: str, name: str, word: str, reading: Reading) -> None:
    assert not is_plain(fold(name), fold(word), tag)
    assert slip_in(fold(name), fold(word), tag) is reading


def test_most_words_begin_otherwise() -> None:
    assert first_letters("wellington", "ru") == {"в", "у", "ю", "ф"}
    assert first_letters("wellington", "uk") == frozenset()


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ru", "ar", "uk", "es"]))
def test_any_words_are_read(name: str, word: str, tag: str) -> None:
    key, said = fold(name), fold(word)
    assert slip_in(key, said, tag) in Reading
    if said and is_plain(key, said, tag):
        assert said[0] in first_letters(key, tag)
