"""The workbench: sheets that follow people, commands, editors and git, whoever reads meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from l10n.cli.session import opened
from l10n.errors import L10nError, ReviewError
from l10n.model import State
from l10n.review.states import Action
from l10n.workflow.deciding import Conflict, Decision
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Change, Overtaken, UnknownPlace, Workbench
from tests.workflow.desk.desks import DRAFTS, Desk, approve, edit, make, row

MET, RAIN, CAME, SILENT = (
    "The Ministry met on 3 May.",
    "It rained.",
    "25 people came.",
    "Nobody spoke.",
)
_SECONDS = 10.0
"""After so long a test gives up."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make(tmp_path)


def test_there_is_a_sheet_for_each_statement_and_language(desk: Desk) -> None:
    with desk.bench() as bench:
        found = [(sheet.language.tag, sheet.statement, len(sheet.rows)) for sheet in bench.sheets()]
        ready = bench.ready
        spanish = [sheet.statement for sheet in bench.sheets("es")]
    expected = [("es", "2026/appeal", 5), ("es", "note", 2)]
    assert found == [*expected, ("ar", "2026/appeal", 5), ("ar", "note", 2)]
    assert (ready, spanish) == ((4, 4), ["2026/appeal", "note"])


def test_nobody_who_reads_waits_for_a_decision_that_is_being_written(desk: Desk) -> None:
    begun, done = Event(), Event()

    def now() -> str:
        begun.set()
        done.wait(_SECONDS)
        return desk.clock()

    with opened(desk.root) as session, ThreadPoolExecutor() as pool:
        bench = Workbench(session, now)
        bench.wait()
        seen = row(bench, "note", SILENT)
        while not bench.remembers("es"):  # by then the journals are read, too
            sleep(0.01)
        deciding = pool.submit(bench.decide, "es", "note", approve(seen))
        assert begun.wait(_SECONDS)
        panel = pool.submit(bench.panel, "es", "note", seen.segment)
        preview = pool.submit(bench.preview, "es", "note", seen.segment, "Nadie habló.")
        assert panel.result(_SECONDS).row == seen
        assert preview.result(_SECONDS) == ()
        done.set()
        deciding.result()
        told = bench.panel("es", "note", seen.segment).history
        bench.close()
    assert [event.by for event in told][:1] == ["boris"]


@pytest.mark.parametrize(
    ("tag", "statement"),
    [("fr", "note"), ("es", "gone"), ("es", "../note"), ("../es", "note"), ("", ""), ("es", "")],
)
def test_names_are_looked_up_and_never_made_paths(desk: Desk, tag: str, statement: str) -> None:
    with desk.bench() as bench, pytest.raises(UnknownPlace):
        bench.sheet(tag, statement)


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


def test_nothing_new_is_no_change(desk: Desk) -> None:
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", SILENT)))
        assert (bench.refresh(), bench.refresh()) == ((), ())


def test_another_commands_approval_appears(desk: Desk) -> None:
    with desk.bench() as bench:
        told: list[Change] = []
        bench.listen(told.append)
        seen = row(bench, "note", SILENT)
        desk.says("approve", "-l", "es", "note", "-s", seen.segment, by="anna")
        found = bench.refresh()
        assert row(bench, "note", SILENT).state is State.APPROVED
    assert found == (Change("es", "note", (seen.segment,), "anna", "approve"),)
    assert tuple(told[:1]) == found


def test_another_commands_dismissal_appears(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "2026/appeal", CAME)
        told = ["dismiss", "-l", "es", "2026/appeal", "-s", seen.segment, "--reason", "counted"]
        desk.says(*told, by="anna")
        found = bench.refresh()
        now = row(bench, "2026/appeal", CAME)
    assert found == (Change("es", "2026/appeal", (seen.segment,), "anna", "dismiss"),)
    assert (now.findings, [one.by for one in now.ruled]) == ((), ["anna"])


def test_what_translate_brings_appears(desk: Desk) -> None:
    (desk.root / "source_texts" / "new.txt").write_text(f"{MET}\n")
    desk.extract()
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", MET), by="anna"))
        desk.says("translate", "-l", "es", "new")
        found = bench.refresh()
        now = row(bench, "new", MET)
    assert (now.state, now.entry.target) == (State.TRANSLATED, DRAFTS[MET])
    assert [(one.tag, one.statement, one.segments, one.what) for one in found] == [
        ("es", "new", (now.segment,), "reuse")
    ]


def test_what_was_undone_is_as_it_was(desk: Desk) -> None:
    with desk.bench() as bench:
        before = row(bench, "note", SILENT)
        bench.decide("es", "note", approve(before))
        undo = Decision(Action.UNDO, "boris", segments=(before.segment,))
        after = bench.decide("es", "note", undo).sheet.row(before.segment)
    assert after == before


