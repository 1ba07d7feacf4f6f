import pytest

from l10n.lexicon.abroad import abroad, abroad_in_part
from l10n.lexicon.names import naming
from l10n.lexicon.speakers import speakers

LANGUAGES = ("en", "es", "fr", "de", "ru", "tr", "az", "ar", "ur")
LANGUAGES += ("fa", "uk", "ka", "hy", "it", "pt", "zh", "ja")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_data(tag: str) -> None:
    here = naming(tag)
    assert here.script
    assert tag == "en" or here.initials["un"]
    assert speakers(tag).speakers


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_territories_are_called_something(tag: str) -> None:
    assert abroad("en", tag)["azerbaijan"]


@pytest.mark.parametrize("word", ["minister", "universities", "walked", "monday", "union"])
def test_ordinary_words_are_no_names(word: str) -> None:
    assert naming("en").is_ordinary(word)


@pytest.mark.parametrize("word", ["merkel", "khojaly", "bush", "london", "paris", "andes"])
def test_names_are_no_ordinary_words(word: str) -> None:
    assert not naming("en").is_ordinary(word)


def test_compounds_are_made_of_two_words() -> None:
    assert naming("en").is_compound("eyeglasses")
    assert not naming("en").is_compound("khojaly")


def test_regions_have_their_language_s_data() -> None:
    assert naming("es-MX").initials == naming("es").initials


def test_a_language_without_data_knows_no_words() -> None:
    unknown = naming("eo")
    assert (unknown.words, unknown.open, unknown.respelled) == (frozenset(), True, True)


def test_names_go_between_any_two_languages() -> None:
    assert "Suiza" in abroad("fr", "es")["suisse"]
    assert abroad_in_part("en", "es")["lanka"] == {"Lanka"}
    assert abroad_in_part("en", "ru")["london"] == {"Лондон"}
