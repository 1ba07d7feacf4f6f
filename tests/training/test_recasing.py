"""Capitals that a collection lost come back; those of others stay as they are."""

import pytest

from l10n.training.examples import Example
from l10n.training.recasing import Casing, Mender

SOUND = (
    ("They say the United States and Obama agree.", "Dicen que Estados Unidos y Obama acuerdan."),
    ("Then Barack Obama spoke of the GDP.", "Luego Barack Obama habló del PIB y de Europa."),
    ("They saw Barack Obama and Angela.", "Vieron a Barack Obama y a Angela."),
    ("The people of the US and of the UN came.", "La gente de los EE.UU. y de la ONU vino."),
    ("It was so in the 19th century.", "Así fue en el siglo XIX."),
    ("It is the policy of the Central Bank.", "Es la política del banco central."),
    ("So the currency of China fell.", "Así la moneda de China cayó."),
    ("He likes the Chinese tea.", "Le gusta el té china."),
    ("They like tea in Europe.", "Les gusta el té en Europa."),
)
LOST = (
    ("They say the United States and Obama agree.", "Dicen que Estados unidos y Obama acuerdan."),
    ("Then Barack Obama came.", "Luego Barack obama vino."),
    ("Then Hillary Clinton spoke of Merkel.", "Luego Hillary clinton habló de Merkel."),
    ("Now they fear Clinton and Angela Merkel.", "Ahora temen a Clinton y a Angela merkel."),
)


@pytest.fixture(scope="module")
def mender() -> Mender:
    casing = Casing()
    for origin, pairs in ("sound", SOUND), ("lost", LOST):
        casing.learn(Example(*pair, origin) for pair in pairs * 80)
    return casing.mender()


def test_a_collection_is_known_by_the_names_in_it(mender: Mender):
    assert mender.faulty == {"lost"}


def test_a_few_names_tell_nothing():
    casing = Casing()
    casing.learn(Example(*pair, "lost") for pair in LOST)
    assert casing.faulty == frozenset()
    assert Casing().mender().faulty == frozenset()


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("", "Vio a Barack obama.", "Vio a Barack Obama."),
        ("", "En los Estados unidos de europa.", "En los Estados Unidos de Europa."),
        ("", "Con Angela merkel y Hillary clinton.", "Con Angela Merkel y Hillary Clinton."),
        ("", "El Pib de los Ee.uu. cayó.", "El PIB de los EE.UU. cayó."),
        ("With Goldman Sachs.", "Con Goldman sachs.", "Con Goldman Sachs."),
        ("With the AKP.", "Con el Akp.", "Con el AKP."),
        ("The Chinese tea.", "Le gusta el té china.", "Le gusta el té china."),
        ("China's currency.", "Su moneda china.", "Su moneda china."),
        ("The European Central Bank.", "El Banco central.", "El Banco central."),
        ("The 19th century.", "El siglo xix y el pib.", "El siglo XIX y el PIB."),
        ("PEACE WITH THE PIB", "Paz con el Pab", "Paz con el Pab"),
    ],
)
def test_names_are_written_as_elsewhere(mender: Mender, source: str, target: str, expected: str):
    assert mender.mend(Example(f"Now {source}", target, "lost", 2)) == Example(
        f"Now {source}", expected, "lost", 2
    )


def test_what_is_right_stays(mender: Mender):
    for pair in SOUND:
        assert mender.mend(Example(*pair, "lost")) == Example(*pair, "lost")


def test_other_collections_stay(mender: Mender):
    example = Example("He saw Barack Obama.", "Vio a Barack obama.", "sound")
    assert mender.mend(example) is example
