"""l10n translate"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from l10n.cli.engine import opened_engine
from l10n.cli.options import choosing
from l10n.cli.output import tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.engine.quality import explain
from l10n.errors import L10nError
from l10n.memory.memory import Kind
from l10n.report.counting import counted
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.translate import Translated
from l10n.workflow.translate import translate as run_translate


@click.command()
@choosing
@click.pass_obj
def translate(folder: Path, statements: tuple[str, ...], tags: tuple[str, ...]) -> None:
    """Fill what is still empty, offline, for review.

    Every segment without a translation gets a draft from the installed Argos
    packages, marked “needs work” (fuzzy) so that nothing unreviewed is ever
    taken for finished. What a person wrote is never touched. A draft that
    came out as rubbish is not kept: the segment stays empty and says why.

    Ctrl-C loses nothing: the next run goes on where this one stopped.

    \b
    Examples:
      l10n translate
      l10n translate -l es -l fr ministry-statement
    """
    with opened(folder) as session, opened_engine(session.project) as (engine, results):
        chosen = select_sources(session.project, statements)
        languages = select_languages(session.project, tags)
        done = follow(run_translate(session, engine, results, chosen, languages))
    if not tell_translated(done):
        sys.exit(1)


def tell_translated(done: Iterable[Translated]) -> bool:
    """Say what translation did in each language; False where something went wrong."""
    good = True
    for into in done:
        tell_remarks((*into.reused.remarks, *into.remarks))
        if into.reused.written:
            click.echo(_reused_line(into))
        if into.origin and (into.filled or into.refused or not into.reused.written):
            click.echo(_line(into))
        for reason, count in into.refused.items():
            click.echo(f"  {counted(count, 'segment')} left empty: {explain(reason)}")
        good = not tell_problems(problems_of(into)) and good
    return good


def problems_of(into: Translated) -> tuple[L10nError, ...]:
    """Everything that went wrong in one language."""
    return (*into.reused.problems, *into.problems)


def is_news(into: Translated) -> bool:
    """Whether translation did or found anything in this language."""
    reused = into.reused
    return bool(into.filled or into.refused or into.remarks or reused.written or reused.remarks)


def _reused_line(into: Translated) -> str:
    """``Spanish (es): 12 segments from the memory, 8 of them approved (8 context, 4 exact).``"""
    found, signed = into.reused.found, into.reused.signed
    kinds = ", ".join(f"{found[kind]} {kind}" for kind in Kind if found[kind])
    approved = f", {signed} of them approved" if signed else ""
    count = counted(found.total(), "segment")
    return f"{_name(into)}: {count} from the memory{approved} ({kinds})."


def _name(into: Translated) -> str:
    return f"{into.language.name} ({into.language.tag})"


def _line(into: Translated) -> str:
    name = _name(into)
    if not into.filled and not into.refused:
        return f"{name}: nothing to translate."
    made = f"{name}: {counted(into.filled, 'draft')} by {into.origin}, for review."
    starter = "\n  A starter package: rough drafts. Install a better one when you can."
    return made + (starter if into.starter else "")
