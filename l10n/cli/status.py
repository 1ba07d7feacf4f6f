"""l10n status"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from l10n.cli.options import choosing, json_option
from l10n.cli.output import fits, print_json, print_tables, tell_problems, tell_remarks
from l10n.cli.session import opened
from l10n.cli.table import table
from l10n.model import State, Tally
from l10n.report.status import LanguageStatus, approved_percent, as_json
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.status import status as read_status

# On a narrow terminal these have a column even where nothing is in them.
_KEPT = {State.MACHINE, State.APPROVED}


@click.command()
@choosing
@json_option
@click.pass_obj
def status(folder: Path, statements: tuple[str, ...], tags: tuple[str, ...], json_: bool) -> None:
    """Show how far every statement is in every language.

    Counts segments and words of the source, and the segments in each state:

    \b
      untranslated   nobody and nothing has translated it
      machine        a machine's draft, or marked as needing work
      rejected       a reviewer refused it
      translated     a person wrote or confirmed it
      approved       a reviewer signed it: it may be published
      final          a second person signed it

    \b
    Examples:
      l10n status
      l10n status -l es ministry-statement
      l10n status --json
    """
    with opened(folder, writes=False) as session:
        chosen = select_sources(session.project, statements)
        languages = select_languages(session.project, tags)
        found, besides = read_status(session, chosen, languages)
        if json_:
            print_json(as_json(session.project.config.source_language, found))
        else:
            tell_status(found)
    tell_remarks(besides.remarks, recorded=False)
    if tell_problems(besides.problems):
        sys.exit(1)


def tell_status(found: Sequence[LanguageStatus]) -> None:
    """Print a table for each language."""
    print_tables(map(_language_table, found))


def _language_table(found: LanguageStatus) -> list[str]:
    """Every state has a column; where that is too wide, those with nothing in them go."""
    whole = _lines(found, tuple(State))
    if fits(whole):
        return whole
    return _lines(found, [s for s in State if s in _KEPT or found.total.segments.get(s)])


def _lines(found: LanguageStatus, states: Sequence[State]) -> list[str]:
    heading = f"{found.language.name} ({found.language.tag})"
    head = [heading, "segments", "words", *(s.value for s in states), "approved %"]
    rows = [_row(s.statement, s.tally, states) for s in found.standings]
    if len(rows) > 1:
        rows.append(_row("all", found.total, states))
    return table(head, rows)


def _row(name: str, tally: Tally | None, states: Sequence[State]) -> list[str]:
    if tally is None:
        return [name, "not extracted yet", *[""] * (len(states) + 2)]
    counts = [f"{tally.segments.get(state, 0):,}" for state in states]
    words = sum(tally.words.values())
    return [name, f"{tally.total:,}", f"{words:,}", *counts, f"{approved_percent(tally)} %"]
