"""The memory follows decisions in the background, as quickly as it can, and nobody waits."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from threading import Event, Thread

import pytest

from l10n.cli.session import opened
from l10n.memory.index import Index
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.progress import finish
from l10n.workflow.remembered import remembered
from tests.workflow.desk.desks import (
    DRAFTS,
    MET,
    RAIN,
    SILENT,
    SOON,
    SPANISH,
    Desk,
    approve,
    edit,
    row,
    wait_for,
)


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The origins whose pairs are put into the Spanish index from here on."""
    found: list[str] = []
    replace = Index.replace

    def noted(index: Index, origin: str, *arguments: object) -> None:
        if index._path and index._path.stem == "es":
            found.append(origin)
        replace(index, origin, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Index, "replace", noted)
    return found


def texts(bench: Workbench, statement: str, source: str) -> list[str]:
    segment = row(bench, statement, source).segment
    return [one.match.target for one in bench.matches("es", statement, segment)]


def kept(desk: Desk) -> list[tuple[object, ...]]:
    """All that the index of a project holds."""
    query = """
    SELECT name, source, target, shape, by, at, state, before, after, checksum FROM entries
    JOIN texts ON texts.id = text JOIN origins ON origins.id = entries.id >> 32
    ORDER BY name, entries.id
    """
    path = desk.project.state_folder / "memory" / "es.sqlite"
    with closing(sqlite3.connect(path)) as store:
        return store.execute(query).fetchall()


def test_what_was_approved_is_offered_soon(desk: Desk) -> None:
    with desk.bench() as bench:
        assert texts(bench, "2026/appeal", MET) == []
        bench.decide("es", "note", approve(row(bench, "note", MET)))
        wait_for(lambda: texts(bench, "2026/appeal", MET) == [DRAFTS[MET]])
        bench.decide("es", "note", Decision(Action.UNDO, "boris", segments=(segment(bench),)))
        wait_for(lambda: texts(bench, "2026/appeal", MET) == [])


def segment(bench: Workbench) -> str:
    return row(bench, "note", MET).segment


def test_only_what_was_decided_on_is_fed_again(desk: Desk, put: list[str]) -> None:
    desk.says("approve", "-y", "-l", "es", "note", by="anna")
    with desk.bench() as bench:
        bench.remember("es")
        assert sorted(put) == ["statement:2026/appeal", "statement:note"]
        put.clear()
        bench.remember("es")
        assert put == []
        bench.decide("es", "note", approve(row(bench, "note", SILENT)))
        bench.remember("es")
        assert put == ["statement:note"]


def test_no_catalog_is_read_for_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a catalog was read")

    desk.says("reject", "-y", "-l", "es", "note", "--reason", "No.", by="anna")
    monkeypatch.setattr("l10n.workflow.desk.recalling.read_settled", refuse)
    with desk.bench() as bench:
        for source in MET, SILENT:
            bench.decide("es", "note", approve(row(bench, "note", source)))
        bench.remember("es")
        assert texts(bench, "2026/appeal", MET) == [DRAFTS[MET]]


def test_a_look_up_does_not_wait_for_the_feeding(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", MET)))
        bench.remember("es")

        def slow(*arguments: object) -> Iterator[object]:
            begun.set()
            assert go_on.wait(SOON)
            return (yield from remembered(*arguments))  # type: ignore[arg-type]

        monkeypatch.setattr("l10n.workflow.desk.recalling.remembered", slow)
        bench.decide("es", "2026/appeal", approve(row(bench, "2026/appeal", RAIN)))
        assert begun.wait(SOON)
        assert texts(bench, "2026/appeal", MET) == [DRAFTS[MET]]
        bench.decide("es", "2026/appeal", approve(row(bench, "2026/appeal", MET)))
        go_on.set()
        wait_for(lambda: texts(bench, "note", MET) == [DRAFTS[MET]])


def test_it_is_as_if_everything_had_been_read_anew(desk: Desk) -> None:
    terms = "source,language,target\nMinistry,es,Ministerio\n"
    with desk.bench() as bench:
        for statement, source in (("note", MET), ("note", SILENT), ("2026/appeal", RAIN)):
            bench.decide("es", statement, approve(row(bench, statement, source)))
            bench.remember("es")
        bench.decide("es", "note", edit(row(bench, "note", MET), "Se reunió el 3 de mayo."))
        bench.decide("es", "note", approve(row(bench, "note", MET), by="anna"))
        bench.remember("es")
        desk.project.terms_path.write_text(terms)
        bench.refresh()
        bench.decide("es", "2026/appeal", approve(row(bench, "2026/appeal", MET)))
        bench.remember("es")
    found = kept(desk)
    with opened(desk.root) as session:
        again = list(remembered(session, SPANISH))
    shutil.rmtree(desk.project.state_folder / "memory")
    with opened(desk.root) as session:
        finish(remembered(session, SPANISH))
    assert again == []
    assert found == kept(desk)
    assert len(found) == 4


def test_another_commands_approvals_are_remembered(desk: Desk) -> None:
    with desk.bench() as bench:
        bench.remember("es")
        found = row(bench, "note", MET).segment
        desk.says("approve", "-l", "es", "note", "-s", found, by="anna")
        bench.remember("es")  # before anything else has seen it
        assert texts(bench, "2026/appeal", MET) == [DRAFTS[MET]]


def test_terms_that_cannot_be_read_leave_what_there_was(desk: Desk) -> None:
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", MET)))
        bench.remember("es")
        desk.project.terms_path.write_text("nothing,of,the,kind\n")
        bench.refresh()
        bench.decide("es", "note", approve(row(bench, "note", SILENT)))
        assert texts(bench, "2026/appeal", MET) == [DRAFTS[MET]]


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(desk: Desk) -> None:
    desk.project.state_folder.mkdir(exist_ok=True)
    (desk.project.state_folder / "memory").write_text("")
    with desk.bench() as bench:
        bench.decide("es", "note", approve(row(bench, "note", MET)))
        bench.remember("es")
        assert texts(bench, "2026/appeal", MET) == [DRAFTS[MET]]


def test_closing_ends_the_feeding_and_nothing_is_found_any_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, steps = Event(), 0

    def endless(*arguments: Callable[[], object]) -> Iterator[object]:
        nonlocal steps
        while True:
            arguments[-1]()  # as before each pair
            steps += 1
            begun.set()
            yield

    with desk.bench() as bench:
        bench.remember("es")
        monkeypatch.setattr("l10n.workflow.desk.recalling.remembered", endless)
        feeding = Thread(target=bench.remember, args=("es",))
        feeding.start()
        assert begun.wait(SOON)
    feeding.join(SOON)
    assert not feeding.is_alive()
    assert texts(bench, "2026/appeal", MET) == []
    assert bench.remembers("es")
    assert steps
