"""l10n review"""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import click

from l10n.cli.options import choosing, json_option, refuse_unreadable
from l10n.cli.output import print_json, tell_problems
from l10n.cli.reviewing import reviewer
from l10n.cli.session import now, opened
from l10n.cli.terminal.fullscreen import FullScreen
from l10n.cli.terminal.line_mode import LineMode
from l10n.cli.terminal.queue_view import as_json, tell_queue
from l10n.cli.terminal.sitting import Sitting
from l10n.cli.terminal.summary import tell_summary
from l10n.cli.terminal.tty import Gone, Terminal, can_draw
from l10n.cli.terminal.typesetting import Bidi
from l10n.workflow.desk.measuring import Measures
from l10n.workflow.desk.queue import Order
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.selection import select_languages, select_sources


class _Asked(NamedTuple):
    """The command's options."""

    statements: tuple[str, ...]
    tags: tuple[str, ...]
    order: str
    by: str
    bidi: str
    plain: bool
    list_: bool
    json_: bool


@click.command()
@choosing
@click.option(
    "--order",
    type=click.Choice([order.value for order in Order]),
    default=Order.RISK.value,
    show_default=True,
    help="What is likeliest to be wrong first, or as the text goes.",
)
@click.option(
    "--by",
    default="",
    metavar="NAME",
    help="Who decides (default: the project's reviewer, or the name that git knows you by).",
)
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
    saved at once; you can stop at any time.

    \b
      a approve    e edit    r reject    u undo    j k next, back    ? all keys

    Where there is no terminal, or with --plain, it prints lines and reads
    commands: approve, reject REASON, edit TEXT, skip, undo, help, quit.

    \b
    Examples:
      l10n review -l es
      l10n review -l es ministry-statement --order document
      l10n review --list
      l10n review -l ar --plain
    """
    asked = _Asked(**options)
    refuse_unreadable(asked.by)
    only_shows = asked.list_ or asked.json_
    with opened(folder, writes=not only_shows) as session:
        sources = select_sources(session.project, asked.statements)
        languages = select_languages(session.project, asked.tags)
        places = [(target, source.id) for target in languages for source in sources]
        name = "" if only_shows else asked.by.strip() or reviewer(session.project)
        with (
            closing(Measures(session.project.state_folder)) as measures,
            closing(Workbench(session, now, measures.of)) as bench,
        ):
            sitting = Sitting(bench, places, name, Order(asked.order))
            if only_shows:
                _show(sitting, json_=asked.json_)
            clean = only_shows or _sit(sitting, asked)
        if tell_problems(sitting.problems()) or not clean:
            sys.exit(1)


def _show(sitting: Sitting, *, json_: bool) -> None:
    rows = sitting.queue()
    if json_:
        print_json(as_json(rows))
    else:
        tell_queue(rows)


def _sit(sitting: Sitting, asked: _Asked) -> bool:
    """Whether every command was carried out."""
    if asked.plain or not can_draw(os.environ):
        lines = LineMode(sitting, asks=sys.stdin.isatty())
        lines.run(sys.stdin)
        tell_summary(sitting)
        return lines.clean or sys.stdin.isatty()
    try:
        with Terminal(os.environ, None if asked.bidi == "auto" else Bidi(asked.bidi)) as terminal:
            FullScreen(sitting, terminal).run()
    except Gone:
        return True
    tell_summary(sitting)
    return True
