"""What goes on behind the screens: the first reading, what follows from approvals, keeping."""

from __future__ import annotations

import gc
import logging
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Event, Thread

from l10n.errors import L10nError
from l10n.languages import Language
from l10n.review.weights import weights
from l10n.workflow.desk.board import Board, Kept
from l10n.workflow.desk.changes import Change, changes_of
from l10n.workflow.desk.following import Follower
from l10n.workflow.desk.recalling import Memory
from l10n.workflow.desk.shelf import Shelf
from l10n.workflow.desk.watching import Place, Sight
from l10n.workflow.remembering import journal_stamp, still_holds

_LOG = logging.getLogger("l10n.desk")
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
        first: Collection[Place],
        tell: Callable[[Iterable[Change]], None],
    ) -> None:
        """What ``first`` names is read before all else that is in ``sight``. ``tell`` is
        called with what is another because of what was learned."""
        self._board = board
        self._follower = follower
        self._memory = memory
        self._sight = sight
        self._first = first
        self._tell = tell
        self._shelved: dict[Place, Kept] = {}
        self._due: set[str] = set()
        self._wanted, self._closing = Event(), Event()
        self.begun, self.read = Event(), Event()
        """Whether what is wanted first was read, and whether all was."""
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
        shelf = Shelf(state / "desk.sqlite", weights())
        try:
            self._first_reading(shelf)
            while not self._closing.is_set():
                self._try(shelf)
                self._closing.wait(_PAUSE)
                self._wanted.wait()
                self._wanted.clear()
            self._keep(shelf)
        finally:
            self.begun.set()
            self.read.set()
            shelf.close()

    def _first_reading(self, shelf: Shelf) -> None:
        board, catalogs = self._board, self._sight().catalogs
        for target in self._targets():
            board.journals[target.tag] = journal_stamp(board.session, target)
        self._read(shelf, {place: catalogs[place] for place in self._first if place in catalogs})
        self.begun.set()
        self._read(shelf, catalogs)
        # All this stays: the collector of garbage need not look through it time and again.
        gc.freeze()
        self.read.set()
        self._due.update(board.journals)

    def _targets(self) -> list[Language]:
        """The languages that are looked at."""
        every, sight = self._board.session.project.config.languages, self._sight()
        return [target for target in every if target.tag in sight.journals]

    def _read(self, shelf: Shelf, catalogs: Mapping[Place, str]) -> None:
        """Read sheets that nobody asked for yet, those that were kept first."""
        board, targets = self._board, {target.tag: target for target in self._targets()}
        with _uncollected():
            for target in targets.values():
                self._take_down(shelf, target, catalogs)
        for tag, statement in catalogs:
            is_due = tag in targets and (tag, statement) not in board.kept
            if is_due and not self._closing.is_set():
                board.read(statement, targets[tag], board.turns.later)

    def _take_down(self, shelf: Shelf, target: Language, catalogs: Mapping[Place, str]) -> None:
        """Use what was kept, where it still holds."""
        board, then = self._board, shelf.journal(target.tag)
        if not still_holds(board.session, target, then):
            return
        is_same, tag = then == board.journals[target.tag], target.tag
        names = [name for one, name in catalogs if one == tag and (one, name) not in board.kept]
        for kept in shelf.sheets(target, names):
            place = tag, kept.sheet.statement
            if catalogs[place] == kept.stamp and (is_same or board.has_told_all(kept)):
                board.kept.setdefault(place, kept)
                self._shelved[place] = kept
            if self._closing.is_set():
                return

    def _try(self, shelf: Shelf) -> None:
        """A round; one that goes wrong is no reason to follow nothing any more."""
        try:
            self._round(shelf)
        except Exception:
            _LOG.exception("What was decided could not be followed.")

    def _round(self, shelf: Shelf) -> None:
        """Follow what is due, then keep it."""
        while self._due and not self._closing.is_set():
            tag = self._due.pop()
            for target in self._targets():
                if target.tag == tag:
                    self._follow(target)
        self._keep(shelf)

    def _follow(self, target: Language) -> None:
        # Nobody's first decision or look at a history has to wait for this to be read.
        with suppress(L10nError, _ClosingError), self._later():
            self._board.see_histories(target)
        # Terms, a journal or a memory that cannot be used: those from before stay in use.
        with suppress(L10nError, _ClosingError):
            self._memory.feed(target, self._later)
        with suppress(L10nError, _ClosingError):
            examiner = self._follower.learn(target, self._later)
            found = self._follower.follow(target, examiner, self._later)
            self._tell(change for replaced in found for change in changes_of(replaced))

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
        for target in self._targets():
            tag = target.tag
            own = [one for place, one in kept.items() if place[0] == tag]
            shelved = self._shelved.get
            fresh = [one for one in own if shelved((tag, one.sheet.statement)) is not one]
            places = self._sight().catalogs.keys() | kept.keys()
            names = {name: (tag, name) in kept for one, name in places if one == tag}
            if tag in journals:
                shelf.keep(target, fresh, names, journals[tag])
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
