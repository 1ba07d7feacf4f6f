"""What a run's first sitting settles for all that follow."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra l10n[train]")

from l10n.training import settling
from l10n.training.run import RunFolder
from l10n.training.schedule import End
from l10n.training.settling import settle


def test_batches_stay_as_they_were_on_another_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(settling, "cores", lambda: 2)
    first = settle(RunFolder(tmp_path), 50_000, End(8, None), 0)
    assert (first.batch_tokens, first.batches_a_step) == (1120, 4)
    monkeypatch.setattr(settling, "cores", lambda: 8)
    monkeypatch.setattr(settling.torch.cuda, "is_available", lambda: True)
    assert settle(RunFolder(tmp_path), 50_000, End(8, None), 900) == first
    other = settle(RunFolder(tmp_path / "other"), 50_000, End(8, None), 0)
    assert (other.batch_tokens, other.batches_a_step) == (8192, 8)


@pytest.mark.parametrize(
    ("hours", "steps", "since"),
    [(8, 100, 0), (12, 100, 900), (8, 200, 900), (8, None, 900), (4, 100, 0), (8, 50, 0)],
)
def test_patience_begins_anew_with_a_later_end(
    tmp_path: Path, hours: float, steps: int | None, since: float
):
    settle(RunFolder(tmp_path), 500, End(8, 100), 0)
    assert settle(RunFolder(tmp_path), 500, End(hours, steps), 900).since == since
    assert settle(RunFolder(tmp_path), 500, End(hours, steps), 1800).since == since


def test_a_damaged_note_is_written_anew(tmp_path: Path):
    run = RunFolder(tmp_path)
    first = settle(run, 500, End(8, None), 0)
    for damaged in ([1], {"hours": 8}):
        run.write_note("settled", damaged)
        assert settle(run, 500, End(8, None), 0) == first