def test_what_an_editor_saves_appears(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "note", SILENT)
        desk.edit("note", lambda text: text.replace("Nadie habló.", "Nadie dijo nada."))
        found = bench.refresh()
        now = row(bench, "note", SILENT).entry.target
    assert (found, now) == ((Change("es", "note", (seen.segment,)),), "Nadie dijo nada.")


def test_a_catalog_that_breaks_stops_nothing_and_comes_back(desk: Desk) -> None:
    whole = desk.project.catalog_path("note", desk.project.config.languages[0]).read_text()
    with desk.bench() as bench:
        desk.edit("note", lambda _: "msgid broken")
        broken = bench.refresh()
        sheet, other = bench.sheet("es", "note"), bench.sheet("es", "2026/appeal")
        with pytest.raises(L10nError):
            bench.panel("es", "note", "0" * 8)
        with pytest.raises(L10nError):
            bench.decide("es", "note", Decision(Action.APPROVE, "boris"))
        done = bench.decide("es", "2026/appeal", approve(other.rows[0]))
        desk.edit("note", lambda _: whole)
        mended = bench.refresh()
        rows = bench.sheet("es", "note").rows
    assert broken == mended == (Change("es", "note"),)
    assert (sheet.rows, isinstance(sheet.problem, L10nError)) == ((), True)
    assert (len(done.decided.events), len(rows)) == (1, 2)


def test_a_broken_journal_stops_nothing_else_and_comes_back(desk: Desk) -> None:
    desk.says("approve", "-l", "es", "note", "-y", by="anna")
    journal = desk.project.journal_path(desk.project.config.languages[0])
    whole = journal.read_bytes()
    with desk.bench() as bench:
        journal.write_bytes(b"no event\n" + whole)
        bench.refresh()
        broken = [bool(sheet.problem) for sheet in bench.sheets()]
        journal.write_bytes(whole)
        bench.refresh()
        mended = [bool(sheet.problem) for sheet in bench.sheets()]
        state = row(bench, "note", SILENT).state
    assert broken == [True, True, False, False]
    assert (mended, state) == ([False] * 4, State.APPROVED)


def test_statements_and_languages_come_and_go(desk: Desk) -> None:
    with desk.bench() as bench:
        (desk.root / "source_texts" / "new.txt").write_text("It snowed.\n")
        settings = desk.root / "l10n.toml"
        settings.write_text(settings.read_text().replace('"ar"', '"ar", "fr"'))
        desk.says("extract")
        come = bench.refresh()
        names = [(sheet.language.tag, sheet.statement) for sheet in bench.sheets("fr")]
        (desk.root / "source_texts" / "note.txt").unlink()
        gone = bench.refresh()
        statements = bench.statements
        with pytest.raises(UnknownPlace):
            bench.sheet("es", "note")
    assert {(one.tag, one.statement) for one in come} == {
        *(("es", "new"), ("ar", "new"), ("fr", "new"), ("fr", "note"), ("fr", "2026/appeal")),
    }
    assert names == [("fr", "2026/appeal"), ("fr", "new"), ("fr", "note")]
    assert {(one.tag, one.statement) for one in gone} == {
        ("es", "note"),
        ("ar", "note"),
        ("fr", "note"),
    }
    assert statements == ("2026/appeal", "new")


def test_settings_that_cannot_be_used_are_left_alone(desk: Desk) -> None:
    with desk.bench() as bench:
        (desk.root / "l10n.toml").write_text("languages = 3")
        bench.refresh()
        assert [target.tag for target in bench.languages] == ["es", "ar"]


def test_git_that_turns_everything_back_is_followed(desk: Desk) -> None:
    locales = desk.root / "locales"
    shutil.copytree(locales, desk.root / "before")
    with desk.bench() as bench:
        seen = row(bench, "note", SILENT)
        bench.decide("es", "note", approve(seen))
        shutil.rmtree(locales)
        shutil.copytree(desk.root / "before", locales)
        bench.refresh()
        assert row(bench, "note", SILENT) == seen


def test_approvals_are_never_refused_on_old_knowledge(tmp_path: Path) -> None:
    desk = make(tmp_path, '[checks]\nblock_approval = "warning"\n')
    with desk.bench() as bench:
        here, there = row(bench, "note", MET), row(bench, "2026/appeal", MET)
        bench.decide("es", "note", edit(here, "El Ministerio se juntó el 3 de mayo."))
        wait_for(lambda: bool(row(bench, "2026/appeal", MET).findings))
        with pytest.raises(ReviewError, match="consistency"):
            bench.decide("es", "2026/appeal", approve(there))
        bench.decide("es", "note", edit(here, there.entry.target))
        done = bench.decide("es", "2026/appeal", approve(there))
    assert len(done.decided.events) == 1


