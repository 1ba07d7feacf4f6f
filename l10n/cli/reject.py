"""l10n reject"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.review.states import Action


@click.command()
@deciding
@click.option("--reason", default="", metavar="TEXT", help="Why; kept with the translation.")
@click.pass_obj
def reject(folder: Path, /, reason: str, **choice: Any) -> None:
    """Refuse translations: they never go out.

    The text stays in its catalog, marked as needing work, with who refused it
    and why, until somebody edits it.

    \b
    Examples:
      l10n reject -l es ministry-statement -s 3f9a --reason "wrong number"
      l10n reject -l es --state machine --dry-run
    """
    decide(folder, Choice(**choice), Verdict(Action.REJECT, reason))
