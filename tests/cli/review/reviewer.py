"""Somebody who reviews with the real command, in a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from pathlib import Path

from tests.commands import SECONDS, Command

_LEAVE = "\x1b[?1049l"
_STEP = re.compile(r"\x1b\[(\d+);\d+H\x1b\[2K((?:[^\x1b]|\x1b\[[\d;]*m)*)")


class Reviewer:
    """Somebody at a terminal: what they see, and what they press."""

    def __init__(self, root: Path, *options: str, **environment: str) -> None:
        self._master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.slave, self.raw, self._rows = slave, "", dict[int, str]()
        self.resize(80, 24)
        self.process = Command(
            *("review", *options),
            folder=root,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            environment={**os.environ, "TERM": "xterm", "TMUX": "", **environment},
            owns_terminal=True,
        )

    def resize(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    @property
    def screen(self) -> str:
        return "\n".join(self._rows.get(row, "") for row in range(1, 200)).rstrip()

    def sees(self, text: str) -> None:
        """Wait until a text is on the screen, or below it once the review has ended."""
        until = time.monotonic() + SECONDS
        while text not in self.screen and text not in self._below():
            assert time.monotonic() < until, f"no {text!r} in:\n{self.screen}\n{self.raw[-500:]!r}"
            self._read(0.2)

    def prints(self, text: str) -> None:
        """Wait until a text has come, wherever it stands."""
        until = time.monotonic() + SECONDS
        while text not in self.raw:
            assert time.monotonic() < until, f"no {text!r} in:\n{self.raw[-500:]!r}"
            self._read(0.2)

    def _below(self) -> str:
        """What was printed after the screen was left."""
        return self.raw.rpartition(_LEAVE)[2] if _LEAVE in self.raw else ""

    def presses(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def ends(self) -> int:
        until = time.monotonic() + SECONDS
        while (code := self.process.poll()) is None:
            assert time.monotonic() < until, self.screen
            self._read(0.2)
        self._read(0.2)
        return code

    def hangs_up(self) -> None:
        os.close(self.slave)
        os.close(self._master)
        self._master = -1

    def leaves(self) -> None:
        self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)
            os.close(self.slave)

    def _read(self, wait: float) -> None:
        if not select.select([self._master], [], [], wait)[0]:
            return
        data = os.read(self._master, 65536).decode("utf-8", "replace")
        if "\x1b[c" in data:
            self.presses("\x1b[8;0$y\x1b[>41;1;0c\x1b[?64;1c")
        self.raw += data
        if "\x1b[2J" in data:
            self._rows.clear()
        for row, text in _STEP.findall(data.rpartition("\x1b[2J")[2]):
            self._rows[int(row)] = re.sub(r"\x1b\[[\d;]*m", "", text)

    def writes(self, text: str, end: str = "") -> None:
        """Open the text, put another in its place, and end with a key."""
        self.presses("e")
        self.sees("typing")
        self.presses("\x15" + text + end)
