"""Who keeps guessing waits longer and longer, and takes no memory."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.people.attempts import Attempts


def guesses(attempts: Attempts, seconds: float, key: str = "anna") -> int:
    """How many guesses somebody gets in who tries as soon as they may."""
    now, count = 0.0, 0
    while now <= seconds:
        wait = attempts.wait(key, now)
        if not wait:
            attempts.count(key, now)
            count += 1
        now += wait
    return count


@pytest.mark.parametrize(("free", "longest", "most"), [(4, 60, 1_500), (20, 600, 200)])
def test_in_a_day_only_so_many_guesses_are_made(free: int, longest: float, most: int):
    assert free < guesses(Attempts(free=free, longest=longest), 86_400) < most


def test_the_wait_doubles_up_to_the_longest():
    attempts, waits = Attempts(free=2, longest=10), []
    for _ in range(9):
        attempts.count("anna", 0.0)
        waits.append(attempts.wait("anna", 0.0))
    assert waits == [0, 0, 1, 2, 4, 8, 10, 10, 10]
    assert attempts.wait("omar", 0.0) == 0


def test_a_count_without_end_is_no_number_without_end():
    attempts = Attempts(free=0, longest=1e9)
    for _ in range(5_000):
        attempts.count("anna", 0.0)
    assert attempts.wait("anna", 0.0) == 1e9


def test_what_is_long_ago_is_forgotten():
    attempts = Attempts(free=0, longest=10)
    for _ in range(9):
        attempts.count("anna", 0.0)
    attempts.count("anna", 1_000.0)
    assert attempts.wait("anna", 1_000.0) == 1


@pytest.mark.parametrize(("times", "wait"), [(None, 0), (1, 1), (2, 0), (9, 0)])
def test_what_was_right_is_taken_back(times: int | None, wait: float):
    attempts = Attempts(free=1, longest=10)
    attempts.forgive("anna", times)
    for _ in range(3):
        attempts.count("anna", 0.0)
    attempts.forgive("anna", times)
    assert attempts.wait("anna", 0.0) == wait


@given(st.lists(st.text(max_size=3), max_size=60))
def test_only_so_many_are_remembered_and_the_last_of_all(keys: list[str]):
    attempts = Attempts(free=0, longest=10, kept=5)
    for now, key in enumerate(keys):
        attempts.count(key, float(now))
        assert attempts.wait(key, float(now)) >= 1
        assert len(attempts) <= 5
