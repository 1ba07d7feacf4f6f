"""Who computes gradients and steps: this process, or several of one thread each, which share
the weights.

On few cores, processes of their own are quicker than threads, which wait for each other at
each of a thousand small products, and far quicker where other programs take a core now and
then. The gradient of each batch is kept by itself and they are summed in order: the result is
the same to the bit, whoever computed which.
"""

from __future__ import annotations

import math
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

import torch
from torch import Tensor
from torch import multiprocessing as processes

from l10n.errors import TrainingError
from l10n.training.batches import Batch
from l10n.training.flat import blocks, lay, length_of, parts, squares
from l10n.training.loss import summed_loss
from l10n.training.optimiser import Optimiser, Rows, Share
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
    muon: bool
    """Whether matrices go by Muon; else all goes by Adam."""


class Workers(Protocol):
    """Computes gradients of the weights in ``rows``, and steps along them."""

    rows: Rows
    """Whoever changes them does so between two calls."""

    def gradients(self, first: int, batches: Sequence[Batch]) -> tuple[float, float]:
        """Compute the gradients of some batches, ``first`` the number of the first one: the
        square of the length of their sum, and the sum of the losses."""
        ...

    def step(self, number: int, scale: float, rate: float) -> None:
        """Go along the last gradients, once, times ``scale``; ``number`` counts from 1."""
        ...

    def close(self) -> None:
        """Nobody works any more."""
        ...


class Alone:
    """This process, on a processor or a graphics card."""

    def __init__(self, task: Task, device: torch.device) -> None:
        self._worker = _Worker(task, device)
        length = length_of(self._worker.model)
        self.rows = Rows(*(torch.zeros(length, device=device) for _ in range(3)))
        self._gradients = torch.zeros(2, length, device=device)
        self._worker.take(self.rows, Share())

    def gradients(self, first: int, batches: Sequence[Batch]) -> tuple[float, float]:
        whole, one = self._gradients
        whole.zero_()
        loss = 0.0
        for number, batch in enumerate(batches, first):
            loss += self._worker.gradient(number, batch, one)
            whole += one
        return math.fsum(squares(whole, blocks(whole))), loss

    def step(self, number: int, scale: float, rate: float) -> None:
        self._worker.optimiser.step(number, self._gradients[0], scale, rate)

    def close(self) -> None:
        pass


class Crew:
    """Processes of one thread each. Each gets a batch as soon as it is done with another; the
    sum of the gradients and the step along it are shared out evenly."""

    def __init__(self, task: Task, count: int, most: int) -> None:
        """``most`` is the most batches of one call."""
        context = processes.get_context("spawn")
        length = length_of(Transformer(task.shape))
        self.rows = Rows(*(torch.zeros(length).share_memory_() for _ in range(3)))
        self._gradients = torch.zeros(most, length).share_memory_()
        self._pipes: list[Connection] = []
        self._members = []
        for place in range(count):
            ours, theirs = context.Pipe()
            arguments = (task, self.rows, self._gradients, Share(place, count), theirs)
            member = context.Process(target=_work, args=arguments, daemon=True)
            member.start()
            theirs.close()
            self._pipes.append(ours)
            self._members.append(member)

    def gradients(self, first: int, batches: Sequence[Batch]) -> tuple[float, float]:
        losses = [0.0] * len(batches)
        places = iter(range(len(batches)))
        busy = 0
        with _naming_a_loss():
            for pipe, place in zip(self._pipes, places, strict=False):
                pipe.send(_Learn(place, first + place, batches[place]))
                busy += 1
            while busy:
                ready = wait(self._pipes)
                for pipe in (pipe for pipe in self._pipes if pipe in ready):
                    done, loss = pipe.recv()
                    losses[done] = loss
                    busy -= 1
                    if (place := next(places, -1)) >= 0:
                        pipe.send(_Learn(place, first + place, batches[place]))
                        busy += 1
        parts: list[list[float]] = self._ask_all(_Sum(len(batches)))
        return math.fsum(chain.from_iterable(parts)), sum(losses)

    def step(self, number: int, scale: float, rate: float) -> None:
        self._ask_all(_Step(number, scale, rate))

    def close(self) -> None:
        for pipe in self._pipes:
            pipe.close()
        for member in self._members:
            member.join()

    def _ask_all(self, order: _Sum | _Step) -> list[Any]:
        with _naming_a_loss():
            for pipe in self._pipes:
                pipe.send(order)
            return [pipe.recv() for pipe in self._pipes]


@contextmanager
def _naming_a_loss() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as error:
        raise TrainingError(
            "A process that was learning has ended, perhaps for want of memory.",
            tip="Close other programs and give the same command again: it goes on from the "
            "last checkpoint.",
        ) from error


@dataclass(frozen=True, slots=True)
class _Learn:
    """Compute the gradient of a batch and lay it down at a place: place and loss."""

    place: int
    number: int
    batch: Batch


@dataclass(frozen=True, slots=True)
class _Sum:
    """Add the first so many gradients up, each its share: the squares of its blocks."""

    count: int


@dataclass(frozen=True, slots=True)
class _Step:
    """Go along the sum, each with its share."""

    number: int
    scale: float
    rate: float


class _Worker:
    """A model, and how its gradients are computed."""

    def __init__(self, task: Task, device: torch.device) -> None:
        self._task = task
        self._device = device
        self.model = Transformer(task.shape, task.dropout).to(device)
        self.model.train()

    def take(self, rows: Rows, share: Share) -> None:
        """Work with the weights in these rows, and step along with a share of them."""
        lay(self.model, rows.weights)
        self.optimiser = Optimiser(self.model, rows, muon=self._task.muon, share=share)

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


def _work(task: Task, rows: Rows, gradients: Tensor, share: Share, pipe: Connection) -> None:
    """What a member of a crew does until its pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who started it decides
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # as in the process that started it
    worker = _Worker(task, torch.device("cpu"))
    worker.take(rows, share)
    own = share.of(blocks(gradients[0]))
    while True:
        try:
            match pipe.recv():
                case _Learn(place, number, batch):
                    pipe.send((place, worker.gradient(number, batch, gradients[place])))
                case _Sum(count):
                    pipe.send(_summed(gradients[:count], own))
                case _Step(number, scale, rate):
                    worker.optimiser.step(number, gradients[0], scale, rate)
                    pipe.send(None)
        except (EOFError, OSError):
            return


def _summed(gradients: Tensor, some: Sequence[slice]) -> list[float]:
    """Add all up into the first one, in order, and give the squares of some blocks."""
    whole = gradients[0]
    for part in some:
        for one in gradients[1:]:
            whole[part] += one[part]
    return squares(whole, some)
