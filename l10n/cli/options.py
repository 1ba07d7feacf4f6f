"""Options that several commands have."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


def languages_option(command: Command) -> Command:
    """Let a command be narrowed to languages."""
    option = click.option(
        "-l",
        "--language",
        "tags",
        multiple=True,
        metavar="LANG",
        help="Only this language; may be given again.",
    )
    return option(command)


def choosing(command: Command) -> Command:
    """Let a command be narrowed to statements and languages."""
    return click.argument("statements", nargs=-1)(languages_option(command))


def json_option(command: Command) -> Command:
    """Give a command --json."""
    return click.option("--json", "json_", is_flag=True, help="Print JSON for programs.")(command)


def refuse_unreadable(*texts: str) -> None:
    """Stop at an argument that is no text, as a terminal of another charset gives it."""
    for text in texts:
        if not text.isascii() and any(unicodedata.category(letter) == "Cs" for letter in text):
            raise click.UsageError("An argument is not UTF-8: set your terminal to UTF-8.")
