"""One's own deeds, taken back from the page."""

from __future__ import annotations

from l10n.model import State
from l10n.review.states import Action
from tests.web.editing import DRAFTS, HOSTILE, JORGE, MET, VICTIMS, Desk, Session, words

RIGHT = "Recordó a 613 víctimas."


def test_undo_takes_back_one_deed_after_the_other(made: Desk):
    made.sends(MET, "approve")
    made.sends(VICTIMS, "approve", target=RIGHT)
    made.sends(HOSTILE, "reject", reason="No")
    assert f"Rejected: “{made.row(HOSTILE).entry.source}”" in words(made.get(MET))
    states = [State.TRANSLATED] * 3
    for number in (HOSTILE, VICTIMS, MET):
        answer = made.client.post("/undo", follow_redirects=False)
        assert answer.headers["location"] == made.url("segment", number)
    assert [row.state for row in made.rows()] == states
    assert [row.entry.target for row in made.rows()] == list(DRAFTS)
    assert made.client.post("/undo", follow_redirects=False).headers["location"] == "/"


def test_undo_takes_a_dismissal_back(made: Desk):
    made.sends(VICTIMS, "dismiss:numbers", reason="Rounded")
    made.client.post("/undo")
    assert made.row(VICTIMS).ruled == ()


def test_what_somebody_has_built_upon_is_not_undone(made: Desk):
    made.sends(MET, "approve")
    made.does(MET, Action.EDIT, JORGE, target="Otra cosa.")
    answer = made.client.post("/undo", follow_redirects=False)
    assert answer.status_code == 409
    assert "That cannot be taken back" in words(answer.text)
    assert made.row(MET).entry.target == "Otra cosa."


def test_each_session_takes_back_its_own(made: Desk):
    made.sends(MET, "approve")
    made.door.session = Session("two")
    made.client.post("/undo")
    assert made.row(MET).state is State.APPROVED


def test_approving_again_is_no_deed(made: Desk):
    made.sends(MET, "approve")
    made.client.post("/undo")
    made.does(MET, Action.APPROVE, "Anna")
    made.sends(MET, "approve")
    assert "Undo" not in words(made.get(MET))
