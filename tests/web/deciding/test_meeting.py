"""A decision that meets somebody else's."""

from __future__ import annotations

import pytest

from l10n.review.states import Action
from tests.web.editing import HOSTILE, JORGE, MARTA, MET, VICTIMS, Desk, typed, words

RIGHT = "Recordó a 613 víctimas."


@pytest.mark.parametrize("action", ["approve", "save", "edit", "reject", "dismiss:numbers"])
def test_two_people_at_one_segment_meet_and_nothing_is_lost(made: Desk, action: str):
    version = made.row(VICTIMS).version
    made.does(VICTIMS, Action.EDIT, JORGE, target="Recordó a las 613 víctimas.")
    now = made.row(VICTIMS)
    fields = {"target": RIGHT, "reason": "why"} if action != "reject" else {"reason": "why"}
    answer = made.sends(VICTIMS, action, version=version, **fields)
    assert answer.status_code == 409
    assert made.row(VICTIMS) == now
    assert "Somebody changed this meanwhile: it is translated now, by Jorge" in words(answer.text)
    assert f'name="version" value="{now.version}"' in answer.text


def test_a_conflict_shows_both_texts_and_three_ways_on(made: Desk):
    version = made.row(VICTIMS).version
    made.does(VICTIMS, Action.EDIT, JORGE, target="Recordó a 630 víctimas.")
    page = made.sends(VICTIMS, "approve", version=version, target=RIGHT).text
    assert typed(page) == RIGHT
    assert "<del>630</del><ins>613</ins>" in page
    assert "Keep mine" in words(page)
    assert "Take the other" in words(page)
    kept = made.sends(VICTIMS, "save", target=RIGHT)
    assert kept.status_code == 303
    assert made.row(VICTIMS).entry.target == RIGHT


def test_who_approved_the_same_text_first_is_told(made: Desk):
    version = made.row(MET).version
    made.does(MET, Action.APPROVE, JORGE)
    page = made.sends(MET, "approve", version=version).text
    assert "it is approved now, by Jorge" in words(page)
    assert "The text is the same as yours" in words(page)


def test_a_comment_is_not_lost_to_somebody_elses_edit(made: Desk):
    version = made.row(MET).version
    made.does(MET, Action.EDIT, JORGE, target="Otra cosa.")
    answer = made.sends(MET, "comment", version=version, **{"reason-comment": "Mine"})
    assert answer.status_code == 303
    assert "Mine" in words(made.get(MET))


def test_hostile_texts_come_back_as_text(made: Desk):
    text = '</textarea><script>alert(1)</script>" onfocus="x'
    version = made.row(HOSTILE).version
    made.does(HOSTILE, Action.EDIT, MARTA, target=text)
    page = made.sends(HOSTILE, "save", version=version, target=text + "!").text
    assert typed(page) == text + "!"
    assert "<script>" not in page
    assert ' onfocus="' not in page
