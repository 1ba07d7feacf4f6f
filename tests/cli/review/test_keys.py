"""Bytes of a terminal as keys, however they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.cli.terminal.editor import Editor, opened
from l10n.cli.terminal.keys import Key, Keyboard

SENT = {
    b"a": ["a"],
    b"ab": ["a", "b"],
    b"\r": ["enter"],
    b"\x7f": ["backspace"],
    b"\x03": ["ctrl-c"],
    b"\x1b[A": ["up"],
    b"\x1bOB": ["down"],
    b"\x1b[3~": ["delete"],
    b"\x1b[1;5D": ["wordleft"],
    b"\x1b\r": ["ctrl-enter"],
    b"\x1b[13;5u": ["ctrl-enter"],
    b"\x1b[27;5;13~": ["ctrl-enter"],
    "ñ漢".encode(): ["ñ", "漢"],
    "e\u0301".encode(): ["e\u0301"],
    b"\x1b[8;1$y\x1b[>1;2;3cx": ["unknown", "unknown", "x"],
    b"\xffa": ["\ufffd", "a"],
}


@pytest.mark.parametrize("data", SENT)
def test_keys(data: bytes) -> None:
    assert [key.name for key in Keyboard().feed(data)] == SENT[data]


@pytest.mark.parametrize("data", [data for data in SENT if b"\x1b" in data or len(data) > 3])
def test_cut_anywhere(data: bytes) -> None:
    if data == "e\u0301".encode():
        return
    for at in range(1, len(data)):
        keyboard = Keyboard()
        keys = keyboard.feed(data[:at]) + keyboard.feed(data[at:])
        assert [key.name for key in keys] == SENT[data]


def test_escape_alone_waits_for_what_may_follow() -> None:
    keyboard = Keyboard()
    assert keyboard.feed(b"\x1b") == []
    assert keyboard.waiting
    assert keyboard.flush() == [Key("escape")]
    assert not keyboard.waiting


def test_pasted_text_is_text() -> None:
    keyboard = Keyboard()
    assert keyboard.feed(b"\x1b[200~qu") == []
    assert keyboard.feed("é\na\x1b[201~a".encode()) == [Key("paste", "qué\na"), Key("a")]


@given(st.lists(st.binary(max_size=12), max_size=6))
def test_any_bytes_are_survived(chunks: list[bytes]) -> None:
    keyboard = Keyboard()
    for chunk in chunks:
        keyboard.feed(chunk)
    keyboard.flush()
    assert not keyboard.waiting


def typed(editor: Editor, *names: str) -> Editor:
    for name in names:
        editor = editor.pressed(Key(name))
    return editor


@pytest.mark.parametrize(
    ("names", "text", "at"),
    [
        ((), "El niño.", 8),
        (("backspace",), "El niño", 7),
        (("left", "left", "a"), "El niñao.", 7),
        (("wordleft", "ctrl-k"), "El ", 3),
        (("ctrl-w",), "El ", 3),
        (("ctrl-u",), "", 0),
        (("home", "delete", "delete"), " niño.", 0),
        (("wordleft", "wordleft", "X"), "XEl niño.", 1),
        (("end", "right", "!"), "El niño.!", 9),
        (("f5", "unknown", "pageup"), "El niño.", 8),
    ],
)
def test_editing(names: tuple[str, ...], text: str, at: int) -> None:
    editor = typed(opened("El niño."), *names)
    assert (editor.text, editor.at) == (text, at)


def test_a_letter_with_its_marks_goes_at_once() -> None:
    assert typed(opened("e\u0301👨‍👩‍👧"), "backspace", "backspace").text == ""
    assert typed(opened("e"), "\u0301").letters == ("e\u0301",)


def test_the_left_arrow_goes_on_in_arabic() -> None:
    editor = typed(opened("سلام", rtl=True), "home", "left")
    assert editor.at == 1


def test_a_pasted_text_is_one_line() -> None:
    assert Editor().pressed(Key("paste", "one\n two\tth\x1bree\n")).text == "one two three"
