"""What the sittings of a run agree upon: by what its batches are counted, and its end."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

import torch

from l10n.training.learner import cores
from l10n.training.run import RunFolder
from l10n.training.schedule import End

_NOTE = "settled"
_HANDFUL = 20_000
"""Pairs: of so few, many small steps teach more in the same time than some large ones."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled so far."""

    batch_tokens: int
    """Places of one batch."""
    batches_a_step: int
    """Both hang on the machine of the first sitting, and stay: a checkpoint counts by them."""
    hours: float
    steps: int | None
    """With ``hours`` the planned end."""
    since: float = 0.0
    """The seconds of learning at which the end was last put off."""


def settle(run: RunFolder, pairs: int, end: End, seconds: float) -> Settled:
    """Settle what is still open, or take what an earlier sitting settled; the end may be put
    off or drawn nearer by each. ``seconds`` were learned so far.

    Raises TrainingError where it cannot be written down.
    """
    before = _read(run)
    if before is None:
        now = Settled(_batch_tokens(pairs), _batches_a_step(pairs), end.hours, end.steps)
    else:
        later = end.is_after(End(before.hours, before.steps))
        since = seconds if later else before.since
        now = replace(before, hours=end.hours, steps=end.steps, since=since)
    if now != before:
        run.write_note(_NOTE, asdict(now))
    return now


def _read(run: RunFolder) -> Settled | None:
    try:
        return Settled(**run.note(_NOTE))
    except TypeError:
        return None


def _batch_tokens(pairs: int) -> int:
    """What a processor's cache likes, or what fills a graphics card."""
    if pairs < _HANDFUL:
        return 280
    return 8192 if torch.cuda.is_available() else 1120


def _batches_a_step(pairs: int) -> int:
    """One for each core at least, and never so many that steps become few."""
    return max(2 if pairs < _HANDFUL else 4, min(8, cores()))
