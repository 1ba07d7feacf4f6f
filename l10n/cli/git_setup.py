"""l10n git-setup"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.project import find_root, open_project
from l10n.workflow.git import set_up_git


@click.command("git-setup")
@click.pass_obj
def git_setup(folder: Path) -> None:
    """Let git merge catalogs entry by entry.

    People who change different segments of a catalog then never get a
    conflict. Where two changed the same one, both translations are kept, and
    it needs review. Journals keep the lines of both, and git diff shows
    segments instead of PO lines.

    Adds to .gitattributes, which you commit, and to the settings of this
    clone, which git does not share: everybody runs it once in theirs. A second
    run changes nothing.

    \b
    Example:
      l10n git-setup
    """
    project = open_project(find_root(folder.resolve()))
    done = set_up_git(project, sys.executable)
    if not done.attributes and not done.settings:
        click.echo("Nothing to do: git merges this project's catalogs entry by entry already.")
        return
    for line in done.attributes:
        click.echo(f".gitattributes: {line}")
    if done.settings:
        click.echo(f"This clone's settings: {', '.join(done.settings)}.")
    click.echo("git now merges catalogs entry by entry and keeps the journal lines of both sides.")
    if done.attributes:
        click.echo("Commit .gitattributes.")
    click.echo(
        "Settings of a clone are not shared: everybody who works on the project runs "
        "l10n git-setup once in theirs."
    )
