"""Learns a model from batches, step by step; what a kill leaves undone is gone on with."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator
from dataclasses import dataclass

from l10n.training.batches import Batches
from l10n.training.checkpoints import Checkpoint, Checkpoints, Weights
from l10n.training.course import Course, Plan
from l10n.training.learner import Learner
from l10n.training.scores import Scores

Judge = Callable[[Weights], Scores]
"""Translates what was held out with these weights."""
Clock = Callable[[], float]
"""Seconds, from any beginning, that never go back."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step brought."""

    number: int
    """Counted from 1, over all runs."""
    tokens: int
    """Target tokens, over all runs."""
    loss: float
    """Mean of a token of this step, label smoothing included, in nats."""
    speed: float
    """Target tokens a second, of late."""
    remaining: float
    """Seconds of learning until the planned end."""
    scores: Scores | None = None
    """Where this step was judged."""


@dataclass(frozen=True, slots=True)
class Learned:
    """How it ended."""

    steps: int
    tokens: int
    seconds: float
    stopped_early: bool
    """Whether ``patience`` ended it."""


def learn(
    plan: Plan,
    batches: Batches,
    store: Checkpoints,
    judge: Judge | None,
    clock: Clock,
    begin: Weights | None = None,
) -> Generator[Step, None, Learned]:
    """Learn from the last checkpoint of ``store`` on, or from ``begin``, or from nothing.

    The best weights are those of ``store.best``. A run that has ended already yields nothing.
    Closing the generator writes a checkpoint; a kill loses what came after the last one.
    After either, the same call goes on as if nothing had been: to the bit, where ``steps`` and
    not time ends it.
    Raises TrainingError where ``begin`` or the checkpoint is of another shape, where the
    numbers run away, or where a checkpoint cannot be written.
    """
    course = Course(plan)
    last = store.last()
    if last is not None:
        course.go_on(last)
    if not course.is_over or (judge is not None and course.judgement_is_due):
        learner = Learner(plan)
        try:
            learner.begin(last, begin)
            yield from _steps(course, learner, batches, store, judge, clock)
        finally:
            learner.close()
    return Learned(course.step, course.tokens, course.seconds, course.stopped_early)


def _steps(
    course: Course,
    learner: Learner,
    batches: Batches,
    store: Checkpoints,
    judge: Judge | None,
    clock: Clock,
) -> Generator[Step, None, None]:
    mean = math.nan
    while True:
        if not course.is_over:
            mean = _step(course, learner, batches, clock)
        scores = None
        if judge is not None and course.judgement_is_due:
            # Written down first: a judgement takes minutes, too, and may be killed.
            _save(course, learner, store)
            scores = judge(learner.weights)
            course.note(scores)
            _save(course, learner, store)
        elif course.save_is_due:
            _save(course, learner, store)
        try:
            yield Step(course.step, course.tokens, mean, course.speed, course.remaining, scores)
        except GeneratorExit:
            _save(course, learner, store)
            raise
        if course.is_over:
            return


def _step(course: Course, learner: Learner, batches: Batches, clock: Clock) -> float:
    """One step and what it took; the mean loss of a token."""
    started = clock()
    numbers = course.next_batches
    some = [batches.at(number) for number in numbers]
    mean = learner.step(some, numbers.start, course.rate)
    course.advance(sum(batch.tokens for batch in some), clock() - started)
    return mean


def _save(course: Course, learner: Learner, store: Checkpoints) -> None:
    first, second = learner.moments
    store.save(
        Checkpoint(
            step=course.step,
            tokens=course.tokens,
            seconds=course.seconds,
            shape=course.plan.shape,
            weights=learner.weights,
            first=first,
            second=second,
            judged=course.judged,
            scores=course.scores,
        )
    )
    course.saved = course.seconds
