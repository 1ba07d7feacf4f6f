"""``l10n memory``: what people approved before, and TMX files."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import click

import l10n
from l10n.cli.memory_view import as_json, tell_brought, tell_counts, tell_found, tell_pruned
from l10n.cli.options import json_option, languages_option, refuse_unreadable
from l10n.cli.output import print_json, tell_problems
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.memory.recall import Wanted
from l10n.report.counting import counted
from l10n.workflow.memory_files import bring, take
from l10n.workflow.pruning import OLD, prune
from l10n.workflow.remembered import LanguageMemory, remembered
from l10n.workflow.selection import select_languages
from l10n.workflow.session import Session


@click.group()
def memory() -> None:
    """Look into what people approved before; bring and take TMX files.

    The memory is every approved and final segment of this project, and the TMX
    files in memory/. l10n translate asks it before the engine: a sentence that
    was approved between the same two sentences keeps its approval, one that was
    approved elsewhere waits to be signed, one that differs in figures, dates or
    names alone is a draft with the new ones put in. Its index is made anew
    from those files whenever they change.

    \b
    Examples:
      l10n memory stats
      l10n memory find -l es "We will never forget the victims."
      l10n memory import old-translations.tmx
      l10n memory export approved.tmx
    """


@memory.command()
@languages_option
@json_option
@click.pass_obj
def stats(folder: Path, tags: tuple[str, ...], json_: bool) -> None:
    """Show how much is remembered, and where it is from."""
    problems: list[L10nError] = []
    with opened(folder, writes=False) as session:
        found = [
            (target, _counts(_memory(session, target, problems)))
            for target in select_languages(session.project, tags)
        ]
    if json_:
        print_json({target.tag: dict(counts) for target, counts in found})
    else:
        tell_counts(found)
    if tell_problems(problems):
        sys.exit(1)


@memory.command()
@click.argument("text")
@languages_option
@click.option(
    "--least",
    type=click.IntRange(1, 100),
    default=70,
    show_default=True,
    help="How like a sentence must be, in per cent.",
)
@click.option(
    "--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="How many to show."
)
@json_option
@click.pass_obj
def find(
    folder: Path, text: str, tags: tuple[str, ...], least: int, limit: int, json_: bool
) -> None:
    """Look a sentence up: what it was called before, by whom, and where.

    \b
    Examples:
      l10n memory find "We will never forget the victims."
      l10n memory find -l es --least 50 "the victims"
    """
    refuse_unreadable(text)
    wanted = Wanted(text.strip())
    if not wanted.source:
        raise click.UsageError("Give the sentence to look up.")
    problems: list[L10nError] = []
    with opened(folder, writes=False) as session:
        found = [
            (
                target,
                _memory(session, target, problems).recall.best(wanted, least=least, limit=limit),
            )
            for target in select_languages(session.project, tags)
        ]
    if json_:
        print_json({target.tag: [as_json(match) for match in best] for target, best in found})
    else:
        tell_found(found, wanted.source)
    if tell_problems(problems):
        sys.exit(1)


@memory.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.pass_obj
def import_(folder: Path, files: tuple[Path, ...]) -> None:
    """Bring TMX files: they are copied into memory/, and asked from then on.

    Nothing that they have counts as approved here: what they fill is a draft.
    """
    with opened(folder) as session:
        done = follow(bring(session, files))
    for brought in done:
        tell_brought(brought)


@memory.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@languages_option
@click.option("--all", "brought", is_flag=True, help="What TMX files brought, too.")
@click.pass_obj
def export(folder: Path, file: Path, tags: tuple[str, ...], brought: bool) -> None:
    """Write what was approved in this project as a TMX file, for other programs."""
    with opened(folder) as session:
        languages = select_languages(session.project, tags)
        number = follow(
            take(session, file.absolute(), languages, brought=brought, version=l10n.__version__)
        )
    click.echo(f"{counted(number, 'unit')} in {file}.")


@memory.command("prune")
@click.option(
    "--before",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Also units that nobody has touched since this day.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would go; change nothing.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def prune_(folder: Path, before: datetime | None, dry_run: bool, yes: bool) -> None:
    """Rid the TMX files in memory/ of what is of no use.

    Units that stand in them twice, and those of sentences that this project has
    an approved translation of. Each file is kept beside the new one, as it was.
    What the project approved goes by rejecting it: l10n reject.
    """
    moment = before.strftime("%Y-%m-%dT%H:%M:%SZ") if before else ""
    with opened(folder) as session:
        found = follow(prune(session, before=moment, dry_run=True, version=l10n.__version__))
        total = sum(pruned.total for pruned in found)
        for pruned in found:
            tell_pruned(pruned)
        if not found:
            click.echo("There are no TMX files in the memory.")
        if not total or dry_run:
            return
        if not yes:
            click.confirm(f"Take {counted(total, 'unit')} out?", abort=True, err=True)
        follow(prune(session, before=moment, dry_run=False, version=l10n.__version__))
    click.echo(f"Done. The files as they were end in .tmx{OLD}.")


def _memory(session: Session, target: Language, problems: list[L10nError]) -> LanguageMemory:
    """A language's memory; what could not be read goes to the problems."""
    kept = follow(remembered(session, target))
    problems += kept.problems
    return kept


def _counts(kept: LanguageMemory) -> Counter[str]:
    return Counter({origin: count for origin, count in kept.index.counts().items() if count})
