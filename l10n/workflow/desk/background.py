"""What goes on behind the screens: the first reading, what follows from approvals, keeping."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Thread

from l10n.errors import L10nError
from l10n.languages import Language
from l10n.review.weights import weights
from l10n.workflow.desk.board import Board, Kept, Replaced, told
from l10n.workflow.desk.following import Follower
from l10n.workflow.desk.recalling import Memory
from l10n.workflow.desk.shelf import Shelf, rules_of
from l10n.workflow.desk.watching import Place, Sight
from l10n.workflow.remembering import journal_stamp, still_holds

_PAUSE = 1.0
"""Seconds between two rounds: more approvals in that time are followed in one."""


class _ClosingError(Exception):
    """There is no time for more."""


class Background:
    """One thread that reads all there is, then follows what changes until it is closed."""

    def __init__(
        self,
        board: Board,
        follower: Follower,
        memory: Memory,
        sight: Callable[[], Sight],
        tell: Callable[[Iterable[Replaced]], None],
    ) -> None:
        """``tell`` is called with every sheet that is another because of what was learned."""
        self._board = board
        self._follower = follower
        self._memory = memory
        self._sight = sight
        self._tell = tell
        self._shelved: dict[Place, Kept] = {}
        self._due: set[str] = set()
        self._wanted, self._closing, self.read = Event(), Event(), Event()
        self._thread = Thread(target=self._run, name="desk", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self, tags: Iterable[str]) -> None:
        """Have what these languages' translations teach followed, soon."""
        self._due.update(tags)
        self._wanted.set()

    def close(self) -> None:
        """Stop, and keep what was read."""
        self._closing.set()
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        state = self._board.session.project.state_folder
        shelf = Shelf(state / "desk.sqlite", rules_of(weights()))
        try:
            self._first_reading(shelf)
            while not self._closing.is_set():
                self._round(shelf)
                self._closing.wait(_PAUSE)
                self._wanted.wait()
                self._wanted.clear()
            self._keep(shelf)
        finally:
            self.read.set()
            shelf.close()

    def _first_reading(self, shelf: Shelf) -> None:
        board, catalogs = self._board, self._sight().catalogs
        targets = {target.tag: target for target in board.session.project.config.languages}
        with _uncollected():
            for target in targets.values():
                board.journals[target.tag] = journal_stamp(board.session, target)
                self._take_down(shelf, target, catalogs)
        for tag, statement in catalogs:
            language = targets.get(tag)
            if language and (tag, statement) not in board.kept and not self._closing.is_set():
                board.read(statement, language, board.turns.later)
        # All this stays: the collector of garbage need not look through it time and again.
        gc.freeze()
        self.read.set()
        self._due.update(targets)

    def _take_down(self, shelf: Shelf, target: Language, catalogs: Mapping[Place, str]) -> None:
        """Use what was kept, where it still holds."""
        board, then = self._board, shelf.journal(target.tag)
        if not still_holds(board.session, target, then):
            return
        is_same = then == board.journals[target.tag]
        for kept in shelf.sheets(target):
            place = target.tag, kept.sheet.statement
            if catalogs.get(place) == kept.stamp and (is_same or self._is_told(kept)):
                board.kept.setdefault(place, kept)
                self._shelved[place] = kept

    def _is_told(self, kept: Kept) -> bool:
        """Whether the journal has nothing new of a sheet."""
        sheet = kept.sheet
        try:
            with self._board.turns.later():
                return told(self._board.history(sheet.statement, sheet.language)) == kept.told
        except L10nError:
            return False

    def _round(self, shelf: Shelf) -> None:
        """Follow what is due, then keep it."""
        board = self._board
        while self._due and not self._closing.is_set():
            tag = self._due.pop()
            for target in board.session.project.config.languages:
                if target.tag == tag:
                    self._follow(target)
        self._keep(shelf)

    def _follow(self, target: Language) -> None:
        # Terms, a journal or a memory that cannot be used: those from before stay in use.
        with suppress(L10nError, _ClosingError):
            examiner = self._follower.learn(target, self._later)
            self._tell(self._follower.follow(target, examiner, self._later))
            # Nobody's first decision or look-up has to wait for these to be read.
            with self._later():
                self._board.history("", target)
            self._memory.prepare(target, self._later)

    @contextmanager
    def _later(self) -> Iterator[None]:
        """A turn when nobody else wants one; none any more once all is to be closed."""
        if self._closing.is_set():
            raise _ClosingError
        with self._board.turns.later():
            yield

    def _keep(self, shelf: Shelf) -> None:
        """Keep what became another since it was kept."""
        board = self._board
        with board.turns.later():
            with suppress(sqlite3.Error):  # these, too, are worth no more than time
                board.session.index.save()
                board.session.lessons.save()
            kept, journals = dict(board.kept), dict(board.journals)
        for target in board.session.project.config.languages:
            own = {place: one for place, one in kept.items() if place[0] == target.tag}
            fresh = [one for place, one in own.items() if self._shelved.get(place) is not one]
            names = [statement for _, statement in own]
            if target.tag in journals:
                shelf.keep(target, fresh, names, journals[target.tag])
        self._shelved = kept


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: where so much is made that stays, that is half the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
