"""Undo takes back what the page names, and once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from l10n.model import State
from l10n.review.states import Action
from tests.web.editing import ANNA, DRAFTS, HOSTILE, MET, Desk, desk, words


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as running:
        yield running


def named(made: Desk) -> str:
    """The deed that the page offers to take back."""
    found = re.search(r'name="deed" value="(\d+)"', made.get(MET))
    assert found
    return found[1]


def test_pressed_twice_it_is_done_once(made: Desk):
    made.sends(MET, "save", target="El parlamento se reunió el 3 de mayo de veras.")
    made.sends(MET, "approve")
    deed = named(made)
    with ThreadPoolExecutor(4) as pool:
        sent = [
            pool.submit(made.client.post, "/undo", data={"deed": deed}, follow_redirects=False)
            for _ in range(4)
        ]
    assert {one.result().headers["location"] for one in sent} == {made.url("segment", MET)}
    assert made.row(MET).state is State.TRANSLATED
    assert made.row(MET).entry.target.endswith("de veras.")


def test_without_scripts_and_at_once_it_goes_no_further_than_the_stack(made: Desk):
    made.does(MET, Action.EDIT, ANNA, target="Escrito en otra parte.")
    made.sends(MET, "approve")
    with ThreadPoolExecutor(4) as pool:
        for _ in range(4):
            pool.submit(made.client.post, "/undo", follow_redirects=False)
    assert made.row(MET).state is State.TRANSLATED
    assert made.row(MET).entry.target == "Escrito en otra parte."


def test_a_page_of_before_takes_back_nothing_else(made: Desk):
    made.sends(MET, "approve")
    old = named(made)
    made.sends(HOSTILE, "reject", reason="No")
    answer = made.client.post("/undo", data={"deed": old}, follow_redirects=False)
    assert answer.status_code == 409
    assert "You did something else since" in words(answer.text)
    assert [made.row(at).state for at in (MET, HOSTILE)] == [State.APPROVED, State.REJECTED]


def test_what_one_did_elsewhere_since_is_not_taken_back(made: Desk):
    made.sends(MET, "approve")
    made.does(MET, Action.EDIT, ANNA, target="Escrito en otra parte.")
    answer = made.client.post("/undo", data={"deed": named(made)}, follow_redirects=False)
    assert answer.status_code == 409
    assert made.row(MET).entry.target == "Escrito en otra parte."
    assert DRAFTS[MET] not in made.row(MET).entry.target


@pytest.mark.parametrize("deed", ["0", "-1", "x", "9" * 5000, "１"])
def test_a_forged_number_takes_back_nothing(made: Desk, deed: str):
    made.sends(MET, "approve")
    answer = made.client.post("/undo", data={"deed": deed}, follow_redirects=False)
    assert answer.status_code == 409
    assert made.row(MET).state is State.APPROVED
