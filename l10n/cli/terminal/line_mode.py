"""The review in plain lines, for screen readers, pipes and terminals that show no screen."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TextIO

import click

from l10n.cli.terminal.line_commands import BARE, COMMANDS
from l10n.cli.terminal.line_desk import LineDesk
from l10n.cli.terminal.sitting import Sitting
from l10n.cli.terminal.state import NOTHING
from l10n.errors import L10nError


def read_commands(sitting: Sitting, commands: TextIO, *, asks: bool) -> list[int]:
    """Carry out a command a line, until ``quit`` or the last one.

    ``asks``: whether somebody types, and is asked for each. Gives the numbers of the lines
    that were not understood or not carried out.
    """
    desk = LineDesk(sitting, numbered=not asks)
    desk.tell_row()
    for line in _lines(commands, asks=asks):
        desk.line += 1
        word, _, rest = line.strip().partition(" ")
        if word.lower() in {"quit", "q"}:
            break
        if word:
            _obey(desk, word.lower(), " ".join(rest.split()))
    return desk.failed


def _lines(commands: TextIO, *, asks: bool) -> Iterator[str]:
    while True:
        if asks:
            click.echo("What now? ", nl=False)
        line = commands.readline()
        if not line:
            break
        yield line


def _obey(desk: LineDesk, word: str, rest: str) -> None:
    command = COMMANDS.get(word)
    if command is None:
        meant = get_close_matches(word, COMMANDS, 1)
        tip = f"Did you mean {meant[0]}?" if meant else "help lists them."
        desk.fail(f"There is no command “{word}”.", tip)
    elif rest and word in BARE:
        desk.fail(f"Nothing may follow {word}.", "help lists the commands.")
    elif not desk.state.rows and word not in {"help", "order", "undo"}:
        desk.fail(NOTHING.text)
    else:
        try:
            command(desk, rest)
        except L10nError as problem:
            desk.fail(problem.headline, problem.tip)
