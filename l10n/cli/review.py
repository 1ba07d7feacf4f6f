"""l10n review"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import click

from l10n.checks.table import RULES
from l10n.cli.by import by_option, reviewer
from l10n.cli.engine_desk import engine_desk
from l10n.cli.options import choosing, json_option, refuse_unreadable
from l10n.cli.output import print_json, tell_problems
from l10n.cli.session import now, opened
from l10n.cli.terminal.drafts import Drafts
from l10n.cli.terminal.fullscreen import FullScreen
from l10n.cli.terminal.line_mode import read_commands
from l10n.cli.terminal.queue_view import as_json, tell_queue
from l10n.cli.terminal.sitting import Sitting
from l10n.cli.terminal.summary import tell_failed, tell_summary
from l10n.cli.terminal.tty import Gone, Terminal, can_draw
from l10n.cli.terminal.typesetting import Bidi
from l10n.model import State
from l10n.workflow.desk.measuring import Measures
from l10n.workflow.desk.queue import Order, Wanted
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.session import Session

_LOOK = 60.0
"""Seconds between two looks whether everything was read."""


class _Asked(NamedTuple):
    """The command's options."""

    statements: tuple[str, ...]
    tags: tuple[str, ...]
    states: tuple[str, ...]
    checks: tuple[str, ...]
    order: str
    by: str
    bidi: str
    plain: bool
    list_: bool
    json_: bool

    @property
    def only_shows(self) -> bool:
        return self.list_ or self.json_


@click.command()
@choosing
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([state.value for state in State]),
    help="Only segments in this state; may be given again. (Default: all that nobody signed.)",
)
@click.option(
    "--check",
    "checks",
    multiple=True,
    type=click.Choice([rule.name for rule in RULES]),
    metavar="CHECK",
    help="Only segments with an open finding of this check; may be given again. "
    "l10n check --list names them.",
)
@click.option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    default=Order.RISK.value,
    show_default=True,
    help="What is likeliest to be wrong first, or as the text goes.",
)
@by_option("Who decides")
@click.option(
    "--plain", is_flag=True, help="Lines instead of a screen, for screen readers and scripts."
)
@click.option("--list", "list_", is_flag=True, help="Print the queue and end.")
@json_option
@click.option(
    "--bidi",
    type=click.Choice(["auto", *(by.value for by in Bidi)]),
    default="auto",
    show_default=True,
    help="Who puts Arabic and Hebrew in order: l10n, for terminals "
    "that show letters as they come, or the terminal.",
)
@click.pass_obj
def review(folder: Path, /, **options: Any) -> None:
    """Read, mend and sign translations, the riskiest first.

    Shows one segment after another, with what is known of it: what the checks
    found, why it is worth a look, what was approved before. Each decision is
    saved at once, and what you typed is kept; you can stop at any time.

    \b
      a approve    e edit    r reject    u undo    j k next, back    ? all keys

    Where there is no terminal, or with --plain, it prints lines and reads
    commands: approve, reject REASON, edit TEXT, skip, undo, help, quit.

    \b
    Examples:
      l10n review -l es
      l10n review -l es ministry-statement --order document
      l10n review -l es --check numbers
      l10n review --list
      l10n review -l ar --plain
    """
    asked = _Asked(**options)
    refuse_unreadable(asked.by)
    with opened(folder, writes=not asked.only_shows) as session, _sitting(session, asked) as one:
        clean = _show(one, json_=asked.json_) if asked.only_shows else _sit(one, asked)
        if tell_problems(one.problems()) or not clean:
            sys.exit(1)


@contextmanager
def _sitting(session: Session, asked: _Asked) -> Iterator[Sitting]:
    """All that a review needs, until its end."""
    project = session.project
    sources = select_sources(project, asked.statements)
    languages = select_languages(project, asked.tags)
    places = [(target, source.id) for target in languages for source in sources]
    name = "" if asked.only_shows else reviewer(project, asked.by)
    wanted = Wanted(tuple(map(State, asked.states)), asked.checks)
    with ExitStack() as stack:
        measures = stack.enter_context(closing(Measures(project.state_folder)))
        first = [(target.tag, statement) for target, statement in places]
        bench = stack.enter_context(closing(Workbench(session, now, measures.of, first)))
        engine = stack.enter_context(closing(engine_desk(project)))
        yield Sitting(bench, places, name, Order(asked.order), wanted, engine.alternatives)


def _wait(sitting: Sitting) -> None:
    while not sitting.bench.wait_for_first(_LOOK):
        pass


def _show(sitting: Sitting, *, json_: bool) -> bool:
    _wait(sitting)
    rows = sitting.queue()
    if json_:
        print_json(as_json(rows))
    else:
        tell_queue(rows)
    return True


def _sit(sitting: Sitting, asked: _Asked) -> bool:
    """Whether every command was carried out."""
    if asked.plain or not can_draw(os.environ):
        return _read_lines(sitting)
    path = sitting.bench.project.state_folder / "drafts.sqlite"
    try:
        with (
            closing(Drafts(path, sitting.by)) as drafts,
            Terminal(os.environ, None if asked.bidi == "auto" else Bidi(asked.bidi)) as terminal,
        ):
            FullScreen(sitting, terminal, drafts).run()
    except Gone:
        return True
    if sitting.bench.wait_for_first(0):
        tell_summary(sitting)
    return True


def _read_lines(sitting: Sitting) -> bool:
    _wait(sitting)
    asks = sys.stdin.isatty()
    failed = read_commands(sitting, sys.stdin, asks=asks)
    tell_summary(sitting)
    if asks or not failed:
        return True
    tell_failed(failed)
    return False
