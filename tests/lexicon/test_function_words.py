import pytest

from l10n.lexicon.function_words import function_words, telltales


def test_data_is_well_formed(ours: str) -> None:
    known = function_words(ours)
    assert len(known.words) >= 30
    assert all(word == word.casefold() == word.strip() for word in known.words | known.alike)
    assert known.words.isdisjoint(known.alike)


def test_languages_can_be_told_apart(ours: str, theirs: str) -> None:
    found = telltales(ours, theirs)
    assert (ours == theirs) == (len(found) < 12)
    assert found.isdisjoint(function_words(theirs).words)


@pytest.mark.parametrize(
    ("source", "target", "word"),
    [
        ("en", "de", "also"),
        ("en", "es", "has"),
        ("en", "fr", "but"),
        ("en", "tr", "can"),
        ("en", "it", "come"),
        ("fr", "en", "car"),
        ("de", "en", "die"),
        ("ru", "uk", "на"),
        ("fa", "ur", "خود"),
        ("ar", "fa", "من"),
        ("zh", "ja", "的"),
    ],
)
def test_words_of_both_languages_tell_nothing(source: str, target: str, word: str) -> None:
    assert word not in telltales(source, target)


def test_a_language_without_data_has_none() -> None:
    assert telltales("sw", "en") == frozenset()
    assert "the" in telltales("en", "sw")
