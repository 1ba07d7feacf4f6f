"""The review on a whole screen: keys in, decisions carried out, the screen drawn."""

from __future__ import annotations

from dataclasses import replace
from queue import SimpleQueue

import click

from l10n.cli.terminal.answering import answered, taken_back
from l10n.cli.terminal.drafts import Drafts
from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.looking_up import LookUp
from l10n.cli.terminal.moving import begun, with_order, with_row, without_row
from l10n.cli.terminal.pressing import pressed
from l10n.cli.terminal.screen import reading_screen, screen
from l10n.cli.terminal.segment_view import text_columns
from l10n.cli.terminal.sitting import Deed, Kind, Sitting
from l10n.cli.terminal.state import (
    Effect,
    Message,
    Mode,
    State,
    bad,
    failed,
    unsaved,
    with_text,
)
from l10n.cli.terminal.tty import Terminal
from l10n.errors import L10nError
from l10n.workflow.desk.workbench import Change

_TICK, _LONGEST = 1.0, 8.0
"""Seconds between two looks at what others did: more and more where no key comes."""
_PAUSE = 0.25
"""Seconds without a key after which what takes time is looked up, and what is typed kept."""


class FullScreen:
    """One review; :meth:`run` ends when the reviewer ends it, or is gone."""

    def __init__(self, sitting: Sitting, terminal: Terminal, drafts: Drafts) -> None:
        self._sitting, self._terminal, self._drafts = sitting, terminal, drafts
        self._look_up = LookUp(sitting, terminal.wake)
        self._changes = SimpleQueue[Change]()
        self._state = State(())
        self._tick = _TICK

    def run(self) -> None:
        """Read the queue, then follow the keys."""
        if not self._is_read():
            return
        sitting = self._sitting
        self._state = begun(sitting.queue(), sitting.order, self._drafts.kept)
        stop = sitting.bench.listen(self._hear)
        self._terminal.redraw()
        try:
            while self._goes_on():
                pass
        finally:
            stop()
            self._keep()

    def _is_read(self) -> bool:
        """Wait for the queue; whether the reviewer did. Other keys than those that end it are
        lost: nobody decides about what is not seen yet."""
        bench = self._sitting.bench
        while not bench.wait_for_first(_PAUSE):
            self._terminal.show(reading_screen(*bench.ready, self._terminal.size))
            key = self._terminal.key(0)
            if key and key.name in {"q", "ctrl-c", "escape"}:
                return False
        return True

    def _goes_on(self) -> bool:
        """Draw, and wait for a key or for something to happen; False after the last key."""
        self._draw()
        key = self._terminal.key(_PAUSE if self._is_behind() else self._tick)
        return self._on(key) if key else self._idle()

    def _draw(self) -> None:
        size, by, row = self._terminal.size, self._terminal.by, self._state.row
        if row and self._state.mode is not Mode.EDIT and self._sitting.now(row) is not row:
            self._state = with_row(self._state, self._sitting.now(row))
        try:
            self._look_up.show(self._state.row)
        except L10nError as problem:
            self._state = replace(without_row(self._state), message=failed(problem))
            self._look_up.show(None)
        self._state = replace(self._state, offers=self._look_up.offers)
        row, own = self._state.row, self._sitting.bench.project.config.source_language
        columns = text_columns(size.columns, by, own, row.language) if row else size.columns
        self._state = replace(self._state, room=(columns - 2, by))
        drawn = screen(self._state, self._look_up.known, size, by)
        self._state = replace(self._state, scroll=min(self._state.scroll, drawn.top))
        self._terminal.show(drawn)

    def _is_behind(self) -> bool:
        """Whether something is still to be done once no key comes."""
        typing = self._state.editor.text if self._state.mode is Mode.EDIT else None
        return self._look_up.is_behind(typing) or self._drafts.kept != unsaved(self._state)

    def _idle(self) -> bool:
        """No key came: look up what takes time, keep what was typed, see what others did."""
        editing = self._state.mode is Mode.EDIT
        self._keep()
        typing = self._state.editor.text if editing else None
        try:
            if not self._look_up.goes_on(typing, self._say):
                self._tick = min(1.2 * self._tick, _LONGEST)
                self._sitting.bench.refresh()
        except L10nError as problem:
            self._say(failed(problem))
        while not self._changes.empty():
            self._take_in(self._changes.get())
        return True

    def _hear(self, change: Change) -> None:
        """In whatever thread it came from."""
        self._changes.put(change)
        self._terminal.wake()

    def _take_in(self, change: Change) -> None:
        """Show rows as they are now; what is being typed stays about the row as it was."""
        here = self._state.row if self._state.mode is Mode.EDIT else None
        changed = change.tag, change.statement
        rows = tuple(
            self._sitting.now(row)
            if (row.language.tag, row.statement) == changed and row is not here
            else row
            for row in self._state.rows
        )
        self._state = replace(self._state, rows=rows)

    def _on(self, key: Key) -> bool:
        """Whether it goes on after a key."""
        self._tick = _TICK
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
            rows = self._sitting.reordered()
            self._state = with_order(self._state, self._sitting.order, rows)
        elif effect is Effect.OUTSIDE:
            self._edit_outside()
        elif effect is Effect.ENGINE:
            self._state = replace(self._state, message=self._look_up.ask_engine())
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
            self._say(bad(problem.message))
            return
        self._state = with_text(self._state, text_now)

    def _keep(self) -> None:
        try:
            self._drafts.keep(unsaved(self._state))
        except L10nError as problem:
            self._say(failed(problem))

    def _say(self, message: Message) -> None:
        self._state = replace(self._state, message=message)
