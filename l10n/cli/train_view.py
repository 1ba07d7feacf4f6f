"""How a training looks on the command line: a line that moves, and what came of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from l10n.cli.models_view import echo_table, megabytes
from l10n.cli.output import printable
from l10n.report.counting import counted
from l10n.training.judging import Measured
from l10n.training.learning import Step
from l10n.workflow.training_wish import Event, Outcome, Ready

_OFTEN, _SELDOM = 0.5, 60.0
"""Seconds between two lines, on a terminal and elsewhere."""
_FEW = 100_000
_LARGEST = 6
"""Collections and reasons that are named."""


class Shown:
    """The progress on the error output: one line that changes, or now and then a line where
    nobody watches."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._moves = sys.stderr.isatty()
        self._last = float("-inf")
        self._doing = ""
        self._chrf: list[float] = []

    def close(self) -> None:
        """Leave no half line."""
        self._clear()

    def show(self, event: Event) -> None:
        """Tell what is going on."""
        if isinstance(event, Step):
            self._step(event)
        elif isinstance(event, Ready):
            self._clear()
            _tell_ready(event)
        elif self._is_time(is_new=event.what != self._doing):
            self._doing = event.what
            self._line(f"{event.what} … {event.done:,} pairs" if event.done else f"{event.what} …")

    def _step(self, step: Step) -> None:
        if step.scores:
            best = ", the best so far" if step.scores.chrf > max(self._chrf, default=-1.0) else ""
            self._chrf.append(step.scores.chrf)
            self._clear()
            click.echo(
                f"After {step.tokens:,} tokens: chrF {step.scores.chrf:.1f}, BLEU "
                f"{step.scores.bleu:.1f} on what was held out{best}.",
                err=True,
            )
        if self._is_time(is_new=self._doing != "step"):
            self._doing = "step"
            chrf = f", chrF {self._chrf[-1]:.1f}" if self._chrf else ""
            self._line(
                f"Learning: {step.tokens:,} tokens, {step.speed:,.0f} a second, loss "
                f"{step.loss:.2f}{chrf}, {lasting(step.remaining)} to go"
            )

    def _is_time(self, *, is_new: bool) -> bool:
        now = self._clock()
        if not is_new and now - self._last < (_OFTEN if self._moves else _SELDOM):
            return False
        self._last = now
        return True

    def _line(self, text: str) -> None:
        click.echo(f"\r\x1b[K{text}" if self._moves else text, nl=not self._moves, err=True)

    def _clear(self) -> None:
        if self._moves:
            click.echo("\r\x1b[K", nl=False, err=True)


def _tell_ready(ready: Ready) -> None:
    data = ready.gathered
    total = sum(data.origins.values())
    click.echo(f"{counted(total, 'pair')} to learn from: {_few(data.origins)}.", err=True)
    if data.dropped:
        click.echo(
            f"Left out {counted(sum(data.dropped.values()), 'pair')}: {_few(data.dropped)}.",
            err=True,
        )
    click.echo(f"Held out to judge by: {counted(len(data.held), 'pair')}.", err=True)
    shape = ready.shape
    begun = f", beginning with {ready.begun}" if ready.begun else ""
    click.echo(
        f"A model of {shape.parameters / 1e6:.1f} million numbers{begun}"
        + (f"; done before: {counted(ready.steps, 'step')}." if ready.steps else "."),
        err=True,
    )
    for one in ready.before:
        click.echo(f"Before: chrF {one.chrf:.1f}, BLEU {one.bleu:.1f} ({one.name}).", err=True)
    if total < _FEW and not ready.begun:
        click.echo(
            "So few pairs make a model that knows little: --begin goes on from a package that "
            "knows more.",
            err=True,
        )
    click.echo("Ctrl-C stops; the same command goes on from there.", err=True)


def tell_outcome(outcome: Outcome) -> None:
    """Where the package is, how good it is, and how to install it."""
    if outcome.already:
        click.echo("This package is made already; there is nothing to do.")
    elif outcome.early:
        click.echo("Stopped before its time: nothing more was gained.")
    click.echo(f"Package: {printable(str(outcome.file))} ({megabytes(outcome.size)})")
    echo_table(_scores(outcome))
    click.echo(f'To install it: l10n models install "{printable(str(outcome.file))}"')


def _scores(outcome: Outcome) -> list[tuple[str, ...]]:
    before: Sequence[Measured | None] = outcome.before or [None] * len(outcome.scores)
    rows: list[tuple[str, ...]] = [("Test", "Sentences", "chrF", "BLEU", "Figures right", "Loops")]
    for was, one in zip(before, outcome.scores, strict=True):
        rows.append(
            (
                one.name,
                f"{one.segments:,}",
                _change(was.chrf if was else None, one.chrf),
                _change(was.bleu if was else None, one.bleu),
                _change(100 * was.figures if was else None, 100 * one.figures) + " %",
                f"{one.loops:,}",
            )
        )
    return rows


def _change(before: float | None, now: float) -> str:
    return f"{now:.1f}" if before is None else f"{before:.1f} → {now:.1f}"


def _few(counts: dict[str, int]) -> str:
    """The largest counts by name."""
    named = [f"{printable(name)} {count:,}" for name, count in list(counts.items())[:_LARGEST]]
    return ", ".join([*named, *(["others"] if len(counts) > _LARGEST else [])])


def lasting(seconds: float) -> str:
    """A time in words.

    >>> lasting(59), lasting(600), lasting(9000)
    ('59 s', '10 min', '2 h 30 min')
    """
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
