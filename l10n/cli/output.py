"""How results and problems are told, to people and to programs."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from l10n.errors import L10nError


def print_json(value: object) -> None:
    """JSON for programs, readable by people too."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def tell_problems(problems: Iterable[L10nError]) -> bool:
    """Say what went wrong and how to mend it; True where there was anything."""
    told = False
    for problem in problems:
        click.echo(click.style("! ", fg="red", bold=True) + problem.headline, err=True)
        if problem.tip:
            click.echo(f"  {problem.tip}", err=True)
        told = True
    return told


def counted(number: int, singular: str, plural: str = "") -> str:
    """``1 statement``, ``5 statements``, ``1,204 segments``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
