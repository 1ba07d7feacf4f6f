"""The review workbench under load: ``l10n serve`` over 200 statements in 5 languages with 40
segments each.

    uv run python benchmarks/workbench.py [FOLDER] [--only alone start together kill soak]

Makes the project (in FOLDER, where it stays for the next time, else in one that is thrown
away), starts the real server, and asks as browsers do, from another process:

- *alone*: one request after another, nothing else going on;
- *start*: until the first page and until everything is read, without and with what the start
  before kept;
- *together*: reviewers at work at once, each signed in, with and without time to think;
- *kill*: the server killed in the middle of that, and started again;
- *soak*: for long, with pages that only listen, and what memory that takes.

After each of the last three, what reviewers were told is held against catalogs and journals.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.reviewing.at_work import THINKING, Work, name_of, work
from benchmarks.reviewing.client import Client
from benchmarks.reviewing.proof import journals
from benchmarks.reviewing.server import Served, add_people, served
from benchmarks.reviewing.statements import LANGUAGES, make_project
from benchmarks.reviewing.telling import print_table, spread, tell
from l10n.catalogs import po
from l10n.catalogs.journal import segment_id

_STATEMENTS, _SEGMENTS = 200, 40


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = options.folder or Path(name) / "project"
        if not (folder / "l10n.toml").is_file():
            make_project(folder, options.statements, options.segments)
        add_people(folder, [name_of(number) for number in range(options.reviewers)])
        for part in options.only or _PARTS:
            load, cores = os.getloadavg()[0], os.cpu_count()
            print(f"\n{part}: load {load:.1f} of {cores} cores at its start", flush=True)
            asyncio.run(_PARTS[part](folder, options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--only", nargs="+", choices=_PARTS)
    parser.add_argument("--statements", type=int, default=_STATEMENTS)
    parser.add_argument("--segments", type=int, default=_SEGMENTS)
    parser.add_argument("--requests", type=int, default=200, help="of each kind, alone")
    parser.add_argument("--reviewers", type=int, default=20)
    parser.add_argument("--listeners", type=int, default=100, help="in the soak")
    parser.add_argument("--seconds", type=float, default=60.0, help="that reviewers work")
    parser.add_argument("--soak", type=float, default=3600.0, help="seconds")
    return parser.parse_args()


async def _alone(folder: Path, options: argparse.Namespace) -> None:
    with served(folder) as server:
        client = Client(server.port)
        await client.sign_in(name_of(0))
        await client.until_read()
        await server.until_quiet()
        pages = _pages(_places(folder, options.requests))
        rows = [[kind, *(await _each(server, client, kind, pages[kind]))] for kind in pages]
        print_table(["ms", "asked", "median", "95 %", "99 %", "longest", "processor"], rows)
        _compare(client, pages)


async def _each(server: Served, client: Client, kind: str, paths: Sequence[str]) -> list[str]:
    for path in paths[:3]:
        await client.get(kind, path)
    client.latencies.clear()
    before = server.cpu
    for path in paths:
        answer = await client.get(kind, path, HX_Request="true")
        assert answer.status == 200, (path, answer.status)
    return [*spread(client.latencies[kind]), f"{1000 * (server.cpu - before) / len(paths):.1f}"]


def _places(folder: Path, count: int) -> list[tuple[str, str, str]]:
    """Language, statement and segment, of so many segments by chance."""
    found, chance = [], random.Random(1)
    for tag in LANGUAGES:
        top = folder / "locales" / tag / "LC_MESSAGES"
        catalogs = sorted(top.rglob("*.po"))
        for path in chance.sample(catalogs, min(len(catalogs), 20)):
            statement = path.relative_to(top).with_suffix("").as_posix()
            entries = po.read(path, shown=path.name).live()
            found += [(tag, segment_id(*entry.key), statement) for entry in entries]
    return chance.sample(found, min(count, len(found)))


def _pages(places: Sequence[tuple[str, str, str]]) -> Mapping[str, list[str]]:
    tails = ["/".join(place) for place in places]
    return {
        "overview": ["/" for _ in places],
        "queue": [f"/queue/{tag}?page={at % 9 + 1}" for at, (tag, *_) in enumerate(places)],
        "reading page": [f"/read/{tag}/{statement}" for tag, _, statement in places],
        "segment page": [f"/segment/{tail}" for tail in tails],
        "its matches": [f"/matches/{tail}" for tail in tails],
        "its history": [f"/history/{tail}" for tail in tails],
    }


def _compare(client: Client, pages: Mapping[str, list[str]]) -> None:
    """The same page again and again, by ApacheBench where it is installed, and by this tool."""
    if not shutil.which("ab"):
        return
    for kind in ("overview", "segment page"):
        url = f"http://127.0.0.1:{client.port}{pages[kind][0]}"
        command = ["ab", "-q", "-k", "-n", "200", "-c", "1", "-C", client.cookie, url]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        found = [re.search(rf"{share}%\s+(\d+)", said) for share in (50, 95, 99)]
        told = ", ".join(f"{one[1]}" for one in found if one)
        print(f"ApacheBench, {kind} ({pages[kind][0]}), median, 95 % and 99 %: {told} ms")


async def _start(folder: Path, _: argparse.Namespace) -> None:
    rows = []
    for title in ("nothing kept", "kept", "kept"):
        if title == "nothing kept":
            shutil.rmtree(folder / ".l10n", ignore_errors=True)
        with served(folder) as server:
            client = Client(server.port)
            listening = time.perf_counter() - server.began
            await client.sign_in(name_of(0))
            await client.get("overview", "/")
            first = time.perf_counter() - server.began
            await client.until_read()
            read = time.perf_counter() - server.began
            cpu = server.cpu
            await server.until_quiet()
            rows.append([title, *(f"{one:.1f}" for one in (listening, first, read, cpu))])
            rows[-1] += [f"{server.cpu:.1f}", f"{server.memory:.0f}"]
    head = ["s", "listens", "first page", "all read", "processor", "until quiet", "MB"]
    print_table(head, rows)


async def _together(folder: Path, options: argparse.Namespace) -> None:
    for title, think in (("1 to 3 s to think", THINKING), ("no time to think", (0.0, 0.0))):
        before = journals(folder)
        with served(folder) as server:
            done = await work(server, options.reviewers, options.seconds, think)
        print(f"\n{options.reviewers} reviewers, {title}, {options.seconds:.0f} s")
        tell(folder, done, before)


async def _kill(folder: Path, options: argparse.Namespace) -> None:
    before = journals(folder)
    with served(folder) as server:
        half = options.seconds / 2
        done = await work(server, options.reviewers, options.seconds, (0.0, 0.0), kill_after=half)
    with served(folder) as server:
        more = await work(server, options.reviewers, options.seconds / 4, (0.0, 0.0))
    both = Work(done.attempts + more.attempts, more.latencies, more.samples, more.told)
    tell(folder, both, before)


async def _soak(folder: Path, options: argparse.Namespace) -> None:
    before = journals(folder)
    with served(folder) as server:
        done = await work(
            server, options.reviewers, options.soak, THINKING, listeners=options.listeners
        )
    tell(folder, done, before)
    size = max(1, len(done.samples) // 12)
    for at in range(0, len(done.samples), size):
        seconds, memory, cpu = done.samples[min(at + size, len(done.samples)) - 1]
        print(f"after {seconds / 60:4.1f} min: {memory:6.1f} MB, {cpu:6.0f} s on the processor")
    warm = [memory for seconds, memory, _ in done.samples if seconds >= options.soak / 4]
    half = len(warm) // 2
    grown = fmean(warm[half:]) - fmean(warm[:half])
    print(f"after a quarter of the time: mean of the first half and the second {grown:+.1f} MB")
    print(f"{len(done.told)} pages listened; changes told to each: {sorted(set(done.told))}")


_PARTS = {
    "alone": _alone,
    "start": _start,
    "together": _together,
    "kill": _kill,
    "soak": _soak,
}


if __name__ == "__main__":
    main()
