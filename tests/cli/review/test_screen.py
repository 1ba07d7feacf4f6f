"""Whole screens, as they are at a size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.cli.terminal.editor import opened
from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.pressing import pressed
from l10n.cli.terminal.screen import Size, screen
from l10n.cli.terminal.spans import line_width
from l10n.cli.terminal.state import Message, Mode, State
from l10n.cli.terminal.typesetting import Bidi
from l10n.workflow.desk.rows import Row
from tests.cli.review.rows import finding, known, plain, row

WIDE, NARROW = Size(80, 24), Size(40, 15)
ARABIC = "اجتمع البرلمان في 26 فبراير 2026 (في باكو)."
JAPANESE = "議会は二〇二六年二月二十六日（バクーで）会議を開いた。「忘れない」と議長は述べた。"


def shown(
    state: State, size: Size, by: Bidi = Bidi.L10N, before: tuple[Row, ...] = ()
) -> list[str]:
    """The screen's lines, without what is blank at their ends and below them."""
    about = known(state.row, before) if state.row else None
    drawn = screen(state, about, size, by)
    assert len(drawn.lines) == size.rows
    assert all(line_width(line) <= size.columns for line in drawn.lines)
    return [plain(line).rstrip() for line in drawn.lines]


def test_80_by_24() -> None:
    first = row(
        findings=(finding(), finding("spaces", fix=" ")), reasons=("1 error: numbers", "Headline")
    )
    state = State((first, row(number=2)), message=Message("This is the first one."))
    lines = shown(state, WIDE, before=(row("Antes.", number=0, source="Before."),))
    assert lines == [
        " Spanish · appeal · 00000001                                    1 of 2, by risk",
        "◇ machine · body, paragraph 2",
        "Source  English",
        "  The parliament met on 26 February 2026 (in Baku).",
        "Target  Spanish",
        "  El parlamento se reunió.",
        "",
        "✖ error numbers: The source says 26; the translation does not.",
        "✖ error spaces: The source says 26; the translation does not. (f writes “ ”)",
        "",
        "Why look",
        " - Headline",
        "",
        "Before",
        "◇ Before.",
        "  Antes.",
        *[""] * 6,
        "• This is the first one.",
        " a approve  e edit  ? keys  r reject  u undo  j k move  q quit  d dismiss",
    ]


def test_40_by_15() -> None:
    lines = shown(State((row(),)), NARROW)
    assert lines == [
        " Spanish · appeal · 00… 1 of 1, by risk",
        "◇ machine · body, paragraph 2",
        "Source  English",
        "  The parliament met on 26 February 2026",
        "  (in Baku).",
        "Target  Spanish",
        "  El parlamento se reunió.",
        *[""] * 7,
        " a approve  e edit  ? keys  r reject",
    ]


def test_arabic_stands_flush_right_in_the_order_in_which_it_is_seen() -> None:
    lines = shown(State((row(ARABIC, tag="ar"),)), NARROW)
    text = [line for line in lines if any("\ufe70" <= letter <= "\ufeff" for letter in line)]
    assert [len(line) for line in text] == [40, 40]
    assert text[0].endswith("\ufe8d")
    assert text[1].lstrip().startswith(".(")
    assert "2026" in "".join(text)


def test_arabic_in_the_order_of_the_text_is_kept_apart() -> None:
    lines = shown(State((row(ARABIC, tag="ar"),)), WIDE, Bidi.TERMINAL)
    (text,) = [line for line in lines if "البرلمان" in line]
    assert text == "  \u200e" + " " * (78 - 1 - len(ARABIC)) + f"\u200f{ARABIC}\u200f"


def test_japanese_is_broken_between_its_letters() -> None:
    lines = shown(State((row(JAPANESE, tag="ja"),)), NARROW)
    assert lines[6:9] == [
        "  議会は二〇二六年二月二十六日（バクー",
        "  で）会議を開いた。「忘れない」と議長は",
        "  述べた。",
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW, Size(20, 6), Size(9, 3), Size(300, 80)])
@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("by", Bidi)
def test_any_size_is_filled_and_nothing_sticks_out(size: Size, mode: Mode, by: Bidi) -> None:
    texts = (row(ARABIC, tag="ar", findings=(finding(),)), row(JAPANESE, tag="ja", number=2))
    for at in range(2):
        state = State(texts, at=at, mode=mode, editor=opened(texts[at].entry.target, rtl=not at))
        assert shown(state, size, by)


def test_the_cursor_stands_after_the_last_letter() -> None:
    text = "El 26."
    state = State((row(text),), mode=Mode.EDIT, editor=opened(text))
    assert screen(state, known(row(text)), WIDE, Bidi.L10N).cursor == (5, 2 + len(text))
    state = State((row(ARABIC, tag="ar"),), mode=Mode.EDIT, editor=opened(ARABIC, rtl=True))
    drawn = screen(state, known(row(ARABIC, tag="ar")), WIDE, Bidi.L10N)
    assert drawn.cursor
    line = plain(drawn.lines[drawn.cursor[0]])
    assert line[: drawn.cursor[1] + 1].strip("\u00a0 ") == ""
    assert line[drawn.cursor[1] + 1] == "."


def test_a_long_text_scrolls_with_the_cursor() -> None:
    text = "una palabra " * 60
    state = State((row(text),), mode=Mode.EDIT, editor=opened(text.strip()))
    drawn = screen(state, known(row(text)), NARROW, Bidi.L10N)
    assert drawn.cursor
    assert 0 < drawn.cursor[0] < NARROW.rows - 2
    at_start = replace(state, editor=replace(state.editor, at=0))
    assert screen(at_start, known(row(text)), NARROW, Bidi.L10N).cursor == (6, 2)


def test_up_and_down_go_by_the_lines_that_are_seen() -> None:
    text = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce"
    state = State((row(text),), mode=Mode.EDIT, editor=opened(text), room=(20, Bidi.L10N))
    seen = []
    for key in "up", "up", "up", "up", "down", "down", "down", "down":
        state, _ = pressed(state, Key(key))
        seen.append(text[state.editor.at :][:6])
    assert seen == [" nueve", "o seis", "dos tr", "uno do", "cinco ", "ocho n", "doce", ""]


def test_hostile_text_steers_nothing() -> None:
    hostile = "\x1b[2J\x1b]0;gone\x07\u202eX\x9b1m\r\n\u2066"
    evil = row(hostile, source=hostile, statement=hostile, findings=(finding(hostile),))
    for mode in Mode:
        state = State((evil,), mode=mode, editor=opened(hostile), message=Message(hostile))
        text = "".join(shown(state, WIDE))
        assert not any(c < " " or "\x7f" <= c < "\xa0" or c in "\u202d\u202e" for c in text)


def test_a_neighbour_cannot_turn_what_stands_beside_it() -> None:
    wide = screen(State((row(ARABIC, tag="ar"),)), known(row(ARABIC, tag="ar")), Size(140, 20),
                  Bidi.L10N)  # fmt: skip
    (line,) = [plain(one) for one in wide.lines if "parliament met" in plain(one)]
    assert line.startswith("  The parliament met on 26 February 2026 (in Baku).")
    assert line.endswith("\ufe8d")


def test_nothing_to_review() -> None:
    assert "Nothing waits for review here." in shown(State(()), WIDE)[1]
