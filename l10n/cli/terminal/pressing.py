"""What a key makes of what is before the reviewer. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from l10n.checks.fixing import fixed
from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.moving import found, gone, lines_of_overview, moved_to, place_in_overview
from l10n.cli.terminal.sitting import Deed, checks_of
from l10n.cli.terminal.state import (
    NOTHING,
    Effect,
    Message,
    Mode,
    Question,
    State,
    asking,
    editing,
)
from l10n.cli.terminal.writing import Step, asked, chosen, decided_between, edited
from l10n.review.states import Action
from l10n.workflow.desk.rows import Row

_PAGE = 10
_MOVES = {"j": 1, "down": 1, "k": -1, "up": -1}
_SCROLLS = {"pagedown": _PAGE, " ": _PAGE, "pageup": -_PAGE, "b": -_PAGE, "right": 1, "left": -1}


def pressed(state: State, key: Key) -> Step:
    """What a key makes of it, and what is to be done in the world."""
    if key.name == "ctrl-z":
        return state, Effect.SUSPEND
    if key.name == "ctrl-l":
        return state, Effect.REDRAW
    return _BY_MODE[state.mode](state, key)


def _read(state: State, key: Key) -> Step:
    name = key.name
    if name in _MOVES:
        return gone(state, _MOVES[name]), None
    if name in _SCROLLS:
        return replace(state, scroll=max(0, state.scroll + _SCROLLS[name])), None
    if name in _ANYWHERE:
        return _ANYWHERE[name](state), None
    if name in _EFFECTS:
        return replace(state, message=None), _EFFECTS[name]
    if state.row is None:
        return replace(state, message=NOTHING), None
    return _on_row(state, state.row, name)


def _on_row(state: State, row: Row, name: str) -> Step:
    if name in _EFFECTS_ON_ROW:
        return replace(state, message=None), _EFFECTS_ON_ROW[name]
    if name == "a":
        return replace(state, message=None), (Deed(Action.APPROVE, row),)
    if name.isdecimal() and name != "0":
        return _take(state, int(name)), None
    return _ON_ROW.get(name, _nothing)(state, row), None


def _nothing(state: State, _: Row) -> State:
    return replace(state, message=Message("That key does nothing here. ? shows the keys."))


def _write(state: State, row: Row) -> State:
    """Open the text, or go on with what was typed before."""
    return editing(state, state.typed or row.entry.target)


def _fix(state: State, row: Row) -> State:
    better = fixed(row.entry.target, row.findings)
    if better == row.entry.target:
        return replace(state, message=Message("No finding here has a fix."))
    return editing(state, better)


def _take(state: State, number: int) -> State:
    if number > len(state.offers):
        words = f"There is no text {number} here. m asks the engine for more."
        return replace(state, message=Message(words))
    return editing(state, state.offers[number - 1])


def _dismiss(state: State, row: Row) -> State:
    checks = checks_of(row)
    if not checks:
        return replace(state, message=Message("There is no finding to dismiss."))
    if len(checks) == 1:
        return asking(replace(state, checks=checks), Question.DISMISS)
    return replace(state, mode=Mode.CHOOSE, message=None)


def _help(state: State, key: Key) -> Step:
    """The page of the keys: scrolled, or left by any other key."""
    step = _SCROLLS.get(key.name) or _MOVES.get(key.name)
    if step:
        return replace(state, scroll=max(0, state.scroll + step)), None
    return replace(state, mode=Mode.READ, scroll=0), None


def _look_over(state: State) -> State:
    """The overview, at what is being read."""
    here = place_in_overview(state)
    return replace(state, mode=Mode.OVERVIEW, scroll=0, chosen=here, message=None)


def _overview(state: State, key: Key) -> Step:
    lines = lines_of_overview(state.rows)
    step = _MOVES.get(key.name) or _SCROLLS.get(key.name)
    if step:
        return replace(state, chosen=min(max(0, state.chosen + step), len(lines) - 1)), None
    if key.name == "enter" and lines:
        return moved_to(state, lines[state.chosen][0]), None
    if key.name == "q":
        return state, Effect.QUIT
    return replace(state, mode=Mode.READ, scroll=0), None


_EFFECTS = {
    "q": Effect.QUIT, "ctrl-c": Effect.QUIT, "u": Effect.UNDO, "o": Effect.ORDER,
    "B": Effect.BIDI,
}  # fmt: skip
_EFFECTS_ON_ROW = {"E": Effect.OUTSIDE, "m": Effect.ENGINE}
_ANYWHERE: dict[str, Callable[[State], State]] = {
    "?": lambda state: replace(state, mode=Mode.HELP, scroll=0, message=None),
    "g": _look_over,
    "/": lambda state: asking(state, Question.SEARCH),
    "n": found,
}
_ON_ROW: dict[str, Callable[[State, Row], State]] = {
    "e": _write,
    "enter": _write,
    "r": lambda state, _: asking(state, Question.REJECT),
    "c": lambda state, _: asking(state, Question.COMMENT),
    "s": lambda state, row: editing(state, row.entry.source),
    "f": _fix,
    "d": _dismiss,
}
_BY_MODE: dict[Mode, Callable[[State, Key], Step]] = {
    Mode.READ: _read,
    Mode.EDIT: edited,
    Mode.ASK: asked,
    Mode.CHOOSE: chosen,
    Mode.OVERTAKEN: decided_between,
    Mode.HELP: _help,
    Mode.OVERVIEW: _overview,
}
