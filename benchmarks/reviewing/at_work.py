"""Many reviewers at work on one server, and what it took."""

from __future__ import annotations

import asyncio
import random
import time
from collections import defaultdict
from dataclasses import dataclass

from benchmarks.reviewing.client import Client, Latencies
from benchmarks.reviewing.reviewers import Attempt, Reviewer
from benchmarks.reviewing.server import Served
from benchmarks.reviewing.statements import LANGUAGES

THINKING = (1.0, 3.0)
"""Seconds that people take before they decide."""
_SAMPLE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Work:
    """What reviewers did in some time."""

    attempts: list[Attempt]
    latencies: Latencies
    samples: list[tuple[float, float, float]]
    """Seconds since they began, the server's memory in MB, its seconds on the processor."""
    told: list[int]
    """How many changes each page that only listens heard of."""


def name_of(number: int) -> str:
    """The name of a reviewer."""
    return f"Reviewer {number:02}"


async def work(
    server: Served,
    reviewers: int,
    seconds: float,
    think: tuple[float, float],
    *,
    listeners: int = 0,
    kill_after: float | None = None,
) -> Work:
    """Sign so many in, their languages mixed, and have them review for so many seconds; the
    server is killed after some of them where that is wanted."""
    latencies: Latencies = defaultdict(list)
    people = [await _come_in(server, number, latencies, think) for number in range(reviewers)]
    await people[0].client.until_read()
    await server.until_quiet()
    latencies.clear()
    listening = [
        asyncio.create_task(people[at % reviewers].client.beside().listen())
        for at in range(listeners)
    ]
    await asyncio.sleep(1 if listeners else 0)
    samples: list[tuple[float, float, float]] = []
    sampling = asyncio.create_task(_sample(server, samples))
    if kill_after is not None:
        asyncio.get_running_loop().call_later(kill_after, server.kill)
    await asyncio.gather(*(one.work(seconds) for one in people))
    await asyncio.sleep(1 if listeners else 0)
    for task in (sampling, *listening):
        task.cancel()
    told = await asyncio.gather(*listening)
    await asyncio.gather(sampling, return_exceptions=True)
    attempts = [attempt for one in people for attempt in one.attempts]
    return Work(attempts, latencies, samples, told)


async def _come_in(
    server: Served, number: int, latencies: Latencies, think: tuple[float, float]
) -> Reviewer:
    client = Client(server.port, latencies)
    await client.sign_in(name_of(number))
    tag = LANGUAGES[number % len(LANGUAGES)]
    return Reviewer(name_of(number), tag, client, think, random.Random(number))


async def _sample(server: Served, samples: list[tuple[float, float, float]]) -> None:
    began, before = time.monotonic(), server.cpu
    while server.process.poll() is None:
        samples.append((time.monotonic() - began, server.memory, server.cpu - before))
        await asyncio.sleep(_SAMPLE_SECONDS)
