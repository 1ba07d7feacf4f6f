"""Endings that follow the sound of a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.figures.harmony import agrees, ending

WELL = [
    ("tr", 2013, "’te"),
    ("tr", 40, "’ta"),
    ("tr", 1000, "’de"),
    ("az", 1, "-ci"),
    ("az", 3, "-cü"),
    ("az", 1996, "-cı"),
    ("az", 10, "-cu"),
    ("az", 100, "-dən"),
    ("az", 1_000_000, "-dan"),
]
ILL = [
    ("tr", 2006, "’de"),
    ("tr", 11, "’ta"),
    ("az", 1, "-cü"),
    ("az", 3, "-ci"),
    ("az", 30, "-cü"),
    ("az", 429, "-dən"),
]


@pytest.mark.parametrize(("tag", "value", "written"), WELL)
def test_endings_fit_their_numbers(tag: str, value: int, written: str) -> None:
    assert agrees(tag, value, ending(written, 0))


@pytest.mark.parametrize(("tag", "value", "written"), ILL)
def test_endings_of_other_numbers_do_not(tag: str, value: int, written: str) -> None:
    assert not agrees(tag, value, ending(written, 0))


@given(value=st.integers(0, 10**13), tag=st.sampled_from(["tr", "az", "de"]))
def test_without_an_ending_nothing_is_wrong(value: int, tag: str) -> None:
    assert agrees(tag, value, ending(" 12", 0))
