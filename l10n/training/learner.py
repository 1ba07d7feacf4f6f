"""Weights on their way: gradients from the workers, and the steps they take."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch

from l10n.errors import TrainingError
from l10n.training import flat
from l10n.training.batches import Batch
from l10n.training.checkpoints import Checkpoint, Weights
from l10n.training.course import Plan
from l10n.training.transformer import Transformer
from l10n.training.workers import Alone, Crew, Task, Workers

_LONGEST_GRADIENT = 1.0
"""Of the mean of a token; a longer one is cut to this length."""
_SHARED = Path("/dev/shm")  # noqa: S108
"""Where Linux keeps what processes share; containers may have little of it."""


class Learner:
    """The weights of one run and the moments of their gradients."""

    def __init__(self, plan: Plan) -> None:
        # Squares of small slopes are smaller still, and processors slow at numbers so small.
        torch.set_flush_denormal(True)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(plan.seed)
            self._model = Transformer(plan.shape)
        self._workers = _workers(plan)
        self._rows = self._workers.rows
        flat.fill(self._rows.weights, self._model, _arrays_of(self._model))
        self._steps = 0

    def begin(self, last: Checkpoint | None, begin: Weights | None) -> None:
        """Take up a checkpoint; without one, weights; without both, stay at random ones.

        Raises TrainingError for those of another shape.
        """
        if last is not None:
            self._fill(self._rows.weights, last.weights)
            self._fill(self._rows.first, last.first)
            self._fill(self._rows.second, last.second)
            self._steps = last.step
        elif begin is not None:
            self._fill(self._rows.weights, begin)

    def step(self, batches: Sequence[Batch], first: int, rate: float) -> float:
        """Learn from some batches, ``first`` the number of the first; the mean loss of a token.

        Raises TrainingError where the numbers run away; the weights are as before then.
        """
        squared_length, loss = self._workers.gradients(first, batches)
        tokens = sum(batch.tokens for batch in batches)
        length = math.sqrt(squared_length) / tokens
        if not (math.isfinite(length) and math.isfinite(loss)):
            raise TrainingError(
                "Learning has run away: the numbers are no numbers any more.",
                tip="Begin anew in another folder, with a smaller model or cleaner text.",
            )
        self._steps += 1
        scale = min(1.0, _LONGEST_GRADIENT / (length + 1e-6)) / tokens
        self._workers.step(self._steps, scale, rate)
        return loss / tokens

    @property
    def weights(self) -> Weights:
        """A copy, by the names of ``Transformer.state_dict``."""
        return flat.arrays(self._rows.weights, self._model)

    @property
    def moments(self) -> tuple[Weights, Weights]:
        """Copies of the means of the gradients and of their squares."""
        first, second = self._rows.first, self._rows.second
        return flat.arrays(first, self._model), flat.arrays(second, self._model)

    def close(self) -> None:
        """End the workers."""
        self._workers.close()

    def _fill(self, row: torch.Tensor, arrays: Weights) -> None:
        wanted = {name: weight.shape for name, weight in self._model.named_parameters()}
        if {name: array.shape for name, array in arrays.items()} != wanted:
            raise TrainingError(
                "What is to be begun with is a model of another size.",
                tip="Choose the size that it was made with, or begin without it.",
            )
        flat.fill(row, self._model, arrays)


def _arrays_of(model: Transformer) -> Weights:
    return {name: weight.detach().numpy() for name, weight in model.named_parameters()}


def _workers(plan: Plan) -> Workers:
    task = Task(plan.shape, plan.dropout, plan.smoothing, plan.seed, plan.muon)
    if torch.cuda.is_available():
        return Alone(task, torch.device("cuda"))
    count = plan.processes or cores()
    needed = 4 * plan.shape.parameters * (plan.batches_a_step + 3)
    if min(count, plan.batches_a_step) == 1 or not _can_share(needed):
        torch.set_num_threads(count)
        return Alone(task, torch.device("cpu"))
    return Crew(task, min(count, plan.batches_a_step), plan.batches_a_step)


def cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_share(size: int) -> bool:
    """Whether processes can share so many bytes."""
    return not _SHARED.exists() or shutil.disk_usage(_SHARED).free > size + (16 << 20)
