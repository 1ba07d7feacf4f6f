"""Counting: what is not wholly done is never shown as done."""

from __future__ import annotations

import pytest

from l10n.model import State, Tally
from l10n.report.status import approved_percent, combined


def tally(**segments: int) -> Tally:
    counts = {State(name): count for name, count in segments.items()}
    return Tally(counts, {state: 10 * count for state, count in counts.items()}, {"argos:x": 1})


@pytest.mark.parametrize(
    ("counts", "percent"),
    [
        ({}, 100),
        ({"machine": 3}, 0),
        ({"approved": 399, "machine": 1}, 99),
        ({"approved": 1, "final": 1}, 100),
        ({"approved": 1, "translated": 1, "rejected": 1}, 33),
    ],
)
def test_a_hundred_percent_means_all(counts: dict[str, int], percent: int):
    assert approved_percent(tally(**counts)) == percent


def test_catalogs_add_up():
    assert combined([tally(machine=1, approved=2), tally(machine=3)]) == Tally(
        {State.MACHINE: 4, State.APPROVED: 2},
        {State.MACHINE: 40, State.APPROVED: 20},
        {"argos:x": 2},
    )
