"""A person's decision from the page, done."""

from __future__ import annotations

import pytest

from l10n.model import State
from tests.web.editing import DRAFTS, HOSTILE, MET, VICTIMS, Desk, typed, words

RIGHT = "Recordó a 613 víctimas."


def test_one_press_approves_and_goes_on(made: Desk):
    answer = made.sends(MET, "approve", "?order=document")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        made.url("segment", VICTIMS, "?order=document"),
    )
    assert made.signed(MET) == (State.APPROVED, "Anna")


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


def test_a_comment_stays_at_the_segment(made: Desk):
    answer = made.sends(MET, "comment", **{"reason-comment": "Ask the embassy"})
    assert answer.headers["location"] == made.url("segment", MET)
    assert "Ask the embassy" in words(made.get(MET))


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
