"""l10n analyze"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from l10n.cli.options import choosing
from l10n.cli.output import fits, print_json, print_tables, tell_problems
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.cli.table import table
from l10n.report.analysis import Analysis, Band, Counts, as_csv, as_json
from l10n.workflow.analyze import analyze as run_analyze
from l10n.workflow.selection import select_languages, select_sources


@click.command()
@choosing
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="How to print it; csv opens in a spreadsheet.",
)
@click.option("--json", "shape", flag_value="json", help="The same as --format json.")
@click.option("--all", "afresh", is_flag=True, help="Count what is approved already, too.")
@click.pass_obj
def analyze(
    folder: Path, statements: tuple[str, ...], tags: tuple[str, ...], shape: str, afresh: bool
) -> None:
    """Count the words of each statement by how much of them is new.

    For a quote or a plan: every segment is held against the memory: what people approved in other
    statements, and the TMX files in memory/. The table gives words, JSON and
    CSV give segments too:

    \b
      approved    signed already
      repetition  stood before, in this statement or in one above it
      context     approved elsewhere between the same two sentences
      exact       approved elsewhere, word for word
      adapted     equal but for figures, dates or names, which are put in
      95–99 …     nearly equal, by per cent
      new         nothing near

    \b
    Examples:
      l10n analyze
      l10n analyze -l es ministry-statement
      l10n analyze --format csv > quote.csv
    """
    with opened(folder, writes=False) as session:
        chosen = select_sources(session.project, statements)
        languages = select_languages(session.project, tags)
        done = follow(run_analyze(session, chosen, languages, afresh=afresh))
        if shape == "json":
            print_json(as_json(session.project.config.source_language, done.analyses))
        elif shape == "csv":
            click.echo(as_csv(done.analyses), nl=False)
        else:
            print_tables(_table(analysis) for analysis in done.analyses)
    if tell_problems(done.problems):
        sys.exit(1)


def _table(analysis: Analysis) -> list[str]:
    """Every band has a column; where that is too wide, those with nothing in them go."""
    whole = _lines(analysis, tuple(Band))
    words = analysis.total.words
    return whole if fits(whole) else _lines(analysis, [band for band in Band if words[band]])


def _lines(analysis: Analysis, bands: Sequence[Band]) -> list[str]:
    head = [f"{analysis.language.name} ({analysis.language.tag})", "segments", "words", *bands]
    rows = [_row(name, counts, bands) for name, counts in analysis.statements.items()]
    if len(rows) > 1:
        rows.append(_row("all", analysis.total, bands))
    return table(head, rows)


def _row(name: str, counts: Counts, bands: Sequence[Band]) -> list[str]:
    words = counts.words
    totals = f"{counts.segments.total():,}", f"{words.total():,}"
    return [name, *totals, *(f"{words[band]:,}" for band in bands)]
