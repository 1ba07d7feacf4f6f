"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def choosing(command: Command) -> Command:
    """Let a command be narrowed to statements and languages."""
    languages = click.option(
        "-l",
        "--language",
        "tags",
        multiple=True,
        metavar="LANG",
        help="Only this language; may be given again.",
    )
    return click.argument("statements", nargs=-1)(languages(command))


def json_option(command: Command) -> Command:
    """Give a command --json."""
    return click.option("--json", "json_", is_flag=True, help="Print JSON for programs.")(command)
