"""What a workbench shows, whoever writes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event
from time import sleep

import pytest

from l10n.cli.session import opened
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import UnknownPlace, Workbench
from tests.workflow.desk.desks import (
    SILENT,
    Desk,
    approve,
    edit,
    row,
)

_SECONDS = 10.0
"""After so long a test gives up."""


def test_there_is_a_sheet_for_each_statement_and_language(desk: Desk) -> None:
    with desk.bench() as bench:
        found = [(sheet.language.tag, sheet.statement, len(sheet.rows)) for sheet in bench.sheets()]
        ready = bench.ready
        spanish = [sheet.statement for sheet in bench.sheets("es")]
    expected = [("es", "2026/appeal", 5), ("es", "note", 2)]
    assert found == [*expected, ("ar", "2026/appeal", 5), ("ar", "note", 2)]
    assert (ready, spanish) == ((4, 4), ["2026/appeal", "note"])


@pytest.mark.parametrize(
    ("tag", "statement"),
    [("fr", "note"), ("es", "gone"), ("es", "../note"), ("../es", "note"), ("", ""), ("es", "")],
)
def test_names_are_looked_up_and_never_made_paths(desk: Desk, tag: str, statement: str) -> None:
    with desk.bench() as bench, pytest.raises(UnknownPlace):
        bench.sheet(tag, statement)


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
