"""What is wanted first is read first, and what is kept of the rest stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from l10n.cli.session import opened
from l10n.workflow.desk.workbench import UnknownPlace, Workbench
from tests.workflow.desk.desks import Desk

PLACES = {(tag, name) for tag in ("es", "ar") for name in ("note", "2026/appeal")}


@pytest.fixture
def shelved(desk: Desk) -> Callable[[], tuple[set[tuple[str, str]], set[str]]]:
    """What is kept: sheets by place, and the languages whose journal's stamp is known."""

    def read() -> tuple[set[tuple[str, str]], set[str]]:
        with closing(sqlite3.connect(desk.project.state_folder / "desk.sqlite")) as store:
            places = set(store.execute("SELECT tag, statement FROM sheets"))
            return places, {tag for (tag,) in store.execute("SELECT tag FROM journals")}

    return read


def test_other_languages_than_those_asked_for_are_left_alone(desk: Desk, shelved) -> None:
    with desk.bench():
        pass
    assert shelved() == (PLACES, {"es", "ar"})
    with (
        opened(desk.root) as session,
        closing(Workbench(session, desk.clock, first=[("es", "note")])) as bench,
    ):
        assert bench.wait_for_first(60)
        bench.wait()
        assert {(s.language.tag, s.statement) for s in bench.sheets()} == {
            ("es", "note"),
            ("es", "2026/appeal"),
        }
        with pytest.raises(UnknownPlace):
            bench.sheet("ar", "note")
        desk.edit("note", lambda text: text.replace('msgstr ""', 'msgstr "x"', 1), "ar")
        assert bench.refresh() == ()
    assert shelved() == (PLACES, {"es", "ar"})


def test_what_was_not_read_any_more_stays_kept(desk: Desk, shelved) -> None:
    with desk.bench():
        pass
    with opened(desk.root) as session:
        bench = Workbench(session, desk.clock, first=[("es", "note")])
        assert bench.wait_for_first(60)
        bench.close()
    assert shelved() == (PLACES, {"es", "ar"})
