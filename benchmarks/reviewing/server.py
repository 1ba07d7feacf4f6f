"""A real ``l10n serve`` in a process of its own."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reviewing.client import PASSWORD
from l10n.people.accounts import Account, Accounts, dump
from l10n.people.passwords import Passwords
from l10n.people.person import Duty, Person

L10N = [sys.executable, "-m", "l10n.cli"]
_TICKS = os.sysconf("SC_CLK_TCK")


def add_people(folder: Path, names: list[str]) -> None:
    """Accounts of managers, all with one password."""
    hashed = Passwords().hashed(PASSWORD)
    people = (Account(Person(name, Duty.MANAGER), hashed) for name in names)
    path = folder / "people.json"
    path.write_bytes(dump(Accounts(tuple(people))))
    path.chmod(0o600)


@dataclass(slots=True)
class Served:
    """One running server."""

    process: subprocess.Popen[str]
    port: int
    began: float

    @property
    def cpu(self) -> float:
        """Seconds on the processor so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    @property
    def memory(self) -> float:
        """Resident, in MB."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", text)
        return int(found[1]) / 1024 if found else 0.0

    async def until_quiet(self) -> None:
        """Wait until it has nothing to do any more, for half a minute at most."""
        for _ in range(15):
            before = self.cpu
            await asyncio.sleep(2)
            if self.cpu - before < 0.15:
                return

    def kill(self) -> None:
        """As a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """The project's server, ended as Ctrl-C ends it; its log is ``serve.log`` in the project.

    People sign in by name only where others could reach the server: so it listens on all
    addresses, and all that comes is from this machine.
    """
    command = [*L10N, "-C", str(folder), "serve", "--port", "0", "--no-browser"]
    began = time.perf_counter()
    with (folder / "serve.log").open("a") as log:
        process = subprocess.Popen(
            [*command, "--host", "0.0.0.0", "--insecure"],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        assert process.stdout
        said = process.stdout.readline()
        found = re.search(r":(\d+)/", said)
        assert found, said
        yield Served(process, int(found[1]), began)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(120)
        if process.poll() is None:
            process.kill()
