"""The translation memory, asked by many while approvals go on."""

from __future__ import annotations

from threading import Lock

from l10n.catalogs.index import stamp_of
from l10n.languages import Language
from l10n.memory.recall import Recall
from l10n.workflow.desk.board import Board, Door
from l10n.workflow.desk.panel import ShownMatch, matches_of
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.remembered import remembered


class Memory:
    """Each language's memory, brought up to date when it is asked and something changed.

    One thread looks up in a language at a time. It is fed a statement a turn, so that
    nobody who approves waits for more.
    """

    def __init__(self, board: Board) -> None:
        self._board = board
        self._locks: dict[str, Lock] = {}
        self._fed: dict[str, tuple[object, Recall]] = {}

    def matches(self, sheet: Sheet, segment: str, limit: int, door: Door) -> tuple[ShownMatch, ...]:
        """What there is for a segment: see :func:`~l10n.workflow.desk.panel.matches_of`."""
        with self._lock(sheet.language):
            return matches_of(self._recall(sheet.language, door), sheet, segment, limit)

    def prepare(self, target: Language, door: Door) -> None:
        """Bring a language's memory up to date before anybody asks."""
        with self._lock(target):
            self._recall(target, door)

    def _lock(self, target: Language) -> Lock:
        return self._locks.setdefault(target.tag, Lock())

    def _recall(self, target: Language, door: Door) -> Recall:
        now = self._state(target)
        state, recall = self._fed.get(target.tag, (None, None))
        if recall is None or state != now:
            recall = self._up_to_date(target, door)
            self._fed[target.tag] = now, recall
        return recall

    def _up_to_date(self, target: Language, door: Door) -> Recall:
        steps = remembered(self._board.session, target)
        while True:
            try:
                with door():
                    next(steps)
            except StopIteration as done:
                recall: Recall = done.value.recall
                return recall

    def _state(self, target: Language) -> object:
        """Another whenever the memory may be."""
        project = self._board.session.project
        stamps = [
            kept.stamp for (tag, _), kept in list(self._board.kept.items()) if tag == target.tag
        ]
        files = (project.terms_path, *project.memory_files())
        return stamps, [(path.name, stamp_of(path)) for path in files]
