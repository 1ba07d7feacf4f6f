"""The terminal itself: the only place here that reads keys and writes to the screen."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from types import FrameType

from l10n.cli.terminal.bidi_asking import is_answered, orders_always, orders_text
from l10n.cli.terminal.keys import Key, Keyboard
from l10n.cli.terminal.paint import ASK, ENTER, ENTER_LOGICAL, LEAVE, frame
from l10n.cli.terminal.screen import Screen, Size
from l10n.cli.terminal.typesetting import Bidi

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

_AFTER_ESCAPE = 0.05
"""Seconds in which the rest of a sequence comes, over ssh, too; a lone Escape takes longer."""
_FOR_ANSWER = 0.6


class Gone(Exception):  # noqa: N818  # the terminal's end, not a fault
    """Nobody is at the terminal any more."""


def can_draw(environment: Mapping[str, str]) -> bool:
    """Whether this is a terminal that can show a screen."""
    if termios is None or sys.stdin is None or sys.stdout is None:
        return False
    both = sys.stdin.isatty() and sys.stdout.isatty()
    return both and environment.get("TERM", "dumb") not in {"", "dumb", "unknown"}


class Terminal:
    """A terminal in raw mode with a screen of its own, from ``with`` to its end.

    Whatever ends it, signals included, it is left as it was found.
    """

    def __init__(self, environment: Mapping[str, str], by: Bidi | None) -> None:
        self._in, self._out = sys.stdin.fileno(), sys.stdout.fileno()
        self._colours = not environment.get("NO_COLOR")
        self._environment = environment
        self._keyboard = Keyboard()
        self._pending: list[Key] = []
        self._shown: Screen | None = None
        self._is_gone = False
        self._by = by
        self.by = by or Bidi.L10N

    def __enter__(self) -> Terminal:
        self._before = termios.tcgetattr(self._in)
        self._wake_in, self._wake_out = os.pipe()
        os.set_blocking(self._wake_out, False)
        self._woken = signal.set_wakeup_fd(self._wake_out, warn_on_full_buffer=False)
        handlers: dict[int, Callable[[int, FrameType | None], None]] = {
            signal.SIGWINCH: _ignore,
            signal.SIGHUP: self._hang_up,
        }
        self._handlers = {sign: signal.signal(sign, on) for sign, on in handlers.items()}
        self._open()
        if self._by is None:
            self.by = self._ask()
            self._write(ENTER if self.by is Bidi.L10N else ENTER_LOGICAL)
        return self

    def __exit__(self, *_: object) -> None:
        self._close()
        for sign, handler in self._handlers.items():
            signal.signal(sign, handler)
        signal.set_wakeup_fd(self._woken)
        os.close(self._wake_in)
        os.close(self._wake_out)

    @property
    def size(self) -> Size:
        """As it is now."""
        try:
            return Size(*os.get_terminal_size(self._out))
        except OSError:
            return Size(*shutil.get_terminal_size())

    def show(self, new: Screen) -> None:
        """Draw what is not there yet."""
        if self._shown and len(self._shown.lines) != len(new.lines):
            self.redraw()
        self._write(frame(new, self._shown, colours=self._colours))
        self._shown = new

    def wake(self) -> None:
        """Have :meth:`key` come back at once; may be called from any thread."""
        with contextlib.suppress(OSError):
            os.write(self._wake_out, b"\0")

    def redraw(self) -> None:
        """Draw everything the next time."""
        self._shown = None
        self._write("\x1b[2J")

    def turn(self) -> None:
        """Let the other one order text from right to left."""
        self.by = Bidi.TERMINAL if self.by is Bidi.L10N else Bidi.L10N
        self._write("\x1b[8l\x1b[1 k" if self.by is Bidi.L10N else "\x1b[8h")
        self.redraw()

    def key(self, wait: float) -> Key | None:
        """The next key; None where none came in so many seconds, or the size changed.

        Raises Gone where the terminal is no longer there.
        """
        if not self._pending:
            self._pending = self._read(wait)
        return self._pending.pop(0) if self._pending else None

    @contextlib.contextmanager
    def away(self) -> Iterator[None]:
        """Give the terminal to another program, and take it back."""
        self._close()
        try:
            yield
        finally:
            self._open()
            self._shown = None

    def suspend(self) -> None:
        """To the shell, until it brings us back."""
        with self.away():
            signal.raise_signal(signal.SIGTSTP)

    def _open(self) -> None:
        tty.setraw(self._in, termios.TCSADRAIN)
        self._write(ENTER if self.by is Bidi.L10N else ENTER_LOGICAL)

    def _close(self) -> None:
        with contextlib.suppress(OSError, termios.error):
            self._write(LEAVE)
            termios.tcsetattr(self._in, termios.TCSADRAIN, self._before)

    def _read(self, wait: float) -> list[Key]:
        if self._keyboard.waiting:
            wait = _AFTER_ESCAPE
        ready = select.select([self._in, self._wake_in], [], [], wait)[0]
        if self._wake_in in ready:
            os.read(self._wake_in, 4096)
        if self._is_gone:
            raise Gone
        if self._in not in ready:
            return self._keyboard.flush() if not ready else []
        keys = self._keyboard.feed(self._bytes())
        return keys or (self._read(_AFTER_ESCAPE) if self._keyboard.waiting else [])

    def _hang_up(self, _sign: int, _frame: FrameType | None) -> None:
        """Told when the next key is waited for: what is being done comes to its end."""
        self._is_gone = True

    def _bytes(self) -> bytes:
        try:
            data = os.read(self._in, 4096)
        except OSError:
            data = b""
        if not data:
            raise Gone
        return data

    def _write(self, text: str) -> None:
        data = text.encode("utf-8", "replace")
        try:
            while data:
                data = data[os.write(self._out, data) :]
        except OSError:
            raise Gone from None

    def _ask(self) -> Bidi:
        """Who orders text here: as the terminal says, or as is known of it."""
        if orders_always(self._environment):
            return Bidi.TERMINAL
        self._write(ASK)
        told, until = "", time.monotonic() + _FOR_ANSWER
        while not is_answered(told) and (left := until - time.monotonic()) > 0:
            if select.select([self._in], [], [], left)[0]:
                told += self._bytes().decode("utf-8", "replace")
        self._pending = [key for key in self._keyboard.feed(told.encode()) if key.name != "unknown"]
        return orders_text(told)


def _ignore(*_: object) -> None:
    """Being woken is all."""
