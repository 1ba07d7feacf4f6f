"""What cannot be done is refused in words, and nothing typed is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n.model import State
from l10n.people.person import Duty
from tests.web.editing import MET, VICTIMS, Desk, desk, typed, words

RIGHT = "Recordó a 613 víctimas."


@pytest.mark.parametrize(
    ("action", "fields", "said"),
    [
        ("reject", {"reason-reject": "  "}, "Say why it must not go out"),
        ("comment", {}, "There is no comment yet"),
        ("dismiss:numbers", {}, "Say why the text is right"),
        ("reject", {"reason": "no", "target": "Typed"}, "You have changed the text"),
        ("approve", {}, "1 finding stands in the way"),
        ("approve", {"target": "Otra vez 7."}, "stand"),
        ("save", {"target": ""}, "An edit needs a text"),
        ("burn", {}, "There is no such thing to do here"),
        ("undo", {}, "There is no such thing to do here"),
        ("fix:numbers:x:y", {}, "There is no such thing to do here"),
        ("fix:numbers:0:1", {}, "The text has changed"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_typed_is_lost(
    made: Desk, action: str, fields: dict[str, str], said: str
):
    before = made.row(VICTIMS)
    sent = {"reason-comment": "half a comment", **fields}
    if action == "comment":
        sent["reason-comment"] = ""
    answer = made.sends(VICTIMS, action, **sent)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert typed(answer.text) == fields.get("target", before.entry.target)
    assert sent["reason-comment"] in answer.text
    assert made.row(VICTIMS) == before


def test_a_reason_that_was_refused_is_in_its_field_again(made: Desk):
    answer = made.sends(VICTIMS, "reject", target="Typed", **{"reason-reject": "so & so"})
    assert re.search(r'name="reason-reject"[^>]*>so &amp; so</textarea>', answer.text)


@pytest.mark.parametrize("action", ["approve", "reject", "dismiss:numbers", "recall:numbers"])
def test_a_translator_cannot_do_what_a_reviewer_does(tmp_path: Path, action: str):
    with desk(tmp_path, duty=Duty.TRANSLATOR) as made:
        before = made.rows()
        answer = made.sends(VICTIMS, action, reason="why", target=RIGHT)
        assert answer.status_code == 422
        assert "translator" in words(answer.text)
        assert typed(answer.text) == RIGHT
        assert made.rows() == before


def test_nobody_approves_what_they_wrote_under_four_eyes(tmp_path: Path):
    with desk(tmp_path, settings="[review]\nfour_eyes = true\n") as made:
        answer = made.sends(VICTIMS, "approve", target=RIGHT)
        assert answer.status_code == 422
        assert "second pair of eyes" in words(answer.text)
        assert typed(answer.text) == RIGHT
        assert made.sends(VICTIMS, "save", target=RIGHT).status_code == 303
        assert made.sends(VICTIMS, "approve").status_code == 422
        assert made.signed(VICTIMS) == (State.TRANSLATED, "Anna")


def test_another_language_is_left_alone(tmp_path: Path):
    with desk(tmp_path, tags=frozenset({"fr"})) as made:
        before = made.rows()
        answer = made.sends(MET, "edit", target="Mío")
        assert answer.status_code == 422
        assert made.rows() == before
