"""What waits for a person is measured while they work, each thing once."""

from __future__ import annotations

import threading
from collections import Counter
from time import sleep

import pytest

from l10n.engine.argos import ArgosEngine
from l10n.engine.discovery import starter_packages
from l10n.workflow.desk.queue import queue
from tests.workflow.desk.desks import MET, RAIN, SILENT, SOON, Desk, approve, row, wait_for
from tests.workflow.desk.engines import Telling
from tests.workflow.desk.measured import measuring


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
