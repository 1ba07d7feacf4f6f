"""A worker outlives whatever it is given to do, and answers everybody."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager

import pytest

from l10n.errors import EngineError, L10nError, PackageError
from l10n.workflow.desk.worker import Rank, Worker

SOON = 20
"""Seconds after which an answer that has not come never will."""


class PanicError(BaseException):
    """As native code raises it: no Exception."""


@contextmanager
def held(worker: Worker) -> Iterator[None]:
    """While this goes on, the worker works at something and gets to nothing else."""
    begun, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        begun.set()
        assert go_on.wait(SOON)

    future = worker.do(Rank.ASKED, wait)
    assert begun.wait(SOON)
    try:
        yield
    finally:
        go_on.set()
        future.result(SOON)


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker("test", lambda: None, quiet=0)
    yield made
    made.close()


@pytest.mark.parametrize(
    "problem",
    [ValueError("bad"), SystemExit(1), KeyboardInterrupt(), GeneratorExit(), PanicError("panic")],
)
def test_nothing_that_is_raised_ends_it(worker: Worker, problem: BaseException) -> None:
    def failing() -> None:
        raise problem

    with pytest.raises(EngineError) as caught:
        worker.do(Rank.ASKED, failing).result(SOON)
    assert caught.value.__cause__ is problem
    assert (str(problem) or type(problem).__name__) in str(caught.value)
    assert worker.do(Rank.ASKED, lambda: 7).result(SOON) == 7


def test_what_the_user_can_mend_is_told_as_it_is(worker: Worker) -> None:
    problem = PackageError("It is broken.", tip="Install it again.")

    def failing() -> None:
        raise problem

    with pytest.raises(PackageError) as caught:
        worker.do(Rank.ASKED, failing).result(SOON)
    assert caught.value is problem


def test_a_cancelled_wish_is_passed_over(worker: Worker) -> None:
    done: list[str] = []
    with held(worker):
        wishes = [worker.do(Rank.ASKED, lambda name=name: done.append(name)) for name in "abc"]
        assert wishes[1].cancel()
    wishes[2].result(SOON)
    assert done == ["a", "c"]
    with pytest.raises(CancelledError):
        wishes[1].result(SOON)


def test_what_is_worked_at_cannot_be_cancelled(worker: Worker) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        go_on.wait(SOON)
        return 7

    future = worker.do(Rank.ASKED, slow)
    assert begun.wait(SOON)
    assert not future.cancel()
    go_on.set()
    assert future.result(SOON) == 7


def test_a_listener_that_fails_ends_nothing(worker: Worker) -> None:
    def fail(_: Future[int]) -> None:
        raise ValueError("bad")

    with held(worker):
        future = worker.do(Rank.ASKED, lambda: 1)
        future.add_done_callback(fail)
    assert future.result(SOON) == 1
    assert worker.do(Rank.ASKED, lambda: 2).result(SOON) == 2


def test_closing_answers_all_that_wait() -> None:
    worker = Worker("test", lambda: None, quiet=0)
    with held(worker):
        ranks = (Rank.BACKGROUND, Rank.TYPING, Rank.ASKED)
        waiting = [worker.do(rank, lambda: 1) for rank in ranks]
        assert waiting[1].cancel()
        closing = threading.Thread(target=worker.close)
        closing.start()
        for future in waiting[0], waiting[2]:
            with pytest.raises(EngineError, match="closed"):
                future.result(SOON)
    closing.join(SOON)
    assert not closing.is_alive()
    worker.close()
    with pytest.raises(L10nError, match="closed"):
        worker.do(Rank.TYPING, lambda: 1).result(SOON)


def test_at_the_end_it_tidies_up_once_on_its_own_thread() -> None:
    ends: list[str] = []
    worker = Worker("tidy", lambda: ends.append(threading.current_thread().name), quiet=0)
    worker.close()
    worker.close()
    assert ends == ["tidy"]


def test_the_background_waits_for_a_pause() -> None:
    order: list[str] = []
    worker = Worker("test", lambda: None, quiet=0.05)
    with held(worker):
        late = worker.do(Rank.BACKGROUND, lambda: order.append("background"))
        soon = worker.do(Rank.ASKED, lambda: order.append("asked"))
        first = worker.do(Rank.TYPING, lambda: order.append("typing"))
    for future in late, soon, first:
        future.result(SOON)
    worker.close()
    assert order == ["typing", "asked", "background"]
