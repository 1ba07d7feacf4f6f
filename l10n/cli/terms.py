"""``l10n terms``: the names and terms that translations have to use."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.cli.options import choosing, json_option, languages_option, refuse_unreadable
from l10n.cli.output import print_json
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.cli.terms_view import (
    called,
    match_as_json,
    row_as_json,
    suggestion_as_json,
    tell_brought,
    tell_contradiction,
    tell_rows,
    tell_suggestions,
)
from l10n.languages import language
from l10n.report.counting import counted
from l10n.terms.table import TermRow
from l10n.workflow import term_files
from l10n.workflow import terms as work
from l10n.workflow.selection import select_languages, select_sources


@click.group()
def terms() -> None:
    """Keep the names and terms that translations have to use.

    They stand in locales/terms.csv, a table for any spreadsheet: the term in
    the source, the language, what it is called there, and, if needed, variants,
    forbidden forms and where the official form is from. l10n check says where a
    translation calls one otherwise.

    \b
    Examples:
      l10n terms list -l es Geneva
      l10n terms find "The Council of Europe met in Strasbourg."
      l10n terms import glossary.tbx
      l10n terms suggest -l es
    """


@terms.command("list")
@click.argument("text", default="")
@languages_option
@json_option
@click.pass_obj
def list_(folder: Path, text: str, tags: tuple[str, ...], json_: bool) -> None:
    """Show the terms, those with TEXT in them if one is given."""
    refuse_unreadable(text)
    with opened(folder, writes=False) as session:
        found = work.rows(session.project, tags, text.strip())
    if json_:
        print_json([row_as_json(row) for row in found])
        return
    by_language: dict[str, list[TermRow]] = {}
    for row in found:
        by_language.setdefault(row.language, []).append(row)
    for number, (tag, some) in enumerate(by_language.items()):
        if number:
            click.echo()
        tell_rows(tag, some)
    if not found:
        click.echo("No such term." if text else "There are no terms yet: see l10n terms --help.")


@terms.command()
@click.argument("text")
@languages_option
@json_option
@click.pass_obj
def find(folder: Path, text: str, tags: tuple[str, ...], json_: bool) -> None:
    """Show which terms the checks find in a text of the source language."""
    refuse_unreadable(text)
    with opened(folder, writes=False) as session:
        targets = select_languages(session.project, tags)
        found = work.find(session.project, text, targets)
    if json_:
        print_json(
            {target.tag: [match_as_json(m, text) for m in some] for target, some in found.items()}
        )
        return
    for target, matches in found.items():
        click.echo(click.style(f"{target.name} ({target.tag})", bold=True))
        for match in matches:
            click.echo(f"  {text[slice(*match.span)]}: {called(match.term)}")
        if not matches:
            click.echo("  No term stands in it.")


@terms.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@languages_option
@click.option(
    "--prefer",
    type=click.Choice(["ours", "file"]),
    help="Decide where a row is different here: keep ours, or take the file's.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change; change nothing.")
@click.pass_obj
def import_(
    folder: Path, file: Path, tags: tuple[str, ...], prefer: str | None, dry_run: bool
) -> None:
    """Bring the terms of a CSV or TBX file into locales/terms.csv.

    Rows in the project's languages are taken, or those that -l names. New ones
    are added, and what ours do not say yet is filled in. Where a row is
    different here, both are shown and nothing is changed until --prefer
    decides; with “file” our forms become variants of the file's. Nothing that
    people wrote in the table is lost.

    \b
    Examples:
      l10n terms import glossary.tbx --dry-run
      l10n terms import -l es agency.csv --prefer ours
    """
    with opened(folder) as session:
        targets = [language(tag) for tag in tags] or session.project.config.languages
        done = term_files.bring(
            session, file, targets, prefer_theirs=prefer == "file", dry_run=dry_run
        )
    tell_brought(file, done)
    contradictions = done.merged.contradictions
    if contradictions and prefer is None:
        for one in contradictions:
            tell_contradiction(one)
        click.echo("Decide with --prefer ours or file, or in the table.", err=True)
        sys.exit(1)


@terms.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@languages_option
@click.pass_obj
def export(folder: Path, file: Path, tags: tuple[str, ...]) -> None:
    """Write the terms as a CSV or TBX file, by the name's ending.

    \b
    Examples:
      l10n terms export glossary.tbx
      l10n terms export -l es for-the-agency.csv
    """
    with opened(folder) as session:
        number = term_files.take(session, file.absolute(), tags)
    click.echo(f"{counted(number, 'term')} in {file}.")


@terms.command()
@choosing
@click.option("--add", is_flag=True, help="Put them into locales/terms.csv, as variants.")
@json_option
@click.pass_obj
def suggest(
    folder: Path, statements: tuple[str, ...], tags: tuple[str, ...], add: bool, json_: bool
) -> None:
    """Offer forms that reviewers use and the term base does not know.

    Where the source of an approved translation has a term and the translation
    none of its forms, what stands there for it is offered, if it is like a known
    form or returns wherever the term does. Read them before you --add them.

    \b
    Examples:
      l10n terms suggest
      l10n terms suggest -l es ministry-statement --add
    """
    with opened(folder, writes=add) as session:
        chosen = select_sources(session.project, statements)
        found = follow(work.learn(session, chosen, select_languages(session.project, tags)))
        pairs = [(target, one) for target, some in found.items() for one in some]
        number = work.add(session, pairs) if add else 0
    if json_:
        print_json([suggestion_as_json(target, one) for target, one in pairs])
        return
    tell_suggestions(found)
    if add:
        click.echo(f"Added to {counted(number, 'term')}.")
