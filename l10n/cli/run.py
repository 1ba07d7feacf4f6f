"""l10n run"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from l10n.cli.engine import opened_engine
from l10n.cli.extract import tell_extracted
from l10n.cli.findings import tell_open
from l10n.cli.options import choosing
from l10n.cli.output import tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.cli.status import tell_status
from l10n.cli.translate import is_news, problems_of, tell_translated
from l10n.workflow.extract import extract
from l10n.workflow.open_findings import open_findings
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.status import status
from l10n.workflow.translate import translate


@click.command()
@choosing
@click.pass_obj
def run(folder: Path, statements: tuple[str, ...], tags: tuple[str, ...]) -> None:
    """Extract, translate, check and show the status: the main job, in one go.

    Splits the statements in source_texts/ into sentences, brings the PO
    catalogs in locales/ up to date, drafts what is empty with the installed
    packages, offline, checks every translation and shows how far each language
    is. Run it as often as you like: a second run finds nothing to do, and
    Ctrl-C loses nothing.

    \b
    Examples:
      l10n run
      l10n run -l es
    """
    with opened(folder) as session:
        chosen = select_sources(session.project, statements)
        languages = select_languages(session.project, tags)
        extracted = follow(extract(session, chosen, languages))
        with opened_engine(session.project) as (engine, results):
            translated = follow(translate(session, engine, results, chosen, languages))
        wrong = follow(open_findings(session, chosen, languages))
        found, besides = status(session, chosen, languages)
    good = not tell_problems(extracted.problems)
    tell_remarks(besides.remarks, recorded=False)
    if extracted.written or extracted.remarks or any(is_news(into) for into in translated):
        tell_extracted(extracted)
        good = tell_translated(translated) and good
    else:
        good = not tell_problems(p for into in translated for p in problems_of(into)) and good
        if good:
            click.echo("Nothing to do: every statement is extracted and drafted.")
    click.echo()
    tell_status(found)
    tell_open(wrong)
    if tell_problems(besides.problems) or not good:
        sys.exit(1)
