"""What the commands share: the project, the clock, progress, and how results are told."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from l10n.catalogs.index import FileIndex
from l10n.errors import L10nError
from l10n.project import Project, find_root, open_project
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.session import Session

Result = TypeVar("Result")
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


def as_json(command: Command) -> Command:
    """Give a command --json."""
    return click.option("--json", "json_", is_flag=True, help="Print JSON for programs.")(command)


@contextmanager
def opened(folder: Path) -> Iterator[Session]:
    """The project around ``folder``, with its index, for one command."""
    project = open_project(find_root(folder.resolve()))
    index = open_index(project)
    try:
        yield Session(project, index, now())
    finally:
        index.close()


def open_index(project: Project) -> FileIndex:
    """The project's index of files already read."""
    return FileIndex(project.state_folder / "index.sqlite")


def now() -> str:
    """The time all of a command's writing bears; SOURCE_DATE_EPOCH makes it reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


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
