"""How the learning rate goes up and down, and what is due when."""

import pytest

from l10n.training.course import Course, Plan
from l10n.training.schedule import End, Schedule
from l10n.training.scores import Scores
from l10n.training.shapes import Shape

SHAPE = Shape(60, 32, 64, 4, 2, 1)


@pytest.mark.parametrize(
    ("step", "share", "rate"),
    [
        (1, 0.0, 0.1),
        (5, 0.0, 0.5),
        (10, 0.0, 1.0),
        (99, 0.3, 1.0),
        (99, 0.65, 0.5),
        (99, 0.999, 0.02),
        (99, 1.0, 0.02),
        (5, 0.65, 0.25),
    ],
)
def test_rate_rises_stays_and_falls(step: int, share: float, rate: float):
    assert Schedule(1.0, warm_up=10).rate(step, share) == pytest.approx(rate)


def test_without_warming_up_it_begins_at_its_height():
    assert Schedule(2.0, warm_up=0).rate(1, 0.0) == 2.0


def test_what_ends_first_ends_it():
    course = Course(Plan(SHAPE, hours=1, steps=3))
    for _ in range(3):
        assert not course.is_over
        course.advance(100, 60)
    assert course.is_over
    assert (course.tokens, course.seconds, course.remaining) == (300, 180, 0)
    course = Course(Plan(SHAPE, hours=1))
    course.advance(100, 3599)
    assert not course.is_over
    course.advance(100, 1)
    assert course.is_over


def test_the_rest_is_told_by_time_and_steps():
    course = Course(Plan(SHAPE, hours=1, steps=10))
    course.advance(100, 50)
    assert (course.speed, course.remaining) == (2, 450)
    course = Course(Plan(SHAPE, hours=1))
    course.advance(100, 50)
    assert course.remaining == 3550
    course.advance(100, 0)
    assert course.next_batches == range(4, 6)


def test_no_gain_for_long_ends_it():
    course = Course(Plan(SHAPE, hours=9, patience=2))
    for chrf in 40, 50, 49, 50:
        assert not course.stopped_early
        course.advance(100, 60)
        course.note(Scores(chrf, 20, 2))
    assert course.stopped_early
    assert course.is_over


def test_an_end_is_put_off_by_more_of_either():
    end = End(8, 100)
    assert not end.is_after(end)
    assert all(one.is_after(end) for one in (End(9, 100), End(8, 101), End(8), End(4, 101)))
    assert not End(4, 100).is_after(end)
    assert not End(8, 100).is_after(End(8))


def test_patience_begins_anew_where_the_end_was_put_off():
    course = Course(Plan(SHAPE, hours=9, patience=2, since=180))
    for chrf in 50, 49, 48, 47:
        course.advance(100, 60)
        course.note(Scores(chrf, 20, 2))
    assert not course.stopped_early
    course.advance(100, 60)
    course.note(Scores(46, 20, 2))
    assert course.stopped_early


def test_judgements_and_checkpoints_are_due_by_the_time_of_learning():
    course = Course(Plan(SHAPE, hours=9, judge_minutes=2, save_minutes=1))
    due = []
    for _ in range(4):
        course.advance(100, 60)
        due.append((course.judgement_is_due, course.save_is_due))
        if course.judgement_is_due:
            course.note(Scores(40, 20, 2))
        course.saved = course.seconds
    assert due == [(False, True), (True, True), (False, True), (True, True)]
