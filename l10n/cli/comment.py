"""l10n comment"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.review.states import Action


@click.command()
@deciding
@click.option("--text", required=True, help="What there is to say.")
@click.pass_obj
def comment(folder: Path, /, text: str, **choice: Any) -> None:
    """Write a remark beside translations.

    Whoever works on them next sees it: it stands above the sentence in every
    PO editor, with your name and the date, and in the journal. Nothing else
    changes: what is approved stays so.

    \b
    Examples:
      l10n comment -l es ministry-statement -s 3f9a --text "Ask the ministry."
      l10n comment --finding factual --text "Check against the new figures."
    """
    words = " ".join(text.split())
    if not words:
        raise click.UsageError("A comment needs a text.")
    decide(folder, Choice(**choice), Verdict(Action.COMMENT, words))
