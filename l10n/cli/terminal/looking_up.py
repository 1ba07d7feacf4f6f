"""What the desk, the memory and the engine know of the row that is shown."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from l10n.cli.terminal.segment_view import Known
from l10n.cli.terminal.sitting import Sitting, other_texts
from l10n.cli.terminal.state import NOTHING, Message, failed
from l10n.errors import L10nError
from l10n.model import Draft
from l10n.terms.base import TermBase
from l10n.workflow.desk.panel import Panel, panel_of
from l10n.workflow.desk.queue import key_of
from l10n.workflow.desk.rows import Row

Say = Callable[[Message], None]


class LookUp:
    """The row at once, then, in the pauses between keys, whatever takes longer."""

    def __init__(self, sitting: Sitting, wake: Callable[[], None]) -> None:
        """``wake`` is called, from any thread, once the engine has answered."""
        self._sitting, self._wake = sitting, wake
        self.known: Known | None = None
        self._is_whole = False
        self._engine: Future[tuple[Draft, ...]] | None = None

    @property
    def offers(self) -> tuple[str, ...]:
        """The texts that there are to take: the memory's, then the engine's."""
        return self.known.offers if self.known else ()

    def show(self, row: Row | None) -> None:
        """Another row, or the same as it is now. Raises L10nError where there is no such row
        any more."""
        shown = self.known.panel.row if self.known else None
        if row is None:
            self.known = None
        elif shown is None or shown != row:
            is_same = shown is not None and key_of(shown) == key_of(row)
            self._is_whole = shown is not None
            panel = self._panel(row, whole=self._is_whole)
            own = self._sitting.bench.project.config.source_language
            if is_same and self.known:
                self.known = replace(self.known, panel=panel, typed=None)
            else:
                self._engine, self.known = None, Known(panel, own)

    def is_behind(self, typing: str | None) -> bool:
        """Whether something is still to be looked up, now or once the engine answers."""
        known = self.known
        if known is None:
            return False
        return not self._is_whole or known.matches is None or known.typed_text != typing

    def goes_on(self, typing: str | None, say: Say) -> bool:
        """Look up the next thing; False where there is nothing. Raises L10nError once where
        the row cannot be looked up."""
        known = self.known
        if known is None:
            return False
        row = known.panel.row
        if self._engine and self._engine.done():
            self._take_engine(self._engine, say)
        elif not self._is_whole:
            self._is_whole = True
            self.known = replace(known, panel=self._panel(row, whole=True))
        elif known.typed_text != typing:
            self.known = replace(known, typed_text=typing, typed=None)
            if typing is not None:
                found = self._sitting.bench.preview(*_place(row), typing)
                self.known = replace(self.known, typed=found)
        elif known.matches is None:
            self._ask_memory(row, say)
        else:
            return False
        return True

    def ask_engine(self) -> Message:
        """Have the engine asked; what is said meanwhile."""
        if self.known is None:
            return NOTHING
        if self._engine is None:
            self._engine = self._sitting.alternatives(self.known.panel.row)
            self._engine.add_done_callback(lambda _: self._wake())
        return Message("Asking the engine …")

    def _take_engine(self, answer: Future[tuple[Draft, ...]], say: Say) -> None:
        self._engine, known = None, self.known
        try:
            drafts = answer.result()
        except L10nError as problem:
            say(failed(problem))
            return
        if known:
            texts = other_texts(known.panel.row, drafts)
            self.known = replace(known, alternatives=texts)
            count = len(texts)
            none = "The engine has no other translation. l10n models shows the packages."
            say(Message(f"The engine has {count} others: a number takes one." if count else none))

    def _ask_memory(self, row: Row, say: Say) -> None:
        known = self.known
        try:
            matches = self._sitting.bench.matches(*_place(row))
        except L10nError as problem:
            matches = ()
            say(failed(problem))
        self.known = known and replace(known, matches=matches)

    def _panel(self, row: Row, *, whole: bool) -> Panel:
        bench = self._sitting.bench
        if whole:
            return bench.panel(*_place(row))
        return panel_of(bench.sheet(row.language.tag, row.statement), row.segment, TermBase(), ())


def _place(row: Row) -> tuple[str, str, str]:
    return row.language.tag, row.statement, row.segment
