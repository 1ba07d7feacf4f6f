"""A long verb under a progress bar."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import Any, TypeVar

import click

from l10n.workflow.progress import Progress, Stage, Steps

Result = TypeVar("Result")


def follow(steps: Steps[Result], *, quiet: bool = False) -> Result:
    """Run a long verb to its end under a progress bar, on the error output."""
    with closing(steps):
        shown = _Bars(quiet=quiet or not sys.stderr.isatty())
        try:
            while True:
                shown.show(next(steps))
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # the generator's own result type
        finally:
            shown.end()


class _Bars:
    """One bar after another, as the steps come."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._title = ""

    def show(self, step: Progress) -> None:
        if self._quiet or not step.total:
            return
        title = f"{step.stage.value} {step.label}" if step.stage is Stage.TRANSLATE else step.stage
        if title != self._title:
            self.end()
            self._title = title
            self._bar = click.progressbar(
                length=step.total, label=title, width=20, file=sys.stderr, show_pos=True
            )
            self._bar.__enter__()
        self._bar.update(step.done - self._bar.pos)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
