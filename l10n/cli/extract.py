"""l10n extract"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.cli.options import choosing
from l10n.cli.output import counted, tell_problems
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.workflow.extract import Extracted
from l10n.workflow.extract import extract as run_extract
from l10n.workflow.selection import select_languages, select_sources


@click.command()
@choosing
@click.pass_obj
def extract(folder: Path, statements: tuple[str, ...], tags: tuple[str, ...]) -> None:
    """Bring the catalogs up to date with the source texts.

    Each statement in source_texts/ is split into sentences. The sentences go
    to a template (locales/templates/NAME.pot) and to one catalog a language
    (locales/LANG/LC_MESSAGES/NAME.po). What is translated there already
    stays; a sentence that is gone from the source stays at the end of the
    catalog, marked obsolete. A second run changes nothing.

    A statement that cannot be read is reported and the others go on.

    \b
    Examples:
      l10n extract
      l10n extract ministry-statement -l es
    """
    with opened(folder) as session:
        chosen = select_sources(session.project, statements)
        languages = select_languages(session.project, tags)
        done = follow(run_extract(session, chosen, languages))
    tell_extracted(done)
    if tell_problems(done.problems):
        sys.exit(1)


def tell_extracted(done: Extracted) -> None:
    """Say what extraction did, in one line."""
    what = counted(done.statements, "statement")
    if done.written:
        click.echo(f"Extracted {what}: {counted(len(done.written), 'file')} written.")
    else:
        click.echo(f"Extracted {what}: nothing has changed.")
