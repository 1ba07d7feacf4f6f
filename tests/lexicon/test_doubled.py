import tomllib
from importlib import resources

import pytest

from l10n.lexicon.doubled import doubling


def test_data_is_well_formed() -> None:
    file = resources.files("l10n.lexicon").joinpath("data", "doubled", "languages.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for words in (*data["words"].values(), *data["clause"].values()):
        assert all(word == word.casefold() == word.strip() for word in words)
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "tag",
    ["en", "es", "fr", "de", "ru", "tr", "az", "ar", "ur", "fa", "uk", "ka", "hy", "it", "pt"],
)
def test_every_language_of_ours_has_words(tag: str) -> None:
    assert doubling(tag).words
    assert not doubling(tag).free


def test_signs_are_not_words() -> None:
    assert doubling("zh-Hant").free
    assert doubling("ja").free
