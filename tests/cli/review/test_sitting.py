"""What one person does at the terminal while things happen elsewhere."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest

from l10n.cli.terminal.sitting import Deed, Kind, Sitting
from l10n.review.states import Action
from l10n.workflow.desk.queue import Order, Wanted
from tests.workflow.desk.desks import SILENT, SPANISH, edit, make, row


@pytest.mark.parametrize(
    ("elsewhere", "kind", "kept"),
    [
        ("", Kind.DONE, "Nadie habló."),
        ("Nadie dijo más.", Kind.OVERTAKEN, "Nadie dijo más."),
    ],
)
def test_an_undo_takes_back_what_was_done_here_alone(
    tmp_path: Path, elsewhere: str, kind: Kind, kept: str
) -> None:
    with make(tmp_path / "project").bench() as bench:
        places = [(SPANISH, "note")]
        sitting = Sitting(bench, places, "anna", Order.RISK, Wanted(), lambda _: Future())
        sitting.do(Deed(Action.EDIT, row(bench, "note", SILENT), "Nadie dijo nada."))
        if elsewhere:
            bench.decide("es", "note", edit(row(bench, "note", SILENT), elsewhere, by="anna"))
        answer = sitting.undo()
        assert answer
        assert (answer.kind, answer.row.entry.target) == (kind, kept)
