"""Ctrl-C while a model learns: first what was learned is written down."""

from __future__ import annotations

import signal
from types import TracebackType
from typing import Any, Self

from l10n.training.learning import Step
from l10n.workflow.training_wish import Event


class Stopping:
    """While something is learned, the first Ctrl-C (or SIGTERM) lets it be written down; at
    any other time, and the second time, it stops at once."""

    def __init__(self) -> None:
        self._learning = self._pressed = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._press)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def heard(self, event: Event) -> Event:
        """Learning goes on as long as there are steps."""
        self._learning = isinstance(event, Step)
        return event

    def asked(self) -> bool:
        """Whether somebody wants to stop."""
        return self._pressed

    def _press(self, *_: object) -> None:
        if self._pressed or not self._learning:
            raise KeyboardInterrupt
        self._pressed = True
