import tomllib
from importlib import resources

from l10n.lexicon.doubled import doubling


def test_data_is_well_formed() -> None:
    file = resources.files("l10n.lexicon").joinpath("data", "doubled", "languages.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for words in (*data["words"].values(), *data["clause"].values()):
        assert all(word == word.casefold() == word.strip() for word in words)
        assert len(words) == len(set(words))


def test_every_language_with_spaces_has_words(ours: str) -> None:
    assert bool(doubling(ours).words) is not doubling(ours).free


def test_signs_are_not_words() -> None:
    assert doubling("zh-Hant").free
    assert doubling("ja").free
