"""Twenty reviewers at one server for long, and a kill in the middle: nothing is lost, and
memory stays as it is.

``pytest -n 0 -m soak tests/soak/test_workbench.py -s`` takes an hour and a half;
``L10N_SOAK_SECONDS`` says how long the reviewers work.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from statistics import fmean

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.reviewing.at_work import THINKING, name_of, work
from benchmarks.reviewing.proof import journals, prove
from benchmarks.reviewing.server import add_people, served
from benchmarks.reviewing.statements import make_project

SECONDS = float(os.environ.get("L10N_SOAK_SECONDS", "3600"))
REVIEWERS, LISTENERS = 20, 100
STATEMENTS, SEGMENTS = 200, 40
MOST_GROWTH = 0.15
"""Of the memory, from the second quarter of the time to the last. What is decided is known to
the server, 1 KB for each, and the catalogs that were decided about stay at hand."""

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("workbench") / "project"
    make_project(made, STATEMENTS, SEGMENTS)
    add_people(made, [name_of(number) for number in range(REVIEWERS)])
    return made


def test_an_hour_of_reviewers_loses_nothing_and_takes_no_more_memory(folder: Path) -> None:
    before = journals(folder)
    with served(folder) as server:
        done = asyncio.run(work(server, REVIEWERS, SECONDS, THINKING, listeners=LISTENERS))
    proof = prove(folder, done.attempts, before)
    print("\n", proof.outcomes)
    assert proof.holds, proof
    assert sum(proof.outcomes.values()) > REVIEWERS
    memory = [memory for _, memory, _ in done.samples]
    quarter = max(1, len(memory) // 4)
    early, late = fmean(memory[quarter : 2 * quarter]), fmean(memory[-quarter:])
    print(f"memory: {early:.0f} MB, then {late:.0f} MB")
    assert late < early * (1 + MOST_GROWTH)


def test_a_kill_in_the_middle_loses_nothing_that_was_acknowledged(folder: Path) -> None:
    before = journals(folder)

    with served(folder) as server:
        done = asyncio.run(work(server, REVIEWERS, 30.0, (0.0, 0.0), kill_after=15.0))
    with served(folder) as server:
        more = asyncio.run(work(server, REVIEWERS, 10.0, (0.0, 0.0)))
    proof = prove(folder, [*done.attempts, *more.attempts], before)
    print("\n", proof.outcomes)
    assert proof.holds, proof
    assert proof.outcomes["no answer"]
    assert more.attempts
