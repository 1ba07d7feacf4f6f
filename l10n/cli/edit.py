"""l10n edit"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.cli.progress import follow
from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.cli.session import opened
from l10n.report.counting import counted
from l10n.review.states import Action
from l10n.workflow.offering import offers, teaches
from l10n.workflow.selection import select_languages, select_sources, sources
from l10n.workflow.session import Session


@click.command()
@deciding
@click.option("--text", required=True, help="The translation.")
@click.pass_obj
def edit(folder: Path, /, text: str, **choice: Any) -> None:
    """Write one segment's translation.

    It becomes “translated”: written by a person, not yet approved. Any PO
    editor does the same; this is for scripts.

    \b
    Examples:
      l10n edit -l es ministry-statement -s 3f9a --text "Hoy se cumplen 34 años."
    """
    chosen = Choice(**choice)
    if len(chosen.segments) != 1 or len(chosen.tags) != 1 or len(chosen.statements) != 1:
        raise click.UsageError("Name one statement, one language (-l) and one segment (-s).")
    decide(folder, chosen, Verdict(Action.EDIT, target=" ".join(text.split())))
    if not chosen.dry_run:
        with opened(folder) as session:
            _tell_more(session, chosen)


def _tell_more(session: Session, chosen: Choice) -> None:
    """Say where else the same change fits."""
    (source,) = select_sources(session.project, chosen.statements)
    (target,) = select_languages(session.project, chosen.tags)
    (segment,) = chosen.segments
    if not teaches(session, source, target, segment):
        return
    place = (source.id, segment)
    found = follow(offers(session, sources(session.project), target, place), quiet=True)
    fitting = [offer for lesson in found.lessons for offer in lesson.offers]
    sure = {offer.place for offer in fitting if not offer.doubt}
    places = sure or {offer.place for offer in fitting}
    if places:
        fits = "fits" if sure else "may fit"
        more = counted(len(places), "more segment")
        click.echo(f"The same change {fits} {more}: l10n correct -l {target.tag}")
