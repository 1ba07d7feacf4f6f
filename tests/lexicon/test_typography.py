from importlib import resources

import pytest

from l10n.lexicon.typography import typography

TAGS = sorted(
    file.name.removesuffix(".toml")
    for file in resources.files("l10n.lexicon").joinpath("data", "typography").iterdir()
    if file.name != "marks.toml"
)


def test_every_language_of_ours_has_habits(ours: str) -> None:
    assert ours in TAGS
    assert typography(ours).quotes
    assert typography(ours).ellipsis


@pytest.mark.parametrize("tag", TAGS)
def test_data_is_well_formed(tag: str) -> None:
    habits = typography(tag)
    assert all(len(pair) == 2 for pair in habits.quotes)
    assert len(habits.nested) in (0, 2)
    assert all(space in "\u00a0\u202f" for space in habits.before.values())
    assert all(len(mark) == 1 for mark in [*habits.own, *habits.own.values(), *habits.final])
    assert bool(habits.letters) or not (habits.own or habits.final)
    assert all(" " in short for short in habits.apart)


def test_a_region_has_its_own_habits_or_its_language_s() -> None:
    assert "!" in typography("fr-BE").before
    assert "!" not in typography("fr-CA").before
    assert typography("de-CH").quotes[0] == "«»"
    assert typography("zh-TW").quotes == typography("zh-Hant").quotes != typography("zh").quotes


def test_a_language_without_data_has_the_marks_of_all_scripts() -> None:
    habits = typography("sw")
    assert habits.ends["؟"] == {"question"}
    assert (habits.quotes, habits.before, habits.own) == ((), {}, {})


def test_a_mark_means_what_its_language_says() -> None:
    assert typography("el").ends[";"] == {"question"}
    assert typography("en").ends[";"] == {"semicolon"}
    assert typography("hy").ends[":"] == {"stop", "colon"}
