"""Sheets follow commands, editors and git, whatever state those leave the files in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from l10n.cli.session import opened
from l10n.errors import L10nError
from l10n.model import State
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.board import Board
from l10n.workflow.desk.examining import unmeasured
from l10n.workflow.desk.workbench import Change, UnknownPlace
from tests.workflow.desk.desks import (
    CAME,
    DRAFTS,
    MET,
    SILENT,
    SPANISH,
    Desk,
    approve,
    row,
    wait_for,
)


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


def test_files_that_are_again_just_as_they_were_looked_at_are_followed(desk: Desk) -> None:
    catalog = desk.project.catalog_path("note", SPANISH)
    journal = desk.project.journal_path(SPANISH)
    os.link(catalog, desk.root / "before")
    assert not journal.exists()
    with desk.bench() as bench:
        seen = row(bench, "note", SILENT)
        bench.decide("es", "note", approve(seen))
        (desk.root / "before").replace(catalog)
        journal.unlink()
        bench.refresh()
        assert row(bench, "note", SILENT) == seen


def test_what_is_read_anew_is_not_lost_to_what_was_only_checked_again(desk: Desk) -> None:
    with opened(desk.root) as session:
        board = Board(session, lambda _: unmeasured)
        board.read("note", SPANISH, board.turns.first)
        old = board.kept["es", "note"].sheet

        @contextmanager
        def door() -> Iterator[None]:
            with board.turns.first():
                yield
            board.look_again(("es", "note"), old, replace(old, stamp="checked again"))

        desk.says("approve", "-l", "es", "note", "-s", old.rows[0].segment, by="anna")
        board.read("note", SPANISH, door)
        assert board.kept["es", "note"].sheet.rows[0].state is State.APPROVED


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
