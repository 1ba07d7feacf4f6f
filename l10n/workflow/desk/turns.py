"""One at a time, and whoever sits before a screen first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, RLock

_PATIENCE = 0.5
"""Seconds after which work in the background takes its turn like anybody else: where people
come one after the other, it would never get one."""


class Turns:
    """A lock with two doors. Work in the background does not begin while anybody waits at
    the first one, and can give way to them on its way."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._quiet = Condition()
        self._ahead = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """Hold the lock for a person. One thread may do so again while it does."""
        with self._quiet:
            self._ahead += 1
        try:
            with self._lock:
                yield
        finally:
            with self._quiet:
                self._ahead -= 1
                self._quiet.notify_all()

    @contextmanager
    def later(self) -> Iterator[None]:
        """Hold the lock for work that nobody waits for."""
        self.give_way()
        with self._lock:
            yield

    def give_way(self) -> None:
        """Wait until nobody is at the first door, nor within, but not for ever. Call it
        without the lock."""
        with self._quiet:
            self._quiet.wait_for(lambda: self._ahead == 0, _PATIENCE)
