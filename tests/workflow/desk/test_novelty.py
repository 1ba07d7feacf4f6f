"""How new a sentence is to the memory, and what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs.catalog import Entry
from l10n.workflow.desk.evidence import Measured
from l10n.workflow.desk.novelty import Novelty, gather_novelty
from l10n.workflow.progress import finish
from tests.workflow.desk.desks import Desk, approve, row

RAIN = Entry("It rained.", "Llovió.")
MEETING = "The Ministry met on 3 May."


def asked(_: Entry) -> Measured:
    return Measured(agreement=0.5)


def test_it_comes_beside_what_the_engine_said(tmp_path: Path):
    kept = Novelty(tmp_path / "novelty.sqlite")
    assert kept.beside("es", asked)(RAIN) == Measured(agreement=0.5)
    kept.put("es", "It rained.", 10, 0.25)
    assert kept.beside("es", asked)(RAIN) == Measured(novelty=0.25, agreement=0.5)
    assert kept.beside("ar", asked)(RAIN) == Measured(agreement=0.5)
    kept.close()
    again = Novelty(tmp_path / "novelty.sqlite")
    assert again.beside("es", asked)(RAIN).novelty == 0.25
    again.close()


@pytest.mark.parametrize(("signed", "due"), [(10, False), (12, False), (13, True), (5, False)])
def test_it_is_asked_again_once_the_memory_has_grown(signed: int, *, due: bool):
    kept = Novelty(None)
    assert kept.is_due("es", "It rained.", signed)
    kept.put("es", "It rained.", 10, 0.25)
    assert kept.is_due("es", "It rained.", signed) == due
    kept.close()


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path):
    (tmp_path / "file").write_text("", "utf-8")
    kept = Novelty(tmp_path / "file" / "novelty.sqlite")
    kept.put("es", "It rained.", 1, 1.0)
    assert kept.beside("es", asked)(RAIN).novelty == 1.0
    kept.close()


def test_gathering(desk: Desk):
    kept = Novelty(None)
    with desk.bench() as bench:
        assert finish(gather_novelty(bench, kept)) == frozenset()
        bench.decide("es", "2026/appeal", approve(row(bench, "2026/appeal", MEETING)))
        bench.remember("es")
        assert finish(gather_novelty(bench, kept)) == {"es"}
        measure = kept.beside("es", asked)
        twin = row(bench, "note", MEETING).entry
        other = row(bench, "note", "Nobody spoke.").entry
        assert (measure(twin).novelty, measure(other).novelty) == (0.0, 1.0)
        assert finish(gather_novelty(bench, kept)) == frozenset()
    kept.close()
