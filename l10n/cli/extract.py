"""l10n extract"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from l10n.cli.options import choosing
from l10n.cli.output import tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.model import Change
from l10n.report.counting import counted
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
    stays. A sentence that was edited keeps its translation, marked for review,
    with the old sentence beside it; one that is gone stays at the end of the
    catalog, marked obsolete, and comes back whole when it returns. A statement
    that was renamed keeps all. What other programs did to the catalogs is
    recorded in the journal. A second run changes nothing.

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
    """Say what extraction did, and what it found."""
    tell_remarks(done.remarks)
    for former, name in done.renamed:
        click.echo(f"{former} is called {name} now: its translations went along.")
    kinds = Counter(event.reason for event in done.carried)
    if kinds:
        counts = ", ".join(f"{kinds[change]} {change}" for change in Change if kinds[change])
        went = counted(len(done.carried), "translation")
        click.echo(f"{went} of changed sentences kept for review: {counts}.")
    what = counted(done.statements, "statement")
    if done.written:
        click.echo(f"Extracted {what}: {counted(len(done.written), 'file')} written.")
    else:
        click.echo(f"Extracted {what}: nothing has changed.")
