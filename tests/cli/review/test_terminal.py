"""Decisions at a real pseudo-terminal, by the real command."""

from __future__ import annotations

import re
import termios
from pathlib import Path

from l10n.catalogs import journal
from l10n.catalogs.journal import What
from l10n.model import State
from tests.cli.conftest import Run
from tests.cli.review.conftest import Start, States, Texts


def test_edit_approve_undo_and_the_summary(start: Start, state: States, texts: Texts) -> None:
    anna = start()
    anna.sees("1 of 2, by document")
    anna.writes("El parlamento se reunió hoy.", "\r")
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


def test_save_and_approve_at_once_then_export_is_next(start: Start, state: States) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.writes("El parlamento se reunió hoy.", "\x1b\r")
    anna.sees("2 of 2")
    anna.writes("Los miembros escribieron una carta a 12 países.", "\x1b\r")
    anna.sees("All of them are decided.")
    assert state() == [State.APPROVED, State.APPROVED]
    anna.presses("q")
    assert anna.ends() == 0
    anna.sees("Approved 2, edited 2, by anna. 0 segments left.")
    anna.sees("l10n export -l es")


def test_reject_with_a_reason(start: Start, root: Path, state: States) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.presses("r")
    anna.sees("Why is it refused?")
    anna.presses("día equivocado\r")
    anna.sees("2 of 2")
    assert state()[0] is State.REJECTED
    events = journal.read((root / "locales/es/journal.jsonl").read_bytes(), shown="journal")
    assert (events[-1].what, events[-1].reason) == (What.REJECT, "día equivocado")


def test_an_open_error_keeps_it_from_being_approved(start: Start, state: States) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.presses("j")
    anna.sees("2 of 2")
    anna.writes("Los miembros escribieron una carta a 99 países.", "\r")
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


def test_with_an_editor_of_ones_own(start: Start, tmp_path: Path, texts: Texts) -> None:
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


def test_escape_keeps_what_was_typed(start: Start, texts: Texts) -> None:
    anna = start()
    anna.sees("1 of 2")
    before = texts()
    anna.writes("A medias")
    anna.sees("A medias")
    anna.presses("\x1b")
    anna.sees("Not saved.")
    anna.presses("e")
    anna.sees("A medias")
    assert texts() == before


def test_somebody_else_was_quicker(start: Start, l10n: Run, texts: Texts) -> None:
    anna = start()
    anna.sees("1 of 2")
    anna.writes("De Ana.")
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
