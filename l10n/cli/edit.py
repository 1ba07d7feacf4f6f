"""l10n edit"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.review.states import Action


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
