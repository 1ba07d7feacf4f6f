"""From one row of the queue to another. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from l10n.cli.terminal.sitting import is_open, place_of
from l10n.cli.terminal.state import NOTHING, Message, Mode, State, good
from l10n.workflow.desk.queue import Key, Order, key_of
from l10n.workflow.desk.rows import Row


def moved_to(state: State, at: int, message: Message | None = None) -> State:
    """At another row, with what is said there."""
    return replace(state, at=at, mode=Mode.READ, scroll=0, message=message, offers=())


def begun(rows: tuple[Row, ...], order: Order, drafts: Mapping[Key, str]) -> State:
    """At the first row, or where a text was left behind that was not saved."""
    state = State(rows, order, drafts=MappingProxyType(dict(drafts)))
    left = next((at for at in range(len(rows)) if replace(state, at=at).typed), None)
    if left is None:
        return state
    told = Message("You typed a text here that is not saved. e goes on with it.")
    return replace(state, at=left, message=told)


def gone(state: State, step: int) -> State:
    """So many rows on, or back."""
    at = state.at + step
    if not state.rows:
        return replace(state, message=NOTHING)
    if at < 0:
        return replace(state, message=Message("This is the first one."))
    if at >= len(state.rows):
        return replace(state, message=Message(at_the_end(state)))
    return moved_to(state, at)


def to_next_open(state: State) -> State:
    """At the next row that waits, from the beginning again where none follows."""
    at = _next(state, lambda row: is_open(row) and bool(row.entry.target))
    if at is None or at == state.at:
        return replace(state, message=good(at_the_end(state)))
    return moved_to(state, at, state.message)


def found(state: State) -> State:
    """At the next row that has the text which is sought, in capitals or not."""
    sought = state.sought.casefold()
    at = _next(state, lambda row: bool(sought) and sought in _text_of(row))
    if at is None:
        words = f"“{state.sought}” is nowhere here." if sought else "Search with / first."
        return replace(state, message=Message(words))
    return moved_to(state, at, Message(f"“{state.sought}” found; n goes to the next."))


def with_row(state: State, row: Row) -> State:
    """With a row as it is now, in its old place."""
    at = place_of(state.rows, key_of(row))
    if at is None:
        return state
    return replace(state, rows=(*state.rows[:at], row, *state.rows[at + 1 :]))


def without_row(state: State) -> State:
    """Without the row that is shown: its statement no longer has it."""
    rows = tuple(row for row in state.rows if row is not state.row)
    return replace(state, rows=rows, at=min(state.at, max(len(rows) - 1, 0)))


def with_order(state: State, order: Order, rows: tuple[Row, ...]) -> State:
    """In another order, at the same row if it still waits."""
    at = place_of(rows, key_of(state.row)) if state.row else None
    told = Message(f"In the order of {'risk' if order is Order.RISK else 'the document'}.")
    return moved_to(replace(state, rows=rows, order=order), at or 0, told)


def lines_of_overview(rows: tuple[Row, ...]) -> list[tuple[int, list[Row]]]:
    """Each language and statement in the queue: where its first row is, and its rows."""
    known: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows):
        known.setdefault((row.language.tag, row.statement), []).append(at)
    return [(places[0], [rows[at] for at in places]) for _, places in sorted(known.items())]


def place_in_overview(state: State) -> int:
    """The line of the overview that the row is in."""
    row = state.row
    lines = [rows[0] for _, rows in lines_of_overview(state.rows)]
    where = [(one.language.tag, one.statement) for one in lines]
    return where.index((row.language.tag, row.statement)) if row else 0


def at_the_end(state: State) -> str:
    """What is left to do."""
    left = sum(map(is_open, state.rows))
    if not left:
        return "All of them are decided. q ends the review."
    return f"This is the last one. {left} still wait: k goes back, q ends the review."


def _next(state: State, is_it: Callable[[Row], bool]) -> int | None:
    """The next row of a kind, from the beginning again after the last; at last the same."""
    places = [*range(state.at + 1, len(state.rows)), *range(state.at + 1)]
    return next((at for at in places if at < len(state.rows) and is_it(state.rows[at])), None)


def _text_of(row: Row) -> str:
    parts = (row.statement, row.segment, row.entry.source, row.entry.target)
    return "\n".join(parts).casefold()
