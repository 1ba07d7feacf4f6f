"""The real command in a real pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.journal import What
from l10n.model import State
from tests.cli.conftest import Run
from tests.commands import Command

LEAVE = "\x1b[?1049l"
_MOST = 60
"""Seconds after which a screen that was waited for is not coming."""
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
        until = time.monotonic() + _MOST
        while text not in self.screen and text not in self._below():
            assert time.monotonic() < until, f"no {text!r} in:\n{self.screen}\n{self.raw[-500:]!r}"
            self._read(0.2)

    def _below(self) -> str:
        """What was printed after the screen was left."""
        return self.raw.rpartition(LEAVE)[2] if LEAVE in self.raw else ""

    def presses(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def ends(self) -> int:
        until = time.monotonic() + _MOST
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


Start = Callable[..., Reviewer]


@pytest.fixture
def start(root: Path, l10n: Run) -> Iterator[Start]:
    """Sit down at a terminal before the letter's two drafts."""
    assert l10n("run").code == 0
    seated: list[Reviewer] = []

    def sit(*options: str, **environment: str) -> Reviewer:
        chosen = ("-l", "es", "letter", "--by", "anna", "--order", "document")
        seated.append(Reviewer(root, *chosen, *options, **environment))
        return seated[-1]

    yield sit
    for reviewer in seated:
        reviewer.leaves()


@pytest.fixture
def state(catalog: Callable[[str], Path]) -> Callable[[], list[State]]:
    """The states of the letter's segments."""
    return lambda: [one.unit().state for one in po.read(catalog("letter"), shown="letter").live()]


@pytest.fixture
def texts(catalog: Callable[[str], Path]) -> Callable[[], list[str]]:
    """The letter's translations."""
    return lambda: [one.target for one in po.read(catalog("letter"), shown="letter").live()]


def write(reviewer: Reviewer, text: str, end: str) -> None:
    """Open the text, put another in its place, and end with a key."""
    reviewer.presses("e")
    reviewer.sees("typing")
    reviewer.presses("\x15" + text + end)


def test_edit_approve_undo_and_the_summary(start: Start, state, texts) -> None:
    anna = start()
    anna.sees("1 of 2, by document")
    write(anna, "El parlamento se reunió hoy.", "\r")
    anna.sees("Saved: translated")
    assert (state()[0], texts()[0]) == (State.TRANSLATED, "El parlamento se reunió hoy.")
    anna.presses("a")
    anna.sees("2 of 2")
    assert state()[0] is State.APPROVED
    anna.presses("u")
    anna.sees("Taken back.")
    anna.sees("1 of 2")
    assert state()[0] is State.TRANSLATED
    anna.presses("q")
    assert anna.ends() == 0
    anna.sees("Edited 1, by anna. 2 segments left.")
    assert termios.tcgetattr(anna.slave)[3] == anna.before[3]


def test_save_and_approve_at_once_then_export_is_next(start: Start, state) -> None:
    anna = start()
    anna.sees("1 of 2")
    write(anna, "El parlamento se reunió hoy.", "\x1b\r")
    anna.sees("2 of 2")
    write(anna, "Los miembros escribieron una carta a 12 países.", "\x1b\r")
    anna.sees("All of them are decided.")
    assert state() == [State.APPROVED, State.APPROVED]
    anna.presses("q")
    assert anna.ends() == 0
    anna.sees("Approved 2, edited 2, by anna. 0 segments left.")
    anna.sees("l10n export -l es")


def test_reject_with_a_reason(start: Start, root: Path, state) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.presses("r")
    anna.sees("Why is it refused?")
    anna.presses("día equivocado\r")
    anna.sees("2 of 2")
    assert state()[0] is State.REJECTED
    events = journal.read((root / "locales/es/journal.jsonl").read_bytes(), shown="journal")
    assert (events[-1].what, events[-1].reason) == (What.REJECT, "día equivocado")


def test_an_open_error_keeps_it_from_being_approved(start: Start, state) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.presses("j")
    anna.sees("2 of 2")
    write(anna, "Los miembros escribieron una carta a 99 países.", "\r")
    anna.sees("Saved")
    anna.presses("a")
    anna.sees("Not approved, for numbers is open")
    assert state()[1] is State.TRANSLATED
    anna.presses("d")
    anna.sees("Why is it right as it is?")
    anna.presses("agreed\r")
    anna.sees("Dismissed.")
    anna.presses("a")
    anna.sees("1 of 2")
    assert state()[1] is State.APPROVED


def test_with_an_editor_of_ones_own(start: Start, tmp_path: Path, texts) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'Hoy se\\nreunió.\\n' > \"$1\"\n")
    editor.chmod(0o755)
    anna = start(EDITOR=str(editor), VISUAL="")
    anna.sees("1 of 2")
    anna.presses("E")
    anna.sees("typing")
    anna.sees("Hoy se reunió.")
    anna.presses("\r")
    anna.sees("Saved")
    assert texts()[0] == "Hoy se reunió."


