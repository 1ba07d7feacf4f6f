"""Whatever goes wrong or ends while drafts are measured, people go on with their work."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import sleep

import pytest

from l10n.cli.session import opened
from l10n.engine.package import Route
from l10n.errors import EngineError, PackageError
from l10n.model import Draft
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.measuring import Measures, Measuring
from l10n.workflow.desk.novelty import gather_novelty
from l10n.workflow.desk.workbench import Workbench
from tests.workflow.desk.desks import DRAFTS, MET, RAIN, SILENT, SOON, Desk, approve, row, wait_for
from tests.workflow.desk.engines import Failing, Fake, Telling
from tests.workflow.desk.measured import Opened, measuring


def broken() -> Fake:
    raise PackageError("It is broken.", tip="Install it again.")


def test_a_broken_package_stops_nothing(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with measuring(desk, broken) as at:
        at.bench.decide("es", "2026/appeal", approve(row(at.bench, "2026/appeal", MET)))
        wait_for(lambda: at.is_told(SILENT, "Nothing like it was approved before"))
        with pytest.raises(PackageError, match="broken"):
            at.engine.alternatives(row(at.bench, "note", SILENT)).result()
        assert at.bench.panel("es", "note", row(at.bench, "note", SILENT).segment)
    assert caplog.records == []


@pytest.mark.parametrize("problem", [EngineError("No."), ValueError("No."), SystemExit(1)])
def test_what_the_engine_fails_at_is_left_out(desk: Desk, problem: BaseException) -> None:
    engine = Failing(MET, problem)
    with measuring(desk, lambda: engine) as at:
        wait_for(lambda: at.is_measured("note", SILENT) and at.is_measured("2026/appeal", RAIN))
        at.bench.decide("es", "note", approve(row(at.bench, "note", SILENT)))
        wait_for(lambda: at.is_told(RAIN, "Nothing like it was approved before", "2026/appeal"))
        assert not at.is_measured("note", MET)
    assert engine.asked.count(MET) == 1


def test_what_nobody_foresaw_is_logged_and_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    problems: list[Exception] = [sqlite3.OperationalError("disk I/O error"), KeyError("x")]

    def failing(*arguments: object) -> object:
        if problems:
            raise problems.pop()
        return gather_novelty(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("l10n.workflow.desk.measuring.gather_novelty", failing)
    with caplog.at_level(logging.ERROR, "l10n.desk"), measuring(desk) as at:
        at.bench.decide("es", "2026/appeal", approve(row(at.bench, "2026/appeal", MET)))
        wait_for(lambda: at.is_told(SILENT, "Nothing like it was approved before"))
        wait_for(lambda: at.is_measured("note", SILENT))
    assert [one.name for one in caplog.records] == ["l10n.desk"] * 2


def test_a_full_disk_costs_no_more_than_time(desk: Desk) -> None:
    with measuring(desk) as at:
        for store in at.measures.opinions, at.measures.novelty:
            store.close()
        wait_for(lambda: at.is_measured("note", SILENT))
        at.bench.decide("es", "2026/appeal", approve(row(at.bench, "2026/appeal", MET)))
        wait_for(lambda: at.is_told(SILENT, "Nothing like it was approved before"))


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with (
        opened(desk.root) as session,
        closing(Measures(tmp_path / "file")) as measures,
        closing(Workbench(session, desk.clock, measures.of)) as bench,
        closing(EngineDesk(desk.project, Telling, quiet=0)) as engine,
        closing(Measuring(bench, engine, measures, pause=0.05)),
    ):
        bench.wait()
        wait_for(lambda: "Its best guesses disagree" in row(bench, "note", SILENT).risk.reasons)


def test_it_stops_at_once_while_the_engine_is_at_work(desk: Desk) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(Telling):
        def alternatives(
            self, texts: Sequence[str], route: Route, count: int
        ) -> Iterator[tuple[int, list[Draft]]]:
            begun.set()
            go_on.wait(SOON)
            return super().alternatives(texts, route, count)

    engine = Slow()
    with measuring(desk, lambda: engine) as at:
        assert begun.wait(SOON)
        waiting = at.engine.opinion(row(at.bench, "note", SILENT))
        closer = threading.Thread(target=at.measuring.close)
        closer.start()
        with pytest.raises(EngineError, match="closed"):
            waiting.result(SOON)
        go_on.set()
        closer.join(SOON)
        assert not closer.is_alive()
    assert [asked.startswith("translate") for asked in engine.asked] == [False, True]


def test_it_stops_before_everything_was_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workbench, "wait", lambda _, seconds=None: bool(sleep(seconds or SOON)))
    with measuring(desk) as at:
        at.measuring.close()
        assert not at.measures.opinions.get("es", RAIN, DRAFTS[RAIN])[0]


@pytest.mark.parametrize("after", [0.0, 0.05, 0.2])
def test_it_can_be_closed_at_any_moment(
    desk: Desk, after: float, caplog: pytest.LogCaptureFixture
) -> None:
    desk.says("approve", "-y", "-l", "es", "2026/appeal", by="anna")
    ended: list[object] = []

    def ask(at: Opened) -> None:
        """As a request does that is still being answered."""
        try:
            while not ended:
                found = row(at.bench, "note", MET)
                at.bench.matches("es", "note", found.segment)
                at.bench.panel("es", "note", found.segment)
        except BaseException as problem:
            ended.append(problem)
            raise

    with measuring(desk) as at:
        asking = [threading.Thread(target=ask, args=(at,)) for _ in range(2)]
        for thread in asking:
            thread.start()
        sleep(after)
    found = at.bench.matches("es", "note", row(at.bench, "note", MET).segment)
    ended.append(None)
    for thread in asking:
        thread.join(SOON)
    assert found == ()
    assert ended == [None]
    assert caplog.records == []
