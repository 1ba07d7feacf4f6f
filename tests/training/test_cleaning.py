"""What is left out of training text, and what is mended in it."""

import pytest

from l10n.languages import language
from l10n.training.cleaning import Cleaner, Reason
from l10n.training.examples import Example
from l10n.training.mending import mended

LONG = "A long sentence about the harvest and the rain. " * 40


def cleaned(
    *pairs: tuple[str, str], target: str = "es"
) -> tuple[list[tuple[str, str]], dict[Reason, int]]:
    cleaner = Cleaner(language("en"), language(target))
    kept = list(cleaner.clean(Example(*pair, "test") for pair in pairs))
    return [(one.source, one.target) for one in kept], dict(cleaner.dropped)


@pytest.mark.parametrize(
    ("source", "target", "reason"),
    [
        ("Peace.", " \t", Reason.EMPTY),
        ("", "Paz.", Reason.EMPTY),
        (LONG, LONG, Reason.LONG),
        ("Mexico", "M\ufffdxico", Reason.BROKEN),
        ("1. 2. 3.", "1. 2. 3.", Reason.LETTERS),
        ("·", "·", Reason.LETTERS),
        ("Peace to all people.", "Мир всем людям.", Reason.SCRIPT),
        (
            "It rained.",
            "Llovió toda la noche sobre la ciudad, sobre el mar y sobre todas las islas.",
            Reason.LENGTHS,
        ),
        ("The rain has not stopped yet.", "The rain has not stopped yet.", Reason.COPY),
        ("The name is used by the groups.", "This is not what you were to do.", Reason.COPY),
        ("Esto es lo que dijo el ministro.", "Así es lo que dijo el ministro.", Reason.COPY),
        ("It cost 1,250 euros.", "Costó 1520 euros.", Reason.FIGURES),
        ("It fell by 3 percent.", "Cayó mucho en marzo.", Reason.FIGURES),
    ],
)
def test_reasons(source: str, target: str, reason: Reason):
    assert cleaned((source, target)) == ([], {reason: 1})


@pytest.mark.parametrize(
    "pair",
    [
        ("It cost 1,250 euros.", "Costó 1.250 euros."),
        ("He is 34 years old.", "Tiene treinta y cuatro años."),
        ("Yes.", "Sí."),
        ("Hotel", "Hotel"),
        ("Reuters", "Reuters"),
        ("The song “The way we were” was hers.", "La canción «The way we were» era suya."),
        ("She spoke to TASS (ТАСС).", "Habló con la TASS (ТАСС)."),
        ("It's 3:10.", "Son las tres y diez."),
    ],
)
def test_good_pairs_stay_as_they_are(pair: tuple[str, str]):
    assert cleaned(pair) == ([pair], {})


def test_scripts_of_the_languages_are_right():
    assert cleaned(("It rained.", "雨が降った。"), target="ja")[1] == {}
    assert cleaned(("It rained.", "It rained heavily."), target="ja")[1] == {Reason.SCRIPT: 1}


def test_of_what_is_there_twice_the_first_stays():
    first = ("“Peace,” he said.", "«Paz», dijo.")
    again = ("Peace, he said", "PAZ, dijo")
    other = ("“Peace,” he said.", "«La paz», dijo.")
    assert cleaned(first, again, other) == ([first, other], {Reason.TWICE: 1})


def test_what_came_in_another_file_counts():
    cleaner = Cleaner(language("en"), language("es"))
    kept = [list(cleaner.clean([Example("Peace.", "Paz.", "a")])) for _ in range(2)]
    assert [len(some) for some in kept] == [1, 0]
    assert cleaner.dropped == {Reason.TWICE: 1}


def test_weight_and_origin_stay():
    example = Example("Peace.", "Paz.", "ours", 3)
    assert list(Cleaner(language("en"), language("es")).clean([example])) == [example]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &gt;60% &amp; b", "a >60% & b"),
        ("MÃ©xico", "México"),
        ("quoted â€œwordsâ€\u009d", "quoted “words”"),
        ("y \x96 lo que", "y – lo que"),
        ("le prix à\u00a0« dix »", "le prix à\u00a0« dix »"),
        ("Islam \\ u0027s Divide", "Islam's Divide"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark"),
        ("two  spaces\tand a tab ", "two spaces and a tab"),
        ("cafe\u0301", "café"),
        ("10\u00a0000 « mots »", "10\u00a0000 « mots »"),
        ("½ of ﬁve ²", "½ of ﬁve ²"),
        ("क्\u200dष", "क्\u200dष"),
        ("São Ângela, Åse & Đà Nẵng", "São Ângela, Åse & Đà Nẵng"),
    ],
)
def test_mending(text: str, expected: str):
    assert mended(text) == expected
    assert mended(expected) == expected
