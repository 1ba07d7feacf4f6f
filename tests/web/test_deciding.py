"""A person's decision from the page: done, refused in words, or met by somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.model import State
from l10n.people.person import Duty
from l10n.review.states import Action
from tests.web.editing import (
    DRAFTS,
    HOSTILE,
    JORGE,
    MARTA,
    MET,
    VICTIMS,
    Desk,
    Session,
    desk,
    typed,
    words,
)

RIGHT = "Recordó a 613 víctimas."


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Desk]:
    with desk(tmp_path) as opened:
        yield opened


def signed(made: Desk, number: int) -> tuple[State, str]:
    receipt = made.row(number).entry.receipt
    return made.row(number).state, receipt.by if receipt else ""


def test_one_press_approves_and_goes_on(made: Desk):
    answer = made.sends(MET, "approve", "?order=document")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        made.url("segment", VICTIMS, "?order=document"),
    )
    assert signed(made, MET) == (State.APPROVED, "Anna")


def test_after_the_last_of_the_queue_comes_the_queue(made: Desk):
    answer = made.sends(HOSTILE, "reject", "?order=document", reason="Not a word of it")
    assert answer.headers["location"] == "/queue/es?order=document"


def test_htmx_is_sent_on_by_a_header(made: Desk):
    row = made.row(MET)
    answer = made.client.post(
        made.url("decide", MET, "?order=document"),
        data={"action": "approve", "version": row.version, "target": row.entry.target},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 204
    assert answer.headers["hx-redirect"] == made.url("segment", VICTIMS, "?order=document")


@pytest.mark.parametrize("action", ["save", "dismiss:numbers", "comment"])
def test_htmx_has_the_page_again_where_one_stays(made: Desk, action: str):
    row = made.row(VICTIMS)
    answer = made.client.post(
        made.url("decide", VICTIMS),
        data={"action": action, "version": row.version, "target": "Son 7.", "reason": "because"},
        headers={"HX-Request": "true"},
    )
    assert (answer.status_code, answer.headers["hx-trigger"]) == (200, "l10n:saved")
    assert typed(answer.text) == "Son 7."
    assert made.row(VICTIMS).entry.target == ("Son 7." if action != "comment" else row.entry.target)


@pytest.mark.parametrize(
    ("action", "stays", "state"),
    [
        ("save", True, State.TRANSLATED),
        ("edit", False, State.TRANSLATED),
        ("approve", False, State.APPROVED),
    ],
)
def test_what_was_typed_is_saved(made: Desk, action: str, stays: bool, state: State):
    answer = made.sends(VICTIMS, action, "?order=document", target=RIGHT)
    there = made.url("segment", VICTIMS if stays else HOSTILE, "?order=document")
    assert answer.headers["location"] == there
    assert (made.row(VICTIMS).entry.target, made.row(VICTIMS).state) == (RIGHT, state)


def test_line_ends_are_kept_as_catalogs_have_them(made: Desk):
    made.sends(VICTIMS, "save", target="Recordó\r\na 613 víctimas.")
    assert made.row(VICTIMS).entry.target == "Recordó\na 613 víctimas."


@pytest.mark.parametrize("field", ["reason", "reason-reject"])
def test_a_rejection_keeps_its_reason(made: Desk, field: str):
    made.sends(MET, "reject", **{field: "Wrong tone"})
    receipt = made.row(MET).entry.receipt
    assert receipt is not None
    assert (receipt.state, receipt.reason) == (State.REJECTED, "Wrong tone")


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


def test_a_comment_stays_at_the_segment(made: Desk):
    answer = made.sends(MET, "comment", **{"reason-comment": "Ask the embassy"})
    assert answer.headers["location"] == made.url("segment", MET)
    assert "Ask the embassy" in words(made.get(MET))


def test_a_comment_is_not_lost_to_somebody_elses_edit(made: Desk):
    version = made.row(MET).version
    made.does(MET, Action.EDIT, JORGE, target="Otra cosa.")
    answer = made.sends(MET, "comment", version=version, **{"reason-comment": "Mine"})
    assert answer.status_code == 303
    assert "Mine" in words(made.get(MET))


def test_a_comment_takes_nothing_away_from_what_is_typed(made: Desk):
    answer = made.sends(MET, "comment", target="Half typed", **{"reason-comment": "Mine"})
    assert answer.status_code == 200
    assert typed(answer.text) == "Half typed"
    assert "Mine" in words(answer.text)


def test_a_dismissal_is_kept_with_its_reason_and_can_be_taken_back(made: Desk):
    answer = made.sends(VICTIMS, "dismiss:numbers", **{"reason-dismiss-numbers": "As agreed"})
    assert answer.headers["location"] == made.url("segment", VICTIMS)
    (ruled,) = made.row(VICTIMS).ruled
    assert (ruled.by, ruled.reason) == ("Anna", "As agreed")
    made.sends(VICTIMS, "recall:numbers")
    assert made.row(VICTIMS).ruled == ()


def test_a_finding_in_a_typed_text_is_dismissed_with_the_text(made: Desk):
    text = "Recordó a 600 víctimas."
    made.sends(VICTIMS, "dismiss", target=text, check="numbers", reason="Rounded")
    row = made.row(VICTIMS)
    assert (row.entry.target, row.findings) == (text, ())


def test_the_source_is_copied_into_the_field_and_nothing_is_saved(made: Desk):
    answer = made.sends(MET, "copy", target="typed")
    assert (answer.status_code, typed(answer.text)) == (200, made.row(MET).entry.source)
    assert made.row(MET).entry.target == DRAFTS[MET]


def test_a_fix_is_put_into_the_text_without_scripts(made: Desk):
    text = "Recordó  a 613 víctimas."
    (finding,) = made.bench.preview("es", "2026/appeal", made.row(VICTIMS).segment, text)
    start, end = finding.target_span or (0, 0)
    answer = made.sends(VICTIMS, f"fix:{finding.check}:{start}:{end}", target=text)
    assert (answer.status_code, typed(answer.text)) == (200, RIGHT)
    assert made.row(VICTIMS).entry.target == DRAFTS[VICTIMS]


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
        assert signed(made, VICTIMS) == (State.TRANSLATED, "Anna")


def test_another_language_is_left_alone(tmp_path: Path):
    with desk(tmp_path, tags=frozenset({"fr"})) as made:
        before = made.rows()
        answer = made.sends(MET, "edit", target="Mío")
        assert answer.status_code == 422
        assert made.rows() == before


def test_hostile_texts_come_back_as_text(made: Desk):
    text = '</textarea><script>alert(1)</script>" onfocus="x'
    version = made.row(HOSTILE).version
    made.does(HOSTILE, Action.EDIT, MARTA, target=text)
    page = made.sends(HOSTILE, "save", version=version, target=text + "!").text
    assert typed(page) == text + "!"
    assert "<script>" not in page
    assert ' onfocus="' not in page
