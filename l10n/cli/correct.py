"""l10n correct"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from l10n.cli.by import by_option, reviewer
from l10n.cli.corrections import Change, as_json, count_places, tell_changes, tell_corrected
from l10n.cli.options import choosing, json_option, refuse_unreadable
from l10n.cli.output import print_json, tell_problems
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.errors import L10nError
from l10n.report.counting import counted
from l10n.workflow.correcting import Corrected
from l10n.workflow.correcting import correct as write
from l10n.workflow.offering import offers
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.session import Session


class _Asked(NamedTuple):
    names: tuple[str, ...]
    tags: tuple[str, ...]
    only: tuple[int, ...]
    unsure: bool
    by: str
    apply: bool
    dry_run: bool
    json_: bool


def _options(command: Callable[..., object]) -> Callable[..., object]:
    options = (
        click.option("--only", multiple=True, type=click.IntRange(min=1), metavar="N",
                     help="Only the change with this number; may be given again."),
        click.option("--unsure", is_flag=True,
                     help="Write those marked with a question mark, too: read them first."),
        by_option("Who corrects"),
        click.option("-y", "--yes", "--apply", "apply", is_flag=True,
                     help="Write them without asking."),
        click.option("-n", "--dry-run", is_flag=True, help="Show them and ask nothing."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return choosing(json_option(command))


@click.command()
@_options
@click.pass_obj
def correct(folder: Path, /, statements: tuple[str, ...], **given: Any) -> None:
    """Put right everywhere what you put right in one draft.

    Where you replaced words in a machine's draft, in l10n edit or any PO
    editor, the same change is offered for every other segment of that language
    that nobody has signed or rejected, if the source has the same words there
    and the translation the same old ones. Nothing is written before you say so.

    A corrected draft stays a draft: it still has to be read and approved.
    What needs a look is marked with a question mark and left alone, unless you
    add --unsure. An offer that would make the checks find an error is none.
    An offer that you do not take is there again the next time.

    \b
    Examples:
      l10n correct -l es
      l10n correct -l es --dry-run
      l10n correct -l es --only 2 --apply
    """
    asked = _Asked(statements, **given)
    refuse_unreadable(asked.by)
    with opened(folder, writes=asked.apply) as session:
        if asked.only and len(select_languages(session.project, asked.tags)) > 1:
            raise click.UsageError("--only is for one language: name it, with -l.")
        changes, problems = _changes(session, asked)
        if not asked.json_:
            tell_changes(changes, unsure=asked.unsure)
        done = _write(session, changes, asked) if _is_agreed(changes, asked) else ()
        if asked.json_:
            print_json(as_json(changes, done))
    if tell_problems([*problems, *(one.problem for one in done if one.problem)]):
        sys.exit(1)


def _changes(session: Session, asked: _Asked) -> tuple[list[Change], list[L10nError]]:
    """What is asked for of what there is, each change with its number."""
    chosen = select_sources(session.project, asked.names)
    found: list[Change] = []
    problems: list[L10nError] = []
    for target in select_languages(session.project, asked.tags):
        offered = follow(offers(session, chosen, target))
        problems += offered.problems
        for lesson in offered.lessons:
            found.append(Change(len(found) + 1, target, lesson))
    return [one for one in found if not asked.only or one.number in asked.only], problems


def _is_agreed(changes: Sequence[Change], asked: _Asked) -> bool:
    count = count_places(changes, unsure=asked.unsure)
    if not count or asked.dry_run:
        return False
    if asked.apply:
        return True
    if asked.json_ or not _is_terminal():
        click.echo("To write them: the same command with --apply.", err=asked.json_)
        return False
    return click.confirm(f"Correct {counted(count, 'segment')}?")


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _write(session: Session, changes: Sequence[Change], asked: _Asked) -> tuple[Corrected, ...]:
    by = reviewer(session.project, asked.by)
    done: list[Corrected] = []
    for target in dict.fromkeys(change.language for change in changes):
        accepted = [
            replace(change.lesson, offers=change.wanted(unsure=asked.unsure))
            for change in changes
            if change.language == target
        ]
        done += follow(write(session, target, accepted, by))
    if not asked.json_:
        tell_corrected(done, by)
    return tuple(done)
