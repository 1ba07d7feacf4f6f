"""What waits for a person is measured while they work, each thing once, whatever goes wrong."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import pytest

from l10n.cli.session import opened
from l10n.engine import CompletingEngine
from l10n.engine.argos import ArgosEngine
from l10n.engine.discovery import starter_packages
from l10n.engine.package import Route
from l10n.errors import EngineError, PackageError
from l10n.model import Draft
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.measuring import Measures, Measuring
from l10n.workflow.desk.novelty import gather_novelty
from l10n.workflow.desk.queue import queue
from l10n.workflow.desk.workbench import Workbench
from tests.workflow.desk.desks import DRAFTS, Desk, approve, make, row
from tests.workflow.desk.test_opinions import Fake

MET, RAIN, SILENT = "The Ministry met on 3 May.", "It rained.", "Nobody spoke."
SOON = 30.0
"""Seconds after which what has not happened never will."""
Open = Callable[[], CompletingEngine]


class Telling(Fake):
    """Says of the rain what its draft says, and of all else something else entirely."""

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            self.asked.append(text)
            said = DRAFTS[text] if text == RAIN else "Zzz zzz zzz"
            yield number, [Draft(said, route.origin, 0.5)] * count


class Failing(Telling):
    """Fails at one sentence."""

    def __init__(self, at: str, problem: BaseException) -> None:
        super().__init__()
        self._at, self._problem = at, problem

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        if self._at in texts:
            self.asked.append(self._at)
            raise self._problem
        return super().alternatives(texts, route, count)


@dataclass(frozen=True, slots=True)
class Opened:
    """All that a server has open."""

    bench: Workbench
    engine: EngineDesk
    measures: Measures
    measuring: Measuring

    def is_measured(self, statement: str, source: str, tag: str = "es") -> bool:
        """Whether the engine was asked what it thinks."""
        entry = row(self.bench, statement, source, tag).entry
        return bool(self.measures.opinions.get(tag, entry.source, entry.target)[0])

    def is_told(self, source: str, reason: str, statement: str = "note") -> bool:
        """Whether somebody who looks at a segment reads this reason."""
        return reason in row(self.bench, statement, source).risk.reasons


@contextmanager
def measuring(desk: Desk, engine: Open = Telling) -> Iterator[Opened]:
    """As l10n serve opens it, with an engine that answers at once."""
    with (
        opened(desk.root) as session,
        closing(Measures(desk.project.state_folder)) as measures,
        closing(Workbench(session, desk.clock, measures.of)) as bench,
    ):
        asked = EngineDesk(desk.project, engine, quiet=0)
        with closing(Measuring(bench, asked, measures, pause=0.05)) as thread:
            yield Opened(bench, asked, measures, thread)


def wait_for(condition: Callable[[], bool]) -> None:
    """Until something holds that happens in the background."""
    end = monotonic() + SOON
    while not condition():
        assert monotonic() < end, "it never happened"
        sleep(0.02)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make(tmp_path)


def test_opinions_reorder_the_queue_and_are_reasons_in_words(desk: Desk) -> None:
    with desk.bench() as bench:
        before = [one.entry.source for one in queue(bench.sheets("es"))]
    with measuring(desk) as at:
        wait_for(lambda: at.is_told(SILENT, "Its best guesses disagree"))
        after = queue(at.bench.sheets("es"))
    sources = [one.entry.source for one in after]
    reasons = {one.entry.source: one.risk.reasons for one in after}
    assert sorted(sources) == sorted(before)
    assert sources != before
    assert sources.index(SILENT) < sources.index(RAIN)
    assert "Its best guesses disagree" not in reasons[RAIN]


def test_the_starter_package_has_opinions(desk: Desk) -> None:
    def starter() -> ArgosEngine:
        return ArgosEngine(starter_packages(), desk.project.config.engine)

    with measuring(desk, starter) as at:
        wait_for(lambda: all(at.is_measured("note", source) for source in (MET, SILENT)))
        found = at.measures.opinions.measure("es")(row(at.bench, "note", MET).entry)
    assert 0 < (found.agreement or 0) <= 1


def test_what_the_memory_knows_nothing_like_is_told(desk: Desk) -> None:
    with measuring(desk) as at:
        at.bench.decide("es", "2026/appeal", approve(row(at.bench, "2026/appeal", MET)))
        wait_for(lambda: at.is_told(SILENT, "Nothing like it was approved before"))
        measured = at.measures.of("es")(row(at.bench, "note", MET).entry)
    assert measured.novelty == 0.0


def test_nothing_is_asked_twice(desk: Desk) -> None:
    engine = Telling()
    for _ in range(2):
        with measuring(desk, lambda: engine) as at:
            wait_for(lambda: all(at.is_measured("2026/appeal", s) for s in (MET, RAIN)))
            wait_for(lambda: at.is_measured("note", SILENT))
            at.bench.decide("es", "note", approve(row(at.bench, "note", SILENT)))
            wait_for(lambda: at.is_told(RAIN, "Nothing like it was approved before", "2026/appeal"))
    assert set(Counter(engine.asked).values()) == {1}


def test_drafts_that_come_meanwhile_are_measured(desk: Desk) -> None:
    (desk.root / "source_texts" / "new.txt").write_text("It snowed.\n", "utf-8")
    desk.extract()
    with measuring(desk) as at:
        wait_for(lambda: at.is_measured("note", SILENT))
        assert not at.is_measured("new", "It snowed.")
        desk.says("translate", "-l", "es", "new")
        at.bench.refresh()
        assert row(at.bench, "new", "It snowed.").entry.target
        wait_for(lambda: at.is_measured("new", "It snowed."))


def test_it_looks_only_where_something_changed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    sorted_ = threading.Semaphore(0)

    def counted(sheets: object) -> object:
        sorted_.release()
        return queue(sheets)  # type: ignore[arg-type]

    monkeypatch.setattr("l10n.workflow.desk.measuring.queue", counted)
    with measuring(desk) as at:
        wait_for(lambda: at.is_told(SILENT, "Its best guesses disagree"))
        quiet = 0
        while quiet < 10:  # so many looks later nobody has sorted anything any more
            sleep(0.05)
            quiet = 0 if sorted_.acquire(blocking=False) else quiet + 1
        at.bench.decide("es", "note", approve(row(at.bench, "note", SILENT)))
        assert sorted_.acquire(timeout=SOON)


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
