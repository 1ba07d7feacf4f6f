"""The whole screen, line for line, from what there is to show and the size. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from l10n.cli.terminal.key_help import help_page, key_bar
from l10n.cli.terminal.moving import lines_of_overview
from l10n.cli.terminal.pages import Page, bar, window
from l10n.cli.terminal.segment_view import Known, Typing, View, overtaken_view, segment_view
from l10n.cli.terminal.sitting import checks_of, is_open
from l10n.cli.terminal.spans import Line, Lines, Look, Span, cut_line, line_width
from l10n.cli.terminal.state import NOTHING, Mode, State
from l10n.cli.terminal.typesetting import Bidi
from l10n.cli.terminal.width import clean, width
from l10n.model import Severity
from l10n.workflow.desk.queue import key_of
from l10n.workflow.desk.rows import Row


class Size(NamedTuple):
    """Columns and rows of a terminal."""

    columns: int
    rows: int


class Screen(NamedTuple):
    """As many lines as there are rows, and where the cursor is shown, if anywhere."""

    lines: Lines
    cursor: tuple[int, int] | None = None
    top: int = 0
    """The first line of the page that is seen: further up there is nothing to scroll to."""


def screen(state: State, known: Known | None, size: Size, by: Bidi) -> Screen:
    """Draw it all. ``known`` is about the state's row; None where there is none."""
    columns, rows = max(size.columns, 20), max(size.rows, 6)
    foot = _foot(state, columns, by)
    room = rows - 1 - len(foot.lines)
    view = _view(state, known, columns, by)
    scroll = _scrolled(state, view, room)
    lines, top, below = window(view.page.lines, room, scroll)
    if below:
        foot.lines[-1] = _with_more(state, below, columns)
    cursor = foot.cursor and (1 + room + foot.cursor[0], foot.cursor[1])
    if view.cursor and top <= view.cursor[0] < top + room:
        cursor = 1 + view.cursor[0] - top, view.cursor[1]
    whole = [_head(state, columns), *lines, *foot.lines]
    return Screen([cut_line(line, size.columns) for line in whole[: size.rows]], cursor, top)


def reading_screen(done: int, total: int, size: Size) -> Screen:
    """What is shown until the queue was read."""
    page = Page(size.columns)
    page.text([Span(f"Reading {done} of {total} …")])
    head, keys = bar("l10n review", " ", size.columns), Span(" q quit", Look.FAINT)
    lines = [head, (), *page.lines, (), (keys,)]
    lines += [()] * (size.rows - len(lines))
    return Screen(lines[: size.rows])


def _head(state: State, columns: int) -> Line:
    row = state.row
    if row is None:
        return bar("l10n review", " ", columns)
    count = f"{state.at + 1} of {len(state.rows)}, by {state.order} "
    return bar(f"{row.language.name} · {row.statement} · {row.segment}", count, columns)


def _view(state: State, known: Known | None, columns: int, by: Bidi) -> View:
    if state.mode is Mode.HELP:
        return View(help_page(columns, by))
    if state.mode is Mode.OVERVIEW:
        return _overview(state, columns, by)
    if known is None or state.row is None:
        page = Page(columns, by)
        page.gap()
        page.text([Span(NOTHING.text)])
        page.text([Span("l10n status shows how far everything is.")])
        return View(page)
    if state.mode is Mode.OVERTAKEN:
        return overtaken_view(state.row, state.drafts.get(key_of(state.row), ""), columns, by)
    typing = None
    if state.mode is Mode.EDIT:
        typing = Typing(state.editor.text, state.editor.at)
    choosing = state.mode is Mode.CHOOSE
    return segment_view(known, columns, by, typing=typing, unsaved=state.typed, choosing=choosing)


def _scrolled(state: State, view: View, room: int) -> int:
    """Where the page begins: the cursor is always in sight."""
    if view.cursor is None:
        return state.scroll
    line = view.cursor[0]
    return max(state.scroll if line < state.scroll + room else line - room + 1, 0)


class _Foot(NamedTuple):
    lines: Lines
    cursor: tuple[int, int] | None = None


def _foot(state: State, columns: int, by: Bidi) -> _Foot:
    """What is said or asked, and the keys."""
    keys = key_bar(state, columns)
    page = Page(columns, by)
    if state.mode is Mode.ASK and state.question:
        return _asked(state, columns, keys)
    if state.mode is Mode.CHOOSE and state.row:
        which = ", ".join(f"{n} {check}" for n, check in enumerate(checks_of(state.row), start=1))
        page.item(Span("?", Look.LABEL), [Span(f"Dismiss which one: {which}")])
    elif state.message:
        told = state.message
        page.item(Span(told.sign, told.look), [Span(told.text, Look.STRONG)])
    said = page.lines[:4]
    return _Foot([*(said or [()]), keys])


def _asked(state: State, columns: int, keys: Line) -> _Foot:
    """The question, and the end of the answer that fits beside it."""
    question = f"{state.question} "
    letters, at = state.editor.letters, state.editor.at
    room, start = max(columns - width(question) - 1, 4), 0
    while width("".join(letters[start:at])) > room:
        start += 1
    line = cut_line((Span(question, Look.LABEL), Span(clean("".join(letters[start:])))), columns)
    return _Foot([line, keys], (0, width(question + "".join(letters[start:at]))))


def _with_more(state: State, below: int, columns: int) -> Line:
    """The keys, and how much is hidden below."""
    more = f"▼ {below} more "
    line = key_bar(state, columns - width(more))
    pad = columns - width(more) - line_width(line)
    return (*line, Span(" " * pad), Span(more, Look.STRONG))


def _overview(state: State, columns: int, by: Bidi) -> View:
    page = Page(columns, by)
    page.label("In this review", _counts(state.rows))
    page.gap()
    first = len(page.lines)
    for number, (_, rows) in enumerate(lines_of_overview(state.rows)):
        chosen = number == state.chosen
        name = clean(f"{rows[0].language.tag} {rows[0].statement}")
        line = (
            Span("> " if chosen else "  ", Look.LABEL),
            Span(name, Look.STRONG if chosen else Look.PLAIN),
            Span(f"  {_counts(rows)}", Look.PLAIN if chosen else Look.FAINT),
        )
        page.lines.append(cut_line(line, columns))
    return View(page, (first + state.chosen, 0))


def _counts(rows: Sequence[Row]) -> str:
    left = sum(map(is_open, rows))
    errors = sum(any(one.severity is Severity.ERROR for one in row.findings) for row in rows)
    done = len(rows) - left
    return f"{left} wait, {errors} with errors" + (f", {done} signed" if done else "")
