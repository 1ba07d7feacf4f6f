"""However a review at a terminal ends: the terminal is as it was, and nothing is lost."""

from __future__ import annotations

import signal
import termios

import pytest

from l10n.model import State
from tests.cli.review.conftest import Start, States, Texts


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


def test_a_line_that_is_cut_loses_nothing(start: Start, state: States) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.writes("El parlamento se reunió hoy.", "\x1b\r")
    anna.sees("2 of 2")
    anna.hangs_up()
    anna.process.wait()
    assert state()[0] is State.APPROVED


def test_what_was_being_typed_is_offered_again(start: Start, texts: Texts) -> None:
    before = texts()
    anna = start()
    anna.sees("1 of 2")
    anna.presses("j")
    anna.sees("2 of 2")
    anna.writes("Unos miembros escri")
    anna.sees("Unos miembros escri")
    anna.hangs_up()
    anna.process.wait()
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
