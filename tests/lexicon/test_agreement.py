"""What stands beside a figure and depends on it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.languages import cldr
from l10n.lexicon.agreement import agreement

FILES = "ar az ca cs da de en es fa fi fr hi hu hy id it ja ka nb nl pl pt ro ru sk sv tr uk zh"

# Language, number, ending; another number, its ending or None where that is not sure.
ENDINGS = [
    ("en", 33, "rd", 34, "th"),
    ("en", 21, "st", 111, "th"),
    ("en", 44, "-day", 45, "-day"),
    ("en", 44, "-d", 45, None),
    ("es", 33, ".º", 34, ".º"),
    ("es", 34, ".º", 33, None),
    ("es", 33, ".º", 31, ".º"),
    ("es", 33, ".er", 34, ".º"),
    ("es", 33, "er", 31, "er"),
    ("es", 34, ".ª", 33, ".ª"),
    ("fr", 33, "e", 34, "e"),
    ("fr", 2, "e", 1, None),
    ("fr", 1, "er", 2, None),
    ("ru", 33, "-я", 34, "-я"),
    ("ru", 1993, "-м", 1996, "-м"),
    ("ru", 3, "-м", 6, None),
    ("ru", 33, "-летие", 35, "-летие"),
    ("uk", 33, "-й", 34, "-й"),
    ("uk", 33, "-тя", 34, None),
    ("sv", 33, ":e", 32, ":a"),
    ("hy", 33, "-րդ", 1, None),
    ("ro", 33, "-a", 34, "-a"),
    ("tr", 1993, "'te", 1996, "'da"),
    ("tr", 1993, "’ten", 2000, "’den"),
    ("tr", 40, "'ta", 41, "'de"),
    ("tr", 33, "'üncü", 36, "'ncı"),
    ("tr", 3, "'ü", 4, "'ü"),
    ("tr", 5, "'i", 6, None),
    ("tr", 5, "'da", 6, None),
    ("az", 33, "-cü", 36, "-cı"),
    ("az", 33, "-cü", 39, "-cu"),
    ("az", 33, "-cü", 2000, "-ci"),
    ("az", 33, "-cü", 100, "-cü"),
    ("az", 33, "-ci", 34, None),
    ("az", 30, "-illik", 33, "-illik"),
    ("cy", 33, "ydd", 34, None),
]


@pytest.mark.parametrize(("tag", "old", "ending", "new", "moved"), ENDINGS)
def test_endings(tag: str, old: int, ending: str, new: int, moved: str | None):
    assert agreement(tag).moved(ending, old, new) == moved


@pytest.mark.parametrize(
    ("tag", "one", "other", "alike"),
    [
        ("en", 8, 18, True),
        ("en", 8, 9, False),
        ("en", 1800, 1801, False),
        ("en", 80, 8000, True),
        ("it", 11, 12, False),
        ("it", 11_000, 8, True),
        ("hu", 5, 50, True),
        ("hu", 1993, 2000, False),
        ("cs", 33, 35, True),
        ("cs", 2, 3, False),
    ],
)
def test_how_numbers_begin(tag: str, one: int, other: int, alike: bool):
    assert agreement(tag).begins_alike(one, other) is alike
    assert agreement(tag).begins_alike(other, one) is alike


@pytest.mark.parametrize("tag", FILES.split())
@settings(max_examples=20)
@given(old=st.integers(0, 10**10), new=st.integers(0, 10**10))
def test_every_file_is_read_and_a_number_is_like_itself(tag: str, old: int, new: int):
    rules = agreement(tag)
    assert rules.known
    assert cldr(tag) is not None
    assert rules.begins_alike(old, old)
    for ending in ("rd", "e", "er", ".º", "-я", "-cü", "'te", "'üncü", "-day", ":a"):
        moved = rules.moved(ending, old, new)
        assert moved is None or moved[:1] == ending[:1] or ending in ("rd", "er")


@given(number=st.integers(0, 10**10))
@pytest.mark.parametrize("tag", ["tr", "az"])
def test_an_ending_comes_back(tag: str, number: int):
    endings = agreement(tag).suffixes
    sign, word = endings.signs[0], endings.last_word(number)
    for pattern in endings.patterns:
        ending = sign + endings.spelled(pattern, word)
        there = endings.moved(ending, word, endings.last_word(1993))
        back = there and endings.moved(there, endings.last_word(1993), word)
        assert back in (None, ending)


def test_a_language_without_a_file_knows_nothing():
    assert not agreement("cy").known
    assert agreement("cy").moved("rd", 33, 33) is None