def test_terms_that_change_are_followed(desk: Desk) -> None:
    with desk.bench() as bench:
        told: list[Change] = []
        bench.listen(told.append)
        terms = "source,language,target\nMinistry,es,Secretaría\n"
        desk.project.terms_path.write_text(terms)
        bench.refresh()
        wait_for(lambda: len(told) == 2)
        found = [one.check for one in row(bench, "note", MET).findings]
        term = bench.panel("es", "note", row(bench, "note", MET).segment).terms[0].term
    assert (found, term.targets) == (["terms"], ("Secretaría",))
    assert {(one.statement, one.segments) for one in told} == {
        (name, (row_id,)) for name in ("note", "2026/appeal") for row_id in told[0].segments
    }


def test_two_translations_of_one_sentence_are_found_everywhere(desk: Desk) -> None:
    with desk.bench() as bench:
        there = row(bench, "2026/appeal", MET)
        bench.decide("es", "note", edit(there, "El Ministerio se juntó el 3 de mayo."))
        wait_for(lambda: bool(row(bench, "2026/appeal", MET).findings))
        found = [one.check for one in row(bench, "2026/appeal", MET).findings]
    assert found == ["consistency"]


def test_a_second_start_reads_what_the_first_one_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", SILENT)))
        first = bench.sheets()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a catalog was read again")

    monkeypatch.setattr("l10n.workflow.desk.board.read_settled", refuse)
    with desk.bench() as bench:
        assert bench.sheets() == first
        assert [sheet.stamp for sheet in bench.sheets()] == [sheet.stamp for sheet in first]


def test_a_second_start_sees_what_happened_between(desk: Desk) -> None:
    with desk.bench() as bench:
        seen = row(bench, "2026/appeal", CAME)
    told = ["dismiss", "-l", "es", "2026/appeal", "-s", seen.segment, "--reason", "counted"]
    desk.says(*told, by="anna")
    desk.edit("note", lambda text: text.replace("Nadie habló.", "Nadie dijo nada."))
    with desk.bench() as bench:
        found = row(bench, "2026/appeal", CAME), row(bench, "note", SILENT)
    assert (found[0].findings, found[1].entry.target) == ((), "Nadie dijo nada.")


def test_a_cache_that_is_no_cache_stops_nothing(desk: Desk) -> None:
    with desk.bench() as bench:
        first = bench.sheets()
    (desk.project.state_folder / "desk.sqlite").write_bytes(b"nothing of the kind" * 99)
    with desk.bench() as bench:
        assert bench.sheets() == first


def test_many_decide_while_others_read(desk: Desk) -> None:
    with desk.bench() as bench:
        rows = bench.sheet("es", "2026/appeal").rows[:4]
        together(
            partial(edit_often, bench, rows, "anna"),
            partial(edit_often, bench, rows, "omar"),
            *[partial(read_often, bench)] * 2,
            lambda: [bench.refresh() for _ in range(20)],
        )
        shown = bench.sheet("es", "2026/appeal")
        panels = [bench.panel("es", "2026/appeal", found.segment) for found in rows]
    edits = [event for panel in panels for event in panel.history if event.what == "edit"]
    assert len(edits) == 2 * 3 * len(rows)
    with desk.bench() as bench:
        anew = bench.sheet("es", "2026/appeal")
    assert [one.version for one in anew.rows] == [one.version for one in shown.rows]
    assert [one.entry for one in anew.rows] == [one.entry for one in shown.rows]


def edit_often(bench: Workbench, rows: Sequence[Row], by: str) -> None:
    for number, found in enumerate([*rows] * 3):
        bench.decide("es", "2026/appeal", edit(found, f"{by}: {number}", by))


def read_often(bench: Workbench) -> None:
    for _ in range(40):
        for sheet in bench.sheets():
            for one in sheet.rows:
                bench.panel(sheet.language.tag, sheet.statement, one.segment)
        bench.preview("es", "note", row(bench, "note", SILENT).segment, "Hola 3.")


def together(*works: Callable[[], object]) -> None:
    """Do these at the same time; what any of them raises is raised."""
    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(work) for work in works]:
            done.result()


def wait_for(condition: Callable[[], bool]) -> None:
    """Until something holds that happens in the background."""
    for _ in range(400):
        if condition():
            return
        sleep(0.05)
    raise AssertionError("it never happened")
