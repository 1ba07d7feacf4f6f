"""What was done in a review, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

import click

from l10n.cli.terminal.sitting import Sitting
from l10n.report.counting import counted
from l10n.review.states import Action

_DONE = {
    Action.APPROVE: "approved",
    Action.EDIT: "edited",
    Action.REJECT: "rejected",
    Action.COMMENT: "commented on",
    Action.DISMISS: "dismissed",
}


def tell_summary(sitting: Sitting) -> None:
    """Print it."""
    done = [
        f"{words} {sitting.counted[action]:,}"
        for action, words in _DONE.items()
        if sitting.counted[action]
    ]
    left = sitting.left()
    did = ", ".join(done).capitalize() if done else "Nothing was decided"
    click.echo(f"{did}, by {sitting.by}. {counted(left, 'segment')} left.")
    tags = " ".join(dict.fromkeys(f"-l {target.tag}" for target, _ in sitting.places))
    if left and done:
        click.echo(f"To go on: l10n review {tags}")
    elif sitting.counted[Action.APPROVE] or not left:
        click.echo(f"To publish what is approved: l10n export {tags}")


def tell_failed(lines: Sequence[int]) -> None:
    """Say which lines of the input were not carried out."""
    numbers = ", ".join(map(str, lines))
    noun = "This line was" if len(lines) == 1 else "These lines were"
    click.echo(f"{noun} not carried out: {numbers}.")
