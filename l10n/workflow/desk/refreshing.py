"""Taking in what others changed on disk: commands, editors, git."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from l10n.catalogs.journal import Event
from l10n.errors import ConfigError, L10nError
from l10n.languages import Language
from l10n.project import open_project
from l10n.workflow.desk.board import Board, Replaced
from l10n.workflow.desk.watching import Sight
from l10n.workflow.remembering import journal_stamp, still_holds


def with_settings(board: Board) -> None:
    """Go on with the settings as they are now; those that cannot be used are left alone."""
    with suppress(ConfigError):
        board.work_on(open_project(board.session.project.root))


def refreshed(board: Board, sight: Sight) -> Iterator[tuple[Replaced, tuple[Event, ...]]]:
    """Read anew what is no longer as it was read, and drop what is gone; with each comes
    what the journal has told of it since.

    A catalog counts as changed by its stamp, or where the journal has more to say of it; all
    of a language do where its journal is another file.
    """
    for place in [place for place in list(board.kept) if place not in sight.catalogs]:
        yield board.drop(place), ()
    for target in board.session.project.config.languages:
        if target.tag in sight.journals:
            yield from _language(board, target, sight)


def _language(
    board: Board, target: Language, sight: Sight
) -> Iterator[tuple[Replaced, tuple[Event, ...]]]:
    then, now = board.journals.get(target.tag), journal_stamp(board.session, target)
    is_same, holds = then == now, still_holds(board.session, target, then)
    for (tag, statement), stamp in sight.catalogs.items():
        kept = board.kept.get((tag, statement))
        if tag != target.tag or kept is None:
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
