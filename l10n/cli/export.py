"""l10n export"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from l10n.cli.options import choosing, json_option
from l10n.cli.output import print_json, tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.languages import Language, language
from l10n.model import EXPORTABLE, State
from l10n.project import Project
from l10n.report.counting import counted
from l10n.workflow.export import Exported
from l10n.workflow.export import export as run_export
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.sending import KINDS, send


@click.command()
@choosing
@click.option(
    "--min-state",
    type=click.Choice([state.value for state in EXPORTABLE]),
    help="The lowest state that may go out (default: the project's, or approved).",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["text", *KINDS]),
    default="text",
    help="The localized text (the default), or a bilingual file for a translator.",
)
@json_option
@click.pass_obj
def export(
    folder: Path,
    statements: tuple[str, ...],
    tags: tuple[str, ...],
    min_state: str | None,
    kind: str,
    json_: bool,
) -> None:
    """Write the localized texts, approved ones by default.

    Each statement is rebuilt in its own layout at exports/LANG/NAME.txt, as
    soon as all of its segments are approved. A statement with any segment
    that is not is reported and not written. With --min-state machine, drafts
    go out too, under a line that says in the reader's language that they are
    unreviewed machine translation. A rejected segment never goes out, nor
    does a text in which the checks find an error that nobody has dismissed.

    With -l and the source language, the source comes back byte for byte.

    With --format, every sentence goes out in whatever state, beside its
    source, for a translator who works elsewhere; l10n import takes it back.

    \b
    Examples:
      l10n export
      l10n export -l es --min-state machine
      l10n export -l en
      l10n export -l es ministry-statement --format xliff2
    """
    with opened(folder) as session:
        minimum = State(min_state) if min_state else session.project.config.export.min_state
        chosen = select_sources(session.project, statements)
        if kind == "text":
            languages = _languages(session.project, tags)
            done = follow(run_export(session, chosen, languages, minimum))
        elif min_state:
            raise click.UsageError("--min-state is for texts: a translator gets every sentence.")
        else:
            languages = select_languages(session.project, tags)
            done = follow(send(session, chosen, languages, kind))
    if json_:
        print_json([_as_json(exported) for exported in done])
    else:
        _tell(done, minimum)
    if not all(exported.written for exported in done):
        sys.exit(1)


def _languages(project: Project, tags: Sequence[str]) -> tuple[Language, ...]:
    """The chosen targets; the source language only where it is asked for."""
    source = project.config.source_language
    wanted = [tag for tag in tags if language(tag) != source]
    back = (source,) if len(wanted) < len(tags) else ()
    return (*back, *(select_languages(project, wanted) if wanted or not tags else ()))


def _tell(done: Sequence[Exported], minimum: State) -> None:
    tell_remarks((remark for exported in done for remark in exported.remarks), recorded=False)
    for exported in done:
        if exported.written:
            click.echo(_written_line(exported))
    for exported in done:
        if exported.held_back:
            click.echo(_held_line(exported, minimum), err=True)
        if exported.blocked:
            click.echo(_blocked_line(exported), err=True)
    tell_problems(exported.problem for exported in done if exported.problem)
    held = [exported for exported in done if exported.held_back or exported.blocked]
    if held:
        click.echo(f"{counted(len(held), 'text')} held back.", err=True)
    if any(exported.blocked for exported in held):
        click.echo("Mend what is wrong, or say why it is right: l10n dismiss --help", err=True)
    if any(exported.held_back for exported in held):
        click.echo("Sign what you have read: l10n approve --help", err=True)
    if any(State.MACHINE in exported.held_back for exported in held):
        click.echo("To publish drafts marked as drafts: l10n export --min-state machine", err=True)


def _written_line(exported: Exported) -> str:
    note = ", marked as unreviewed" if exported.unreviewed else ""
    return f"{exported.path}: {'written' if exported.changed else 'up to date'}{note}"


def _held_line(exported: Exported, minimum: State) -> str:
    counts = ", ".join(f"{count} {state.value}" for state, count in exported.held_back.items())
    old = f"\n  {exported.path} is from before." if exported.outdated else ""
    return f"{exported.statement} ({exported.language.tag}): not {minimum.value}: {counts}.{old}"


def _blocked_line(exported: Exported) -> str:
    counts = ", ".join(f"{count} {check}" for check, count in exported.blocked.items())
    name, tag = exported.statement, exported.language.tag
    return f"{name} ({tag}): open findings: {counts}. See: l10n check -l {tag} {name}"


def _as_json(exported: Exported) -> dict[str, object]:
    return {
        "statement": exported.statement,
        "language": exported.language.tag,
        "path": exported.path,
        "written": exported.written,
        "changed": exported.changed,
        "unreviewed": exported.unreviewed,
        "outdated": exported.outdated,
        "held_back": {state.value: count for state, count in exported.held_back.items()},
        "blocked": dict(exported.blocked),
        "problem": str(exported.problem) if exported.problem else None,
    }
