"""The review on a whole screen: keys in, decisions carried out, the screen drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click

from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.pages import Page, bar
from l10n.cli.terminal.pressing import pressed
from l10n.cli.terminal.screen import Screen, screen
from l10n.cli.terminal.segment_view import Known
from l10n.cli.terminal.sitting import Deed, Kind, Sitting
from l10n.cli.terminal.state import (
    Effect,
    Message,
    Mode,
    State,
    answered,
    taken_back,
    with_order,
    with_text,
)
from l10n.cli.terminal.tty import Terminal
from l10n.cli.terminal.typesetting import Look, Span
from l10n.errors import L10nError
from l10n.workflow.desk.queue import Order, key_of
from l10n.workflow.desk.workbench import Change

_TICK = 1.0
"""Seconds between two looks at what others did."""
_PAUSE = 0.25
"""Seconds without a key after which a typed text is checked, and the memory asked."""


class FullScreen:
    """One review; :meth:`run` ends when the reviewer ends it, or is gone."""

    def __init__(self, sitting: Sitting, terminal: Terminal) -> None:
        self._sitting, self._terminal = sitting, terminal
        self._state = State(())
        self._known: Known | None = None
        self._fresh: tuple[object, ...] = ()

    def run(self) -> None:
        """Read the queue, then follow the keys."""
        self._sitting.read(self._tell_reading)
        self._state = State(self._sitting.queue(), self._sitting.order)
        self._terminal.redraw()
        goes_on = True
        while goes_on:
            self._draw()
            key = self._terminal.key(_PAUSE if self._is_behind() else _TICK)
            goes_on = self._on(key) if key else self._idle()

    def _tell_reading(self, done: int, total: int) -> None:
        if done % 20 == 0:
            size = self._terminal.size
            page = Page(size.columns)
            page.text([Span(f"Reading {done} of {total} …")])
            head = bar("l10n review", " ", size.columns)
            self._terminal.show(Screen([head, (), *page.lines][: size.rows]))

    def _draw(self) -> None:
        self._look_up()
        known = self._known
        if known and self._state.mode is not Mode.EDIT:
            known = replace(known, typed=None)
        drawn = screen(self._state, known, self._terminal.size, self._terminal.by)
        self._state = replace(self._state, scroll=min(self._state.scroll, drawn.top))
        self._terminal.show(drawn)

    def _look_up(self) -> None:
        """What the desk knows of the row that is shown."""
        row = self._state.row
        if row is None:
            self._known = None
            return
        place = (row.language.tag, row.statement, row.segment)
        if self._known and self._known.panel.row == row:
            return
        same = self._known is not None and key_of(self._known.panel.row) == key_of(row)
        try:
            panel = self._sitting.bench.panel(*place)
        except L10nError as problem:
            self._state = _without_row(self._state)
            self._say(problem)
            self._look_up()
            return
        matches = self._known.matches if same and self._known else None
        self._known = Known(panel, self._sitting.bench.project.config.source_language, matches)

    def _is_behind(self) -> bool:
        """Whether something is still to be looked up once no key comes."""
        known, state = self._known, self._state
        if known is None:
            return False
        return known.matches is None or (state.mode is Mode.EDIT and self._fresh != self._typing())

    def _idle(self) -> bool:
        """No key came: look up what takes time, then what others did."""
        row, known = self._state.row, self._known
        if row and known and self._is_behind():
            place = (row.language.tag, row.statement, row.segment)
            try:
                if known.matches is None:
                    matches = self._sitting.bench.matches(*place)
                    self._known = replace(known, matches=matches)
                    offered = tuple(shown.match for shown in matches)
                    self._state = replace(self._state, matches=offered)
                else:
                    self._fresh = self._typing()
                    typed = self._sitting.bench.preview(*place, self._state.editor.text)
                    self._known = replace(known, typed=typed)
            except L10nError as problem:
                self._known = replace(known, matches=known.matches or ())
                self._say(problem)
            return True
        if self._state.mode is not Mode.EDIT:
            self._take_in(self._sitting.bench.refresh())
        return True

    def _typing(self) -> tuple[object, ...]:
        return (self._state.row and key_of(self._state.row), self._state.editor.text)

    def _take_in(self, changes: Sequence[Change]) -> None:
        changed = {(change.tag, change.statement) for change in changes}
        if changed:
            rows = self._state.rows
            known = ((row, (row.language.tag, row.statement) in changed) for row in rows)
            new = tuple(self._sitting.now(row) if other else row for row, other in known)
            self._state = replace(self._state, rows=new)

    def _on(self, key: Key) -> bool:
        """Whether it goes on after a key."""
        self._state, wanted = pressed(self._state, key)
        if wanted is Effect.QUIT:
            return False
        if isinstance(wanted, Effect):
            self._do(wanted)
        elif wanted is not None:
            self._decide(wanted)
        return True

    def _do(self, effect: Effect) -> None:
        if effect is Effect.UNDO:
            self._state = taken_back(self._state, self._sitting.undo())
        elif effect is Effect.ORDER:
            other = Order.DOCUMENT if self._state.order is Order.RISK else Order.RISK
            self._sitting.order = other
            self._state = with_order(self._state, other, self._sitting.queue())
            self._known = None
        elif effect is Effect.OUTSIDE:
            self._edit_outside()
        elif effect is Effect.SUSPEND:
            self._terminal.suspend()
        elif effect is Effect.BIDI:
            self._terminal.turn()
        else:
            self._terminal.redraw()

    def _decide(self, deeds: tuple[Deed, ...]) -> None:
        """One decision, or a text and then its approval, if the text was taken."""
        for number, deed in enumerate(deeds):
            meant = replace(deed, row=self._sitting.now(deed.row)) if number else deed
            answer = self._sitting.do(meant)
            self._state = answered(self._state, meant, answer)
            if answer.kind is not Kind.DONE:
                return

    def _edit_outside(self) -> None:
        row = self._state.row
        if row is None:
            return
        text = self._state.editor.text if self._state.mode is Mode.EDIT else row.entry.target
        try:
            with self._terminal.away():
                text_now = click.edit(text, extension=".txt")
        except click.ClickException as problem:
            self._say(L10nError(problem.message))
            return
        self._state = with_text(self._state, text_now)

    def _say(self, problem: L10nError) -> None:
        words = " ".join(filter(None, (problem.headline, problem.tip)))
        self._state = replace(self._state, message=Message("✖", words, Look.ERROR))


def _without_row(state: State) -> State:
    """Without the row that is shown: its statement no longer has it."""
    rows = tuple(row for row in state.rows if row is not state.row)
    return replace(state, rows=rows, at=min(state.at, max(len(rows) - 1, 0)))
