"""Taking in what others changed on disk: commands, editors, git."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from threading import Lock

from l10n.catalogs.journal import Event
from l10n.errors import ConfigError, L10nError
from l10n.languages import Language
from l10n.project import open_project
from l10n.workflow.desk.board import Board, Replaced
from l10n.workflow.desk.changes import Change, changes_of
from l10n.workflow.desk.watching import Sight, look
from l10n.workflow.remembering import journal_stamp, still_holds


class Refresher:
    """Looks a project's files over, and reads anew what is no longer as it was read."""

    def __init__(self, board: Board, tags: Collection[str] | None) -> None:
        """Only the languages of ``tags`` are looked at, where they are given."""
        self._board = board
        self._tags = tags
        self._looking = Lock()
        self.sight = look(board.session.project, None, tags)
        """The files as they were looked at last."""

    def refresh(self, *, comers: bool) -> tuple[tuple[Change, ...], bool]:
        """What others changed since, and whether settings or terms are among it: those bear
        on every language. With ``comers`` what nobody has read yet is read, too."""
        board = self._board
        with self._looking:
            before, sight = self.sight, self._look()
            has_all = not comers or sight.catalogs.keys() <= board.kept.keys()
            if sight == before and has_all and _is_as_read(board, sight):
                return (), False
            if sight.settings != before.settings:
                _use_settings(board)
                sight = self._look()
            found = _refreshed(board, sight, comers=comers)
            changes = tuple(one for news in found for one in changes_of(*news))
            self.sight = sight
        return changes, (sight.settings, sight.terms) != (before.settings, before.terms)

    def _look(self) -> Sight:
        return look(self._board.session.project, self.sight, self._tags)


def _is_as_read(board: Board, sight: Sight) -> bool:
    """Whether the catalogs are those that were read or written last: after a decision here,
    git may bring back the very file that was looked at before it."""
    return all(sight.catalogs.get(place) == kept.stamp for place, kept in list(board.kept.items()))


def _use_settings(board: Board) -> None:
    """Go on with the settings as they are now; those that cannot be used are left alone."""
    with suppress(ConfigError):
        board.work_on(open_project(board.session.project.root))


def _refreshed(
    board: Board, sight: Sight, *, comers: bool
) -> Iterator[tuple[Replaced, tuple[Event, ...]]]:
    """Read anew what is no longer as it was read, and drop what is gone; with each comes
    what the journal has told of it since.

    A catalog counts as changed by its stamp, or where the journal has more to say of it; all
    of a language do where its journal is another file.
    """
    for place in [place for place in list(board.kept) if place not in sight.catalogs]:
        yield board.drop(place), ()
    for target in board.session.project.config.languages:
        if target.tag in sight.journals:
            yield from _language(board, target, sight, comers=comers)


def _language(
    board: Board, target: Language, sight: Sight, *, comers: bool
) -> Iterator[tuple[Replaced, tuple[Event, ...]]]:
    then, now = board.journals.get(target.tag), journal_stamp(board.session, target)
    is_same, holds = then == now, still_holds(board.session, target, then)
    for (tag, statement), stamp in sight.catalogs.items():
        kept = board.kept.get((tag, statement))
        if tag != target.tag:
            continue
        if kept is None:
            if comers:
                yield board.read(statement, target, board.turns.later), ()
            continue
        is_told = is_same or (holds and board.has_told_all(kept))
        if kept.stamp != stamp or not is_told or kept.sheet.problem:
            replaced = board.read(statement, target, board.turns.later)
            yield replaced, _since(board, statement, target, kept.told)
    board.journals[target.tag] = now


def _since(board: Board, statement: str, target: Language, known: int) -> tuple[Event, ...]:
    """What the journal told of a statement after it had told so many events."""
    with suppress(L10nError), board.turns.later():
        return board.history(statement, target).since(known)
    return ()
