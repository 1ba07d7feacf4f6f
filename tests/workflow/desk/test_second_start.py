"""A second start reads what the first one kept, and what happened between."""

from __future__ import annotations

import pytest

from tests.workflow.desk.desks import (
    CAME,
    SILENT,
    Desk,
    approve,
    row,
)


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
