"""How long somebody has to wait who keeps getting a password wrong. Pure; time is given."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

KEPT = 10_000
"""So many are remembered; the one tried longest ago is forgotten first."""


@dataclass(slots=True)
class _Tried:
    times: int
    last: float


class Attempts:
    """Counts attempts by key. The first ``free`` cost nothing; the wait then doubles from one
    second with each, up to ``longest`` seconds. What is quiet for ten times that is forgotten."""

    def __init__(self, *, free: int, longest: float, kept: int = KEPT) -> None:
        self._free = free
        self._longest = longest
        self._kept = kept
        self._tried: OrderedDict[str, _Tried] = OrderedDict()

    def __len__(self) -> int:
        return len(self._tried)

    def wait(self, key: str, now: float) -> float:
        """Seconds until the next attempt may be made; 0 for now.

        >>> attempts = Attempts(free=1, longest=60)
        >>> attempts.count("anna", 0.0)
        >>> attempts.wait("anna", 0.0)
        0.0
        >>> attempts.count("anna", 0.0)
        >>> attempts.wait("anna", 0.25), attempts.wait("anna", 1.0)
        (0.75, 0.0)
        """
        tried = self._tried.get(key)
        if tried is None or tried.times <= self._free:
            return 0.0
        # The exponent is bounded: a count may grow for ever.
        pause = min(2.0 ** min(tried.times - self._free - 1, 40), self._longest)
        return max(0.0, tried.last + pause - now)

    def count(self, key: str, now: float) -> None:
        """An attempt begins. It counts as failed until :meth:`forgive` says otherwise: several
        at once are several."""
        tried = self._tried.pop(key, None)
        times = tried.times if tried and now - tried.last < 10 * self._longest else 0
        self._tried[key] = _Tried(times + 1, now)
        while len(self._tried) > self._kept:
            self._tried.popitem(last=False)

    def forgive(self, key: str, times: int | None = None) -> None:
        """Take back so many attempts; all of them where no number is given."""
        tried = self._tried.get(key)
        if tried is None:
            return
        tried.times = 0 if times is None else max(0, tried.times - times)
        if not tried.times:
            del self._tried[key]
