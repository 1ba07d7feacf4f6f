"""l10n undo"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from l10n.cli.reviewing import Choice, Verdict, decide, deciding
from l10n.review.states import Action


@click.command()
@deciding
@click.pass_obj
def undo(folder: Path, /, **choice: Any) -> None:
    """Take back what you decided last about a segment.

    An approval, a rejection or an edit of yours is taken back, if nothing has
    happened to the segment since: its text, its state and whoever had signed
    it are as they were before. Doing it again takes back the decision before
    that one. There is no redo: decide again. The journal keeps all of it.

    A remark stays, and dismissals have an undo of their own: l10n dismiss --undo

    \b
    Examples:
      l10n undo -l es ministry-statement -s 3f9a
      l10n undo -l es ministry-statement -s 3f9a --dry-run
    """
    if not choice["segments"]:
        raise click.UsageError("Say which segments: -s ID.")
    decide(folder, Choice(**choice), Verdict(Action.UNDO))
