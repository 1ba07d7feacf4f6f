"""l10n dismiss"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.checks.table import RULES
from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.review.states import Action


@click.command()
@deciding
@click.option("--check", "checks", multiple=True, metavar="CHECK",
              type=click.Choice([rule.name for rule in RULES]),
              help="Only findings of this check; may be given again.")  # fmt: skip
@click.option("--reason", default="", metavar="TEXT", help="Why it is right as it is.")
@click.option("--undo", is_flag=True, help="Take dismissals back: they are findings again.")
@click.pass_obj
def dismiss(
    folder: Path, /, checks: tuple[str, ...], reason: str, *, undo: bool, **choice: Any
) -> None:
    """Say why a finding is none.

    It no longer keeps the text from being approved and published. The journal
    keeps who dismissed it and why. A dismissal holds for exactly this sentence
    and this translation: once either changes, the finding is back.

    \b
    Examples:
      l10n dismiss -l es ministry-statement -s 3f9a --reason "rounded on purpose"
      l10n dismiss -l tr --check names --reason "spelling agreed with the embassy"
      l10n dismiss -l es ministry-statement -s 3f9a --undo
    """
    if not checks and not choice["segments"]:
        raise click.UsageError("Say which findings: -s ID, or --check CHECK.")
    action = Action.RECALL if undo else Action.DISMISS
    decide(folder, Choice(**choice), Verdict(action, reason, checks=checks))
