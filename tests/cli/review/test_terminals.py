"""Terminals of another size, without colours, or with lines alone."""

from __future__ import annotations

import re
import signal

from tests.cli.review.conftest import Start


def test_another_size(start: Start) -> None:
    anna = start()
    anna.sees("? keys")
    anna.resize(40, 15)
    anna.process.send_signal(signal.SIGWINCH)
    anna.sees("letter…")
    assert max(map(len, anna.screen.splitlines()[:15])) <= 40


def test_no_colours_where_none_are_wanted(start: Start) -> None:
    anna = start(NO_COLOR="1")
    anna.sees("1 of 2")
    anna.presses("a")
    anna.sees("1 of 2")
    assert not re.search(r"\x1b\[[\d;]*3[0-7]m", anna.raw)


def test_a_dumb_terminal_gets_lines(start: Start) -> None:
    anna = start(TERM="dumb")
    anna.prints("What now?")
    assert "\x1b" not in anna.raw
    assert "1 of 2: Spanish, letter" in anna.raw
    anna.presses("quit\n")
    assert anna.ends() == 0