def test_escape_keeps_what_was_typed(start: Start, texts) -> None:
    anna = start()
    anna.sees("1 of 2")
    before = texts()
    write(anna, "A medias", "")
    anna.sees("A medias")
    anna.presses("\x1b")
    anna.sees("Not saved.")
    anna.presses("e")
    anna.sees("A medias")
    assert texts() == before


def test_another_size(start: Start) -> None:
    anna = start()
    anna.sees("? keys")
    anna.resize(40, 15)
    anna.process.send_signal(signal.SIGWINCH)
    anna.sees("letter…")
    assert max(map(len, anna.screen.splitlines()[:15])) <= 40


def test_somebody_else_was_quicker(start: Start, l10n: Run, texts) -> None:
    anna = start()
    anna.sees("1 of 2")
    write(anna, "De Ana.", "")
    anna.sees("De Ana.")
    segment = re.findall(r"letter · ([0-9a-f]{8})", anna.screen)[0]
    l10n("edit", "-l", "es", "letter", "-s", segment, "--text", "De Boris.", "--by", "boris")
    anna.presses("\r")
    anna.sees("Yours, not saved")
    assert "De Ana." in anna.screen
    assert "De Boris." in anna.screen
    assert texts()[0] == "De Boris."
    anna.presses("m")
    anna.sees("Saved")
    assert texts()[0] == "De Ana."


def test_what_others_do_appears(start: Start, l10n: Run) -> None:
    anna = start()
    anna.sees("1 of 2")
    segment = re.findall(r"letter · ([0-9a-f]{8})", anna.screen)[0]
    l10n("edit", "-l", "es", "letter", "-s", segment, "--text", "De Boris.", "--by", "boris")
    anna.sees("De Boris.")
    anna.sees("translated by boris")


@pytest.mark.parametrize("end", ["q", "\x03"])
def test_the_terminal_is_left_as_it_was(start: Start, end: str) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.presses(end)
    assert anna.ends() == 0
    assert "\x1b[?25h" in anna.raw.rpartition("\x1b[?25l")[2]
    assert anna.raw.rfind("\x1b[?1049l") > anna.raw.rfind("\x1b[?1049h")
    assert termios.tcgetattr(anna.slave) == anna.before


def test_a_signal_leaves_it_clean_too(start: Start) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.process.send_signal(signal.SIGTERM)
    assert anna.ends() == 130
    assert termios.tcgetattr(anna.slave) == anna.before


def test_a_line_that_is_cut_loses_nothing(start: Start, state) -> None:
    anna = start()
    anna.sees("1 of 2")
    write(anna, "El parlamento se reunió hoy.", "\x1b\r")
    anna.sees("2 of 2")
    anna.hangs_up()
    anna.process.wait(_MOST)
    assert state()[0] is State.APPROVED


def test_what_was_being_typed_is_offered_again(start: Start, texts) -> None:
    before = texts()
    anna = start()
    anna.sees("1 of 2")
    anna.presses("j")
    anna.sees("2 of 2")
    write(anna, "Unos miembros escri", "")
    anna.sees("Unos miembros escri")
    anna.hangs_up()
    anna.process.wait(_MOST)
    anna = start()
    anna.sees("2 of 2")
    anna.sees("Typed, not saved")
    anna.presses("e")
    anna.sees("typing")
    anna.presses("bieron.\r")
    anna.sees("Saved")
    assert texts() == [before[0], "Unos miembros escribieron."]
    anna.presses("q")
    assert anna.ends() == 0
    boris = start("--state", "untranslated")
    boris.sees("Nothing waits for review here.")


def test_the_engine_is_asked_on_demand(start: Start) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.presses("m")
    anna.sees("a number takes one")
    anna.presses("1")
    anna.sees("typing")
    anna.presses("\x1b")
    anna.sees("Not saved.")
    anna.presses("q")
    assert anna.ends() == 0
    anna.sees("Nothing was decided")


def test_no_colours_where_none_are_wanted(start: Start) -> None:
    anna = start(NO_COLOR="1")
    anna.sees("1 of 2")
    anna.presses("a")
    anna.sees("1 of 2")
    assert not re.search(r"\x1b\[[\d;]*3[0-7]m", anna.raw)


def test_a_dumb_terminal_gets_lines(start: Start) -> None:
    anna = start(TERM="dumb")
    until = time.monotonic() + _MOST
    while "What now?" not in anna.raw and time.monotonic() < until:
        anna._read(0.2)
    assert "\x1b" not in anna.raw
    assert "1 of 2: Spanish, letter" in anna.raw
    anna.presses("quit\n")
    assert anna.ends() == 0
