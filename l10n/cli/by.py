"""Who acts: the option ``--by``, and whose name it is where nobody gives one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from l10n.errors import ReviewError
from l10n.project import Project

Command = TypeVar("Command", bound=Callable[..., object])


def by_option(who: str) -> Callable[[Command], Command]:
    """Give a command ``--by``; ``who`` says what they do, for its help."""
    return click.option(
        "--by",
        default="",
        metavar="NAME",
        help=f"{who} (default: the project's reviewer, or the name that git knows you by).",
    )


def reviewer(project: Project, by: str) -> str:
    """Who acts. Raises ReviewError where no name is given and none is known."""
    name = by.strip() or project.config.review.reviewer or _git_name(project.root)
    if not name:
        raise ReviewError(
            "It is not known who decides.",
            tip='Add --by NAME, or set reviewer = "NAME" under [review] in the settings.',
        )
    return name


def _git_name(folder: Path) -> str:
    """The name that git would sign a commit with; empty where there is none."""
    try:
        found = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607  # the user's own git
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return found.stdout.strip()
