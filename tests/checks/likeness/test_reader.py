import pytest

from l10n.checks.likeness.reader import Reader
from l10n.checks.pair import Text
from l10n.languages import language


def reader(tag: str, text: str, source: str = "") -> Reader:
    return Reader(Text(text, language(tag)), Text(source, language("en")))


@pytest.mark.parametrize(
    ("tag", "text", "name", "here"),
    [
        ("es", "Habló Núñez.", "nunez", True),
        ("es", "La Alianza", "ali", False),
        ("tr", "Ankara'ya gitti", "ankara", True),
        ("az", "Bakıya getdi", "baki", True),
        ("fr", "l’Ontario", "ontario", True),
        ("es", "Di Caprio", "dicaprio", True),
        ("es", "Merkell", "merkel", False),
    ],
)
def test_names_stand_with_their_endings(tag: str, text: str, name: str, here: bool) -> None:
    assert reader(tag, text).has(name) is here


@pytest.mark.parametrize(
    ("tag", "text", "form", "here"),
    [
        ("ru", "в Германии", "Германия", True),
        ("ru", "германский", "герман", True),
        ("ar", "والصين", "الصين", True),
        ("de", "Südamerika", "Amerika", True),
        ("es", "un boliviano", "Bolivia", True),
        ("es", "en Alemahia", "alem", True),
        ("es", "en Chila", "China", False),
    ],
)
def test_forms_are_inflected(tag: str, text: str, form: str, here: bool) -> None:
    assert reader(tag, text).called([form]) is here


def test_an_adjective_is_no_misspelt_name() -> None:
    assert not reader("es", "en Alemahia").called(["alem", "Alemania"])
    assert reader("es", "un Chino").called(["chin", "China"])


@pytest.mark.parametrize(
    ("tag", "text", "name", "here"),
    [
        ("ru", "с Меркель", "Merkel", True),
        ("ru", "с Петровым", "Merkel", False),
        ("ar", "مع ميركل", "Merkel", True),
        ("ar", "مع بيتروف", "Merkel", False),
        ("ka", "მერკელთან", "Merkel", True),
        ("zh", "默克尔", "Merkel", True),
        ("ru", "в Хошимине", "Yahoo", True),
    ],
)
def test_names_are_carried_into_other_scripts(tag: str, text: str, name: str, here: bool) -> None:
    assert reader(tag, text).carried(name, "Latn") is here
