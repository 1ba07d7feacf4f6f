"""A decision at the workbench: done, told and shown, or refused whole."""

from __future__ import annotations

import pytest

from l10n.errors import ReviewError
from l10n.model import State
from l10n.review.states import Action
from l10n.workflow.deciding import Conflict, Decision
from l10n.workflow.desk.workbench import Change, Overtaken
from tests.workflow.desk.desks import (
    CAME,
    MET,
    SILENT,
    Desk,
    approve,
    configured,
    edit,
    row,
    wait_for,
)


def test_a_decision_is_done_told_and_shown(desk: Desk) -> None:
    with desk.bench() as bench:
        told: list[Change] = []
        stop = bench.listen(told.append)
        seen = row(bench, "note", SILENT)
        outcome = bench.decide("es", "note", approve(seen), version=seen.version)
        stop()
        bench.decide("es", "note", edit(seen, "Nadie dijo nada."))
        after = bench.sheet("es", "note")
    (event,) = outcome.decided.events
    now = outcome.sheet.row(seen.segment)
    assert now is not None
    assert (now.state, now.entry.receipt and now.entry.receipt.by) == (State.APPROVED, "boris")
    assert (event.at, event.before, event.after) == (
        "2026-11-23T00:00:01Z",
        State.MACHINE,
        State.APPROVED,
    )
    assert told == [Change("es", "note", (seen.segment,), "boris", "approve")]
    changed = after.row(seen.segment)
    assert changed is not None
    assert changed.entry.target == "Nadie dijo nada."
    assert after.stamp != outcome.sheet.stamp


def test_a_decision_leaves_other_rows_the_very_same(desk: Desk) -> None:
    with desk.bench() as bench:
        before = bench.sheet("es", "2026/appeal")
        after = bench.decide("es", "2026/appeal", approve(before.rows[0])).sheet
    assert all(new is old for new, old in zip(after.rows[1:], before.rows[1:], strict=True))
    assert after.rows[0] != before.rows[0]


def test_what_is_in_memory_is_what_is_on_disk(desk: Desk) -> None:
    with desk.bench() as bench:
        first, second = bench.sheet("es", "2026/appeal").rows[:2]
        bench.decide("es", "2026/appeal", edit(first, "Llamado\na la paz"))
        bench.decide("es", "2026/appeal", approve(second))
        bench.decide(
            "es",
            "2026/appeal",
            Decision(Action.COMMENT, "anna", "Two\nlines", segments=(second.segment,)),
        )
        third = bench.sheet("es", "2026/appeal").rows[2]
        for action in Action.REJECT, Action.UNDO, Action.APPROVE, Action.REJECT:
            decision = Decision(action, "omar", "No.", segments=(third.segment,))
            bench.decide("es", "2026/appeal", decision)
        shown = bench.sheet("es", "2026/appeal")
    with desk.bench() as bench:
        anew = bench.sheet("es", "2026/appeal")
    assert [one.state for one in shown.rows[:3]] == [
        *(State.TRANSLATED, State.APPROVED, State.REJECTED)
    ]
    assert (anew, anew.stamp, anew.tally) == (shown, shown.stamp, shown.tally)


def test_what_was_undone_is_as_it_was(desk: Desk) -> None:
    with desk.bench() as bench:
        before = row(bench, "note", SILENT)
        bench.decide("es", "note", approve(before))
        undo = Decision(Action.UNDO, "boris", segments=(before.segment,))
        after = bench.decide("es", "note", undo).sheet.row(before.segment)
    assert after == before


def test_a_row_that_is_another_now_is_not_decided_on(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "note", SILENT)
        bench.decide("es", "note", edit(seen, "Nadie dijo nada.", by="anna"))
        with pytest.raises(Overtaken) as caught:
            bench.decide("es", "note", approve(seen), version=seen.version)
        now = row(bench, "note", SILENT)
    assert (caught.value.row, now.entry.target) == (now, "Nadie dijo nada.")


def test_a_change_on_disk_that_nobody_has_seen_yet_is_a_conflict(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "note", SILENT)
        desk.edit("note", lambda text: text.replace("Nadie habló.", "Nadie dijo nada."))
        with pytest.raises(Conflict) as caught:
            bench.decide("es", "note", approve(seen), version=seen.version)
        now = row(bench, "note", SILENT)
    assert isinstance(caught.value, Overtaken)
    assert (caught.value.row, now.entry.target, now.state) == (
        now,
        "Nadie dijo nada.",
        State.MACHINE,
    )


def test_several_are_approved_as_far_as_they_can_be(desk: Desk) -> None:
    with desk.bench() as bench:
        done = bench.decide("es", "2026/appeal", Decision(Action.APPROVE, "boris")).decided
        states = [one.state for one in bench.sheet("es", "2026/appeal").rows]
    assert len(done.events) == 4
    assert [type(problem) for problem in done.problems] == [ReviewError]
    assert states == [*[State.APPROVED] * 4, State.MACHINE]


def test_a_refusal_is_raised_and_changes_nothing(desk: Desk) -> None:
    with desk.bench() as bench:
        wrong = row(bench, "2026/appeal", CAME)
        with pytest.raises(ReviewError, match="numbers"):
            bench.decide("es", "2026/appeal", approve(wrong))
        assert row(bench, "2026/appeal", CAME) is wrong


def test_a_dismissed_finding_blocks_no_more(desk: Desk) -> None:
    with desk.bench() as bench:
        wrong = row(bench, "2026/appeal", CAME)
        why = Decision(Action.DISMISS, "anna", "52 it was", segments=(wrong.segment,))
        ruled = bench.decide("es", "2026/appeal", why).sheet.row(wrong.segment)
        done = bench.decide("es", "2026/appeal", approve(wrong))
    assert ruled is not None
    assert ruled.findings == ()
    assert [(one.finding, one.by, one.reason) for one in ruled.ruled] == [
        (finding, "anna", "52 it was") for finding in wrong.findings
    ]
    assert ruled.version == wrong.version
    assert len(done.decided.events) == 1


def test_approvals_are_never_refused_on_old_knowledge(desk: Desk) -> None:
    desk = configured(desk, '[checks]\nblock_approval = "warning"\n')
    with desk.bench() as bench:
        here, there = row(bench, "note", MET), row(bench, "2026/appeal", MET)
        bench.decide("es", "note", edit(here, "El Ministerio se juntó el 3 de mayo."))
        wait_for(lambda: bool(row(bench, "2026/appeal", MET).findings))
        with pytest.raises(ReviewError, match="consistency"):
            bench.decide("es", "2026/appeal", approve(there))
        bench.decide("es", "note", edit(here, there.entry.target))
        done = bench.decide("es", "2026/appeal", approve(there))
    assert len(done.decided.events) == 1


def test_two_translations_of_one_sentence_are_found_everywhere(desk: Desk) -> None:
    with desk.bench() as bench:
        there = row(bench, "2026/appeal", MET)
        bench.decide("es", "note", edit(there, "El Ministerio se juntó el 3 de mayo."))
        wait_for(lambda: bool(row(bench, "2026/appeal", MET).findings))
        found = [one.check for one in row(bench, "2026/appeal", MET).findings]
    assert found == ["consistency"]
