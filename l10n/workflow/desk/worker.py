"""A thread that does what it is asked, the most urgent first."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from typing import Generic, TypeVar

from l10n.errors import EngineError, L10nError

Result = TypeVar("Result")

QUIET = 2.0
"""Seconds without a question from a person before anything is done in the background."""


class Rank(IntEnum):
    """How soon something is wanted."""

    TYPING = 0
    """Somebody is typing and sees it come."""
    ASKED = 1
    """Somebody has opened a page."""
    BACKGROUND = 2
    """Nobody waits for it."""


@dataclass(order=True, slots=True)
class _Job(Generic[Result]):
    rank: Rank
    number: int
    make: Callable[[], Result] = field(compare=False)
    future: Future[Result] = field(compare=False)

    def run(self) -> None:
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            made = self.make()
        except L10nError as error:
            self.future.set_exception(error)
        except BaseException as error:  # a panic of native code is no Exception
            told = EngineError(
                f"The engine failed ({str(error) or type(error).__name__}).",
                tip="Try again; if it fails every time, see l10n doctor.",
            )
            told.__cause__ = error
            self.future.set_exception(told)
        else:
            self.future.set_result(made)

    def refuse(self) -> None:
        if self.future.set_running_or_notify_cancel():
            self.future.set_exception(
                EngineError("The engine has been closed.", tip="Start l10n again.")
            )


class Worker:
    """What is asked from any thread is done one by one, by rank, then in the order asked."""

    def __init__(self, name: str, at_end: Callable[[], None], quiet: float = QUIET) -> None:
        """``at_end`` is called on the thread, when everything is over."""
        self._jobs: list[_Job[object]] = []
        self._numbers = count()
        self._changed = threading.Condition()
        self._at_end = at_end
        self._quiet = quiet
        self._is_used = False
        self.is_closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def do(self, rank: Rank, make: Callable[[], Result]) -> Future[Result]:
        """What ``make`` gives on the worker's thread.

        The future raises the L10nError that it raised, and EngineError for anything else
        and where the worker is closed before.
        """
        future: Future[Result] = Future()
        job = _Job(rank, next(self._numbers), make, future)
        with self._changed:
            is_late = self.is_closed
            if not is_late:
                heapq.heappush(self._jobs, job)  # type: ignore[misc]  # of any result
                self._changed.notify()
        if is_late:
            job.refuse()
        return future

    def close(self) -> None:
        """Let what is being done come to its end, refuse the rest, and wait for the end."""
        with self._changed:
            self.is_closed = True
            left, self._jobs = self._jobs, []
            self._changed.notify()
        for job in left:
            job.refuse()
        self._thread.join()

    def _work(self) -> None:
        try:
            while job := self._next():
                job.run()
        finally:
            self._at_end()

    def _next(self) -> _Job[object] | None:
        """The most urgent; none when closed. People who work ask again soon, so that the
        background has to wait for a pause."""
        with self._changed:
            self._changed.wait_for(lambda: self.is_closed or self._jobs)
            while self._jobs and self._jobs[0].rank is Rank.BACKGROUND and self._is_used:
                self._is_used = self._changed.wait_for(self._is_wanted, self._quiet)
            if self.is_closed:
                return None
            job = heapq.heappop(self._jobs)
            self._is_used = job.rank is not Rank.BACKGROUND
            return job

    def _is_wanted(self) -> bool:
        return self.is_closed or (bool(self._jobs) and self._jobs[0].rank is not Rank.BACKGROUND)
