"""Several at once: what the preview shows is what is done, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.model import State
from l10n.people.person import Duty
from l10n.review.states import Action
from l10n.web.bulk_plan import Plan, decisions, pick_of, plan
from tests.web.editing import ANNA, MARTA, words
from tests.web.looking import HEADLINE, MET, QUOTE, SECOND, VICTIMS, Look, look


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Look]:
    with look(tmp_path) as opened:
        yield opened


def test_a_preview_changes_nothing_and_shows_what_will(made: Look):
    before = made.rows()
    page = words(made.sends("approve", before).text)
    assert made.rows() == before
    assert "Approve 1 segment in Spanish?" in page
    assert "El parlamento se reunió" in page
    assert "3 segments stay as they are" in page
    assert "It has an open finding, numbers:" in page


def test_just_what_was_shown_is_done(made: Look):
    preview = made.sends("approve", made.rows())
    done = made.does_previewed(preview)
    assert "1 segment approved in Spanish" in words(done.text)
    assert [row.state for row in made.rows()] == [
        State.UNTRANSLATED,
        State.APPROVED,
        State.TRANSLATED,
        State.UNTRANSLATED,
    ]
    receipt = made.rows()[MET].entry.receipt
    assert receipt
    assert receipt.by == ANNA


def test_what_somebody_changed_meanwhile_is_left_alone_and_told(made: Look):
    made.does(made.rows()[VICTIMS], Action.EDIT, target="Recordó a 613 víctimas.")
    preview = made.sends("approve", made.rows())
    made.does(made.rows()[MET], Action.EDIT, target="Otra cosa.")
    done = made.does_previewed(preview)
    assert "1 segment approved" in words(done.text)
    assert f"appeal {MET + 1}: somebody changed it meanwhile. It is translated now." in words(
        done.text
    )
    assert made.rows()[MET].state is State.TRANSLATED
    assert made.rows()[VICTIMS].state is State.APPROVED


def test_what_was_changed_before_the_preview_is_not_in_it(made: Look):
    rows = made.rows()
    made.does(rows[MET], Action.EDIT, target="Otra cosa.")
    page = words(made.sends("approve", (rows[MET],)).text)
    assert "somebody changed it meanwhile" in page
    assert "None of what you selected can be changed in that way." in page


def test_a_rejection_needs_a_reason(made: Look):
    preview = made.sends("reject", (made.rows()[MET], made.rows()[VICTIMS]))
    again = made.does_previewed(preview, reason="  ")
    assert "Reject 2 segments in Spanish?" in words(again.text)
    assert made.rows()[MET].state is State.TRANSLATED
    made.does_previewed(preview, reason="Too free.")
    for row in made.rows()[MET], made.rows()[VICTIMS]:
        assert row.state is State.REJECTED
        assert row.entry.receipt
        assert row.entry.receipt.reason == "Too free."


def test_a_comment_is_written_beside_each(made: Look):
    preview = made.sends("comment", (made.rows()[HEADLINE], made.rows()[MET]))
    made.does_previewed(preview, reason="<b>Check</b> with the embassy.")
    for row in made.rows()[HEADLINE], made.rows()[MET]:
        assert any("Check" in comment for comment in row.entry.comments)
    assert made.rows()[QUOTE].entry.comments == ()


def test_a_bulk_decision_can_be_taken_back(made: Look):
    done = made.does_previewed(made.sends("approve", (made.rows()[MET],)))
    assert "Take it back" in done.text
    undone = made.does_previewed(made.sends("undo", (made.rows()[MET],)))
    assert "1 segment taken back" in words(undone.text)
    assert made.rows()[MET].state is State.TRANSLATED


def test_the_whole_queue_can_be_meant(made: Look):
    preview = made.sends("approve", all="1", state="translated", statement="appeal")
    assert "Approve 1 segment in Spanish?" in words(preview.text)
    made.does_previewed(preview, all="1")
    states = [row.state for row in made.rows()]
    assert states.count(State.APPROVED) == 1


def test_nothing_selected_is_said(made: Look):
    assert "Nothing is selected: tick the segments first." in words(made.sends("approve").text)


@pytest.mark.parametrize("pick", ["", "x", "a:b", "a:b:", ":::", "0:0:../../etc/passwd"])
def test_a_strange_selection_is_nothing(made: Look, pick: str):
    answer = made.client.post("/bulk/es", data={"action": "approve", "pick": pick})
    assert answer.status_code in {200, 404}
    assert all(row.state is not State.APPROVED for row in made.rows())


@pytest.mark.parametrize("action", ["edit", "dismiss", "", "nonsense"])
def test_other_actions_are_refused(made: Look, action: str):
    assert made.sends(action, made.rows()).status_code == 409


def test_only_a_manager_decides_over_several_statements(tmp_path: Path):
    with look(tmp_path, duty=Duty.REVIEWER) as made:
        both = (made.rows()[MET], made.rows("es", SECOND)[0])
        refused = made.sends("comment", both)
        allowed = made.sends("comment", made.rows())
    assert (refused.status_code, allowed.status_code) == (409, 200)
    assert "Only a manager" in words(refused.text)


@pytest.mark.parametrize(
    ("duty", "tags"), [(Duty.TRANSLATOR, None), (Duty.MANAGER, frozenset({"ar"}))]
)
def test_whoever_may_not_does_not(tmp_path: Path, duty: Duty, tags: frozenset[str] | None):
    with look(tmp_path, duty=duty, tags=tags) as made:
        answer = made.sends("approve", (made.rows()[MET],), step="do")
        assert answer.status_code == 403
        assert made.rows()[MET].state is State.TRANSLATED


def test_under_four_eyes_nobody_approves_their_own(tmp_path: Path):
    with look(tmp_path, settings="[review]\nfour_eyes = true\n") as made:
        made.does(
            made.rows()[MET], Action.EDIT, ANNA, target="El parlamento se reunió el 3 de mayo"
        )
        page = words(made.sends("approve", (made.rows()[MET],)).text)
        assert "this project wants a second pair of eyes" in page
        assert "Approve these" not in page


def test_too_many_at_once_are_refused(made: Look, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("l10n.web.pages.bulk.MOST", 2)
    answer = made.sends("comment", made.rows())
    assert answer.status_code == 409
    assert "4 segments are too many at once." in words(answer.text)


def test_a_plan_says_why_not(made: Look):
    made.does(made.rows()[MET], Action.APPROVE, MARTA)
    rows = made.rows()

    def planned(by: str) -> Plan:
        (decision,) = decisions(Action.APPROVE, rows, by, "").values()
        return plan(Action.APPROVE, rows, {"appeal": made.bench.foresee("es", "appeal", decision)})

    found = planned(MARTA)
    assert found.steps == ()
    assert [step.why_not for step in found.left] == [
        "There is nothing to approve: it has no translation.",
        "You approved it already.",
        f"It has an open finding, numbers: {rows[VICTIMS].findings[0].message}",
        "There is nothing to approve: it has no translation.",
    ]
    (step,) = planned(ANNA).steps
    assert (step.row, step.after) == (rows[MET], State.FINAL)


def test_a_preview_knows_who_wrote_what_somebody_else_vouched_for(tmp_path: Path):
    """By the receipt it is Marta's approval; by the journal it is Anna's text."""
    with look(tmp_path, settings="[review]\nfour_eyes = true\n") as made:
        made.does(
            made.rows()[MET], Action.EDIT, ANNA, target="El parlamento se reunió el 3 de mayo"
        )
        made.does(made.rows()[MET], Action.APPROVE, MARTA)
        page = words(made.sends("approve", (made.rows()[MET],)).text)
        assert "this project wants a second pair of eyes" in page
        assert "None of what you selected can be changed in that way." in page


def test_what_nobody_can_take_back_is_said(made: Look):
    made.does(made.rows()[MET], Action.APPROVE, MARTA)
    page = words(made.sends("undo", (made.rows()[MET], made.rows()[QUOTE])).text)
    assert f"The last to decide on it was {MARTA}, not {ANNA}" in page
    assert "Nobody has decided on it yet: there is nothing to undo." in page


def test_what_an_editor_saved_a_moment_ago_is_said(made: Look):
    rows = made.rows()
    path = made.bench.project.catalog_path("appeal", rows[MET].language)
    path.write_text(path.read_text("utf-8").replace("se reunió", "se juntó"), "utf-8")
    page = words(made.sends("approve", (rows[MET],)).text)
    assert "It was changed meanwhile." in page
    assert "None of what you selected can be changed in that way." in page


def test_a_catalog_that_cannot_be_read_is_said(made: Look):
    rows = made.rows()
    path = made.bench.project.catalog_path("appeal", rows[MET].language)
    path.write_text("msgid broken", "utf-8")
    answer = made.sends("approve", (rows[MET],))
    assert answer.status_code == 200
    assert "None of what you selected can be changed in that way." in words(answer.text)


@pytest.mark.parametrize("action", [Action.APPROVE, Action.REJECT, Action.COMMENT, Action.UNDO])
@pytest.mark.parametrize("four_eyes", [False, True])
def test_what_is_foreseen_is_what_happens(tmp_path: Path, action: Action, *, four_eyes: bool):
    settings = "[review]\nfour_eyes = true\n" if four_eyes else ""
    with look(tmp_path, settings=settings) as made:
        made.does(made.rows()[HEADLINE], Action.EDIT, ANNA, target="EL PARLAMENTO RECUERDA")
        made.does(made.rows()[MET], Action.APPROVE, MARTA if not four_eyes else "Omar")
        made.does(
            made.rows()[QUOTE],
            Action.EDIT,
            ANNA,
            target="«<b>Ellos</b> no serán olvidados», dijo el orador.",
        )
        made.does(made.rows()[QUOTE], Action.APPROVE, MARTA)
        before = made.rows()
        (decision,) = decisions(action, before, ANNA, "No.").values()
        foreseen = made.bench.foresee("es", "appeal", decision)
        assert made.rows() == before
        done = made.bench.decide("es", "appeal", decision).decided
    told = [(event.segment, event.what, event.before, event.after) for event in foreseen.events]
    assert told == [(event.segment, event.what, event.before, event.after) for event in done.events]
    assert list(map(str, foreseen.problems)) == list(map(str, done.problems))
    assert foreseen.passed_over == done.passed_over


def test_a_pick_is_read_as_it_was_written():
    pick = pick_of("3f9a0c1d:00ff:2026/a: b")
    assert pick
    assert (pick.segment, pick.version, pick.statement) == ("3f9a0c1d", "00ff", "2026/a: b")
    assert str(pick) == "3f9a0c1d:00ff:2026/a: b"
