"""The translation memory, asked by many while approvals go on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from threading import Event, Lock

from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import stamp_of
from l10n.languages import Language
from l10n.memory.index import Index
from l10n.memory.recall import Recall
from l10n.workflow.desk.board import Board, Door
from l10n.workflow.desk.panel import ShownMatch, matches_of
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.remembered import open_index, recall, remembered
from l10n.workflow.remembering import still_holds
from l10n.workflow.settling import read_settled

_PATIENCE = 2.0
"""Seconds that a look-up waits where nothing was ever remembered: it is the first start."""


class _ClosedError(Exception):
    """There is no time for more."""


class _Shelf:
    """One language's memory."""

    def __init__(self, index: Index) -> None:
        self.index = index
        """To look up in. Another connection feeds it, unless it is in no file."""
        self.feeding = Lock()
        """Held by whoever feeds it."""
        self.looking = Lock()
        """Held by whoever looks up in it."""
        self.fed = Event()
        """Whether it was once brought up to date since the start."""
        self.recall: Recall | None = None

    def learned(self, recall: Recall) -> None:
        """Look up by what was just fed."""
        self.recall = replace(recall, shelf=self.index) if self.index.is_kept else recall


class Memory:
    """Each language's memory. It is fed in the background, soon after each decision, and
    only what was decided on is fed again.

    No look-up waits for that: it is answered with what there was before. So a suggestion may
    be an approval old, and what was approved a moment ago may not be among them yet; no
    decision depends on it. Only where nothing was ever remembered, a look-up waits a moment
    for the first feeding.
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        self._shelves: dict[str, _Shelf] = {}
        self._opening = Lock()
        self._closing = Event()

    def matches(self, sheet: Sheet, segment: str, limit: int) -> tuple[ShownMatch, ...]:
        """What there is for a segment: see :func:`~l10n.workflow.desk.panel.matches_of`;
        nothing any more once this is closed. Raises TermError for a term base that cannot
        be read, where none could be read before."""
        shelf = self._shelf(sheet.language)
        if self._is_new(shelf):
            shelf.fed.wait(_PATIENCE)
        with shelf.looking:
            found = self._recall(shelf, sheet.language)
            return matches_of(found, sheet, segment, limit) if found else ()

    def is_fed(self, tag: str) -> bool:
        """Whether all is remembered that was approved when the desk was opened."""
        shelf = self._shelves.get(tag)
        return shelf is not None and shelf.fed.is_set()

    def feed(self, target: Language, door: Door) -> None:
        """Bring a language's memory up to date: of the project's statements, only those that
        changed since are put in again. ``door`` leads to what has to be read from disk.

        Ends early where this is closed meanwhile. Raises TermError for a term base that
        cannot be read, and L10nError where the index can neither be used nor made.
        """
        shelf = self._shelf(target)
        with shelf.feeding:
            try:
                found = self._fed(shelf, target, door)
            except _ClosedError:
                return
            with shelf.looking:
                shelf.learned(found)
            shelf.fed.set()

    def close(self) -> None:
        """Stop what is being fed, and let go of what is open."""
        self._closing.set()
        for shelf in list(self._shelves.values()):
            with shelf.feeding, shelf.looking:
                shelf.index.close()

    def _shelf(self, target: Language) -> _Shelf:
        with self._opening:
            if target.tag not in self._shelves:
                index = open_index(self._board.session.project, target)
                self._shelves[target.tag] = _Shelf(index)
            return self._shelves[target.tag]

    def _is_new(self, shelf: _Shelf) -> bool:
        """Whether nothing was ever put in yet."""
        if shelf.fed.is_set() or self._closing.is_set():
            return False
        with shelf.looking:
            return not self._closing.is_set() and not shelf.index.origins()

    def _recall(self, shelf: _Shelf, target: Language) -> Recall | None:
        if self._closing.is_set():
            return None
        if shelf.recall is None and shelf.index.is_kept:
            shelf.learned(recall(self._board.session.project, target, shelf.index))
        return shelf.recall

    def _fed(self, shelf: _Shelf, target: Language, door: Door) -> Recall:
        entries = partial(self._entries, target, door)
        steps = remembered(self._board.session, target, entries, self._go_on)
        while True:
            self._go_on()
            try:
                with nullcontext() if shelf.index.is_kept else shelf.looking:
                    next(steps)
            except StopIteration as done:
                found: Recall = done.value.recall
                return found

    def _go_on(self) -> None:
        if self._closing.is_set():
            raise _ClosedError

    def _entries(self, target: Language, door: Door, statement: str) -> Sequence[Entry]:
        """A statement's live entries: from its sheet, where that is as the files are, and
        has no plurals to leave out."""
        board = self._board
        kept = board.kept.get((target.tag, statement))
        stamp = stamp_of(board.session.project.catalog_path(statement, target))
        holds = still_holds(board.session, target, board.journals.get(target.tag))
        if kept and holds and kept.stamp == stamp and not kept.sheet.problem:
            rows = kept.sheet.rows
            if len(rows) == kept.sheet.tally.total:
                return [row.entry for row in rows]
        with door():
            return list(read_settled(board.session, statement, target).catalog.live())
