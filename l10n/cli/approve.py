"""l10n approve"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.model import Change
from l10n.review.states import Action


@click.command()
@deciding
@click.option(
    "--cosmetic",
    is_flag=True,
    help="Confirm again what was approved before its source changed in punctuation, case, "
    "spacing or swapped letters only.",
)
@click.pass_obj
def approve(folder: Path, /, cosmetic: bool, **choice: Any) -> None:
    """Sign translations: they may be published.

    A first approval makes a segment approved, a second person's makes it
    final. What has no translation stays as it is. Each approval is recorded
    in the catalog, bound to its text: whatever changes the text later makes
    it void. The journal of the language keeps every decision.

    \b
    Examples:
      l10n approve -l es ministry-statement --dry-run
      l10n approve -l es ministry-statement
      l10n approve -l es ministry-statement -s 3f9a --by anna
      l10n approve -l es --cosmetic
    """
    chosen = Choice(**choice)
    if cosmetic:
        chosen = chosen._replace(findings=(Change.COSMETIC,))
    decide(folder, chosen, Verdict(Action.APPROVE, reconfirm=cosmetic))
