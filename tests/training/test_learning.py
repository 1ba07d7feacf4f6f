"""Learning, what a kill leaves of it, and who does the work."""

import itertools
import multiprocessing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra l10n[train]")

from l10n.errors import TrainingError  # noqa: E402
from l10n.training.checkpoints import Checkpoint, Checkpoints, Weights  # noqa: E402
from l10n.training.course import Plan  # noqa: E402
from l10n.training.learning import Learned, Step, learn  # noqa: E402
from l10n.training.scores import Scores  # noqa: E402
from l10n.training.shapes import Shape  # noqa: E402
from tests.training.made import batches  # noqa: E402

SHAPE = Shape(60, 32, 64, 4, 2, 1)
PLAN = Plan(
    SHAPE,
    hours=1,
    steps=6,
    batches_a_step=4,
    warm_up=2,
    rate=1e-2,
    dropout=0.1,
    judge_minutes=9e9,
    processes=1,
)


def run(plan: Plan, folder: Path, judge=None, stop: int = 0, **more) -> tuple[list[Step], Learned]:
    """All steps, or the first few, by a clock that goes on by a second each time."""
    learning = learn(
        plan, batches(60), Checkpoints(folder), judge, itertools.count().__next__, **more
    )
    steps: list[Step] = []
    while True:
        try:
            steps.append(next(learning))
        except StopIteration as end:
            return steps, end.value
        if len(steps) == stop:
            learning.close()
            return steps, Learned(0, 0, 0, stopped_early=False)


def last(folder: Path) -> Checkpoint:
    found = Checkpoints(folder).last()
    assert found is not None
    return found


def equal(one: Checkpoint, other: Checkpoint) -> bool:
    return all(
        np.array_equal(array, getattr(other, part)[name])
        for part in ("weights", "first", "second")
        for name, array in getattr(one, part).items()
    )


def test_it_learns(tmp_path: Path):
    steps, learned = run(replace(PLAN, steps=150, dropout=0), tmp_path)
    assert steps[0].loss > 4
    assert steps[-1].loss < 2
    assert [step.number for step in steps] == list(range(1, 151))
    assert learned == Learned(150, steps[-1].tokens, 150.0, stopped_early=False)
    assert steps[-1].speed == pytest.approx(steps[0].tokens, rel=0.5)
    assert steps[-1].remaining == 0


@pytest.mark.parametrize("stop", [1, 3, 5])
def test_an_interrupted_run_ends_as_one_that_was_not(tmp_path: Path, stop: int):
    whole, learned = run(PLAN, tmp_path / "whole")
    before, _ = run(PLAN, tmp_path / "parts", stop=stop)
    after, ended = run(PLAN, tmp_path / "parts")
    assert before + after == [
        replace(step, speed=other.speed) for step, other in zip(whole, before + after, strict=True)
    ]
    assert learned == ended
    assert equal(last(tmp_path / "whole"), last(tmp_path / "parts"))


def test_a_killed_run_goes_on_from_the_last_checkpoint(tmp_path: Path):
    run(PLAN, tmp_path / "whole")
    learning = learn(
        replace(PLAN, save_minutes=2 / 60),
        batches(60),
        Checkpoints(tmp_path / "killed"),
        None,
        itertools.count().__next__,
    )
    steps = list(itertools.islice(learning, 5))
    kept = last(tmp_path / "killed")
    assert (steps[-1].number, kept.step) == (5, 4)
    again = tmp_path / "again"
    Checkpoints(again).save(kept)
    assert [step.number for step in run(PLAN, again)[0]] == [5, 6]
    assert equal(last(tmp_path / "whole"), last(again))
    learning.close()


def test_a_finished_run_does_nothing_again(tmp_path: Path):
    _, learned = run(PLAN, tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert run(PLAN, tmp_path) == ([], learned)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept


def test_it_does_not_matter_how_many_work(tmp_path: Path):
    run(replace(PLAN, steps=2), tmp_path / "one")
    run(replace(PLAN, steps=2, processes=2), tmp_path / "two")
    assert equal(last(tmp_path / "one"), last(tmp_path / "two"))


def test_a_worker_that_dies_ends_it_in_words(tmp_path: Path):
    learning = learn(
        replace(PLAN, processes=2), batches(60), Checkpoints(tmp_path), None, lambda: 0.0
    )
    next(learning)
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(TrainingError, match="for want of memory"):
        next(learning)
    assert multiprocessing.active_children() == []


def test_judgements(tmp_path: Path):
    chrf = iter([40.0, 50.0, 45.0])
    seen: list[Weights] = []

    def judge(weights: Weights) -> Scores:
        seen.append(weights)
        return Scores(next(chrf), 20, 2)

    steps, _ = run(replace(PLAN, judge_minutes=2 / 60), tmp_path, judge)
    assert [step.scores and step.scores.chrf for step in steps] == [None, 40, None, 50, None, 45]
    assert [path.stem for path in Checkpoints(tmp_path).best(2)] == [
        "step-00000004",
        "step-00000006",
    ]
    np.testing.assert_equal(last(tmp_path).weights, seen[-1])


def test_no_gain_ends_it_once_and_for_all(tmp_path: Path):
    plan = replace(PLAN, judge_minutes=1 / 60, patience=2)
    steps, learned = run(plan, tmp_path, lambda _: Scores(40, 20, 2))
    assert (len(steps), learned.steps, learned.stopped_early) == (3, 3, True)
    assert run(plan, tmp_path, None) == ([], learned)


def test_a_last_judgement_that_was_killed_is_made_up_for(tmp_path: Path):
    run(PLAN, tmp_path)
    steps, _ = run(PLAN, tmp_path, lambda _: Scores(40, 20, 2))
    assert [(step.number, step.scores) for step in steps] == [(6, Scores(40, 20, 2))]
    assert run(PLAN, tmp_path, lambda _: Scores(0, 0, 0))[0] == []


def test_it_begins_with_weights_that_are_given(tmp_path: Path):
    run(replace(PLAN, steps=100, dropout=0), tmp_path / "first")
    weights = last(tmp_path / "first").weights
    steps, _ = run(replace(PLAN, steps=1), tmp_path / "second", begin=weights)
    assert steps[0].loss < 3


def test_weights_of_another_size_are_refused(tmp_path: Path):
    run(replace(PLAN, steps=1), tmp_path / "first")
    other = replace(PLAN, shape=replace(SHAPE, inner=32))
    with pytest.raises(TrainingError, match="another size"):
        run(other, tmp_path / "second", begin=last(tmp_path / "first").weights)


def test_numbers_that_run_away_end_it(tmp_path: Path):
    run(replace(PLAN, steps=1), tmp_path)
    weights = {name: np.full_like(array, np.nan) for name, array in last(tmp_path).weights.items()}
    with pytest.raises(TrainingError, match="run away"):
        run(PLAN, tmp_path / "second", begin=weights)
    assert Checkpoints(tmp_path / "second").last() is None
