"""Who computes gradients: this process, or several of one thread each, which share the weights.

On few cores, processes of their own are quicker than threads, which wait for each other at
each of a thousand small products, and far quicker where other programs take a core now and
then. The gradient of each batch is kept by itself and they are summed in order: the result is
the same to the bit, whoever computed which.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Protocol

import torch
from torch import Tensor
from torch import multiprocessing as processes

from l10n.errors import TrainingError
from l10n.training.batches import Batch
from l10n.training.flat import blocks, lay, length_of, parts
from l10n.training.loss import summed_loss
from l10n.training.pieces import PAD
from l10n.training.shapes import Shape
from l10n.training.transformer import Transformer


@dataclass(frozen=True, slots=True)
class Task:
    """How gradients are computed."""

    shape: Shape
    dropout: float
    smoothing: float
    seed: int


class Workers(Protocol):
    """Computes gradients of the weights that lie in ``row``."""

    row: Tensor
    """The weights, as ``flat`` lays them; whoever changes it does so between two calls."""

    def gradients(self, first: int, batches: Sequence[Batch]) -> tuple[Tensor, float]:
        """The sum of the gradients of some batches, in the layout of ``row``, and of their
        losses; ``first`` is the number of the first batch. The row is lent until the next call.
        """
        ...

    def close(self) -> None:
        """Nobody works any more."""
        ...


class Alone:
    """This process, on a processor or a graphics card."""

    def __init__(self, task: Task, device: torch.device) -> None:
        self._worker = _Worker(task, device)
        self.row = torch.zeros(length_of(self._worker.model), device=device)
        lay(self._worker.model, self.row)
        self._sum, self._one = torch.zeros_like(self.row), torch.zeros_like(self.row)

    def gradients(self, first: int, batches: Sequence[Batch]) -> tuple[Tensor, float]:
        self._sum.zero_()
        loss = 0.0
        for number, batch in enumerate(batches, first):
            loss += self._worker.gradient(number, batch, self._one)
            self._sum += self._one
        return self._sum, loss

    def close(self) -> None:
        pass


class Crew:
    """Processes of one thread each. Each gets a batch as soon as it is done with another."""

    def __init__(self, task: Task, count: int, most: int) -> None:
        """``most`` is the most batches of one call."""
        context = processes.get_context("spawn")
        length = length_of(Transformer(task.shape))
        self.row = torch.zeros(length).share_memory_()
        self._gradients = torch.zeros(most, length).share_memory_()
        self._pipes: list[Connection] = []
        self._members = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            arguments = (task, self.row, self._gradients, theirs)
            member = context.Process(target=_work, args=arguments, daemon=True)
            member.start()
            theirs.close()
            self._pipes.append(ours)
            self._members.append(member)

    def gradients(self, first: int, batches: Sequence[Batch]) -> tuple[Tensor, float]:
        losses = [0.0] * len(batches)
        places = iter(range(len(batches)))
        busy = 0
        try:
            for pipe, place in zip(self._pipes, places, strict=False):
                pipe.send((place, first + place, batches[place]))
                busy += 1
            while busy:
                ready = wait(self._pipes)
                for pipe in (pipe for pipe in self._pipes if pipe in ready):
                    done, loss = pipe.recv()
                    losses[done] = loss
                    busy -= 1
                    if (place := next(places, -1)) >= 0:
                        pipe.send((place, first + place, batches[place]))
                        busy += 1
        except (EOFError, OSError) as error:
            raise TrainingError(
                "A process that was learning has ended, perhaps for want of memory.",
                tip="Close other programs and give the same command again: it goes on from the "
                "last checkpoint.",
            ) from error
        whole = self._gradients[0]
        for part in blocks(whole):
            for one in self._gradients[1 : len(batches)]:
                whole[part] += one[part]
        return whole, sum(losses)

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.close()
        for member in self._members:
            member.join()


class _Worker:
    """A model, and how its gradients are computed."""

    def __init__(self, task: Task, device: torch.device) -> None:
        self._task = task
        self._device = device
        self.model = Transformer(task.shape, task.dropout).to(device)
        self.model.train()

    def gradient(self, number: int, batch: Batch, row: Tensor) -> float:
        """Write the gradient of a batch into a row; the loss."""
        if self._task.dropout:
            torch.manual_seed(self._task.seed * 1_000_003 + number)
        model = self.model
        model.zero_grad(set_to_none=True)
        source = torch.from_numpy(batch.source).to(self._device)
        target_in = torch.from_numpy(batch.target_in).to(self._device)
        target_out = torch.from_numpy(batch.target_out).to(self._device)
        true = target_out.ne(PAD)
        on_card = self._device.type == "cuda"
        with torch.autocast(self._device.type, torch.bfloat16, enabled=on_card):
            states = model(source, target_in)[true]
            table, bias = model.embedding.weight, model.bias
            loss = summed_loss(states, table, bias, target_out[true], self._task.smoothing)
        loss.backward()
        for (_, weight), view in zip(
            model.named_parameters(), parts(row, model).values(), strict=True
        ):
            view.copy_(weight.grad)
        return float(loss.item())


def _work(task: Task, row: Tensor, gradients: Tensor, pipe: Connection) -> None:
    """What a member of a crew does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it decides
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # as in the process that steps
    worker = _Worker(task, torch.device("cpu"))
    lay(worker.model, row)
    while True:
        try:
            place, number, batch = pipe.recv()
            pipe.send((place, worker.gradient(number, batch, gradients[place])))
        except (EOFError, OSError):
            return
