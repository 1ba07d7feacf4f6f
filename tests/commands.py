"""l10n's own commands, each a process of its own that is there at once.

Python needs a second to load what a command is made of. One process has it loaded, and each
command is a fork of that: with its own folder, environment, streams and end.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import signal
import sys
import termios
from collections.abc import Mapping
from multiprocessing.reduction import DupFd
from operator import methodcaller
from pathlib import Path
from runpy import run_path
from tempfile import TemporaryFile
from typing import IO, Any

from l10n.cli.__main__ import COMMANDS, main

_FORKS = multiprocessing.get_context("forkserver")
_MODULES = {"import": "import_", "git-setup": "git_setup"}
_FORKS.set_forkserver_preload([f"l10n.cli.{_MODULES.get(name, name)}" for name in COMMANDS])
_FORKED = "a command"
SECONDS = 60.0
"""After so long a command has failed."""


class Command:
    """A command that runs. What its streams are not given is nothing, read or written."""

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        stdin: int | IO[Any] | None = None,
        stdout: int | IO[Any] | None = None,
        stderr: int | IO[Any] | None = None,
        environment: Mapping[str, str] | None = None,
        owns_terminal: bool = False,
    ) -> None:
        with Path(os.devnull).open("r+b") as nothing:
            given = [nothing if one is None else one for one in (stdin, stdout, stderr)]
            streams = [_Stream(one if isinstance(one, int) else one.fileno()) for one in given]
            known = dict(os.environ if environment is None else environment)
            told = {"TOLD": (arguments, folder, known, streams, owns_terminal)}
            # By its path: another package may have the name “tests” where nothing is a test.
            self._process = _FORKS.Process(
                target=run_path, args=(__file__, told, _FORKED), daemon=True
            )
            self._process.start()

    def poll(self) -> int | None:
        """The exit code; None while it runs; negative for the signal that ended it."""
        return self._process.exitcode

    def wait(self, seconds: float = SECONDS) -> int:
        """Wait for its end: the exit code.

        Raises AssertionError where it does not come.
        """
        self._process.join(seconds)
        code = self.poll()
        assert code is not None, "The command has not ended."
        return code

    def send_signal(self, sign: signal.Signals) -> None:
        if self.poll() is None:
            os.kill(self._process.pid or 0, sign)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def piped(*arguments: str, folder: Path, **given: Any) -> tuple[Command, IO[str]]:
    """Start a command: itself, and what it prints, as it comes."""
    reading, writing = os.pipe()
    try:
        made = Command(*arguments, folder=folder, stdout=writing, **given)
    finally:
        os.close(writing)
    return made, os.fdopen(reading, encoding="utf-8")


def run(*arguments: str, folder: Path, says: str = "") -> tuple[int, str, str]:
    """Run a command to its end: the exit code, and what it printed on either stream."""
    with TemporaryFile("w+b") as stdin, TemporaryFile("w+b") as out, TemporaryFile("w+b") as err:
        stdin.write(says.encode())
        stdin.seek(0)
        code = Command(*arguments, folder=folder, stdin=stdin, stdout=out, stderr=err).wait()
        return code, _text(out), _text(err)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


class _Stream:
    """A file descriptor on its way to a command."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __reduce__(self) -> tuple[Any, ...]:
        return methodcaller("detach"), (DupFd(self._number),)


def _live(
    arguments: tuple[str, ...],
    folder: Path,
    environment: dict[str, str],
    streams: list[int],
    owns_terminal: bool,
) -> None:
    """The command's own process, from here to its end."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    if owns_terminal:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = (
        os.fdopen(number, "w", encoding="utf-8", closefd=False, buffering=1) for number in (1, 2)
    )
    sys.argv = ["l10n", *arguments]
    main()


if __name__ == _FORKED:
    _live(*globals()["TOLD"])
