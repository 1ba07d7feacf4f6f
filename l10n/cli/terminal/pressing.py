"""What a key makes of what is before the reviewer. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from l10n.checks.fixing import fixed
from l10n.cli.terminal.editor import Editor
from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.sitting import Deed
from l10n.cli.terminal.state import (
    NOTHING,
    Effect,
    Message,
    Mode,
    Question,
    State,
    Wanted,
    at_the_end,
    checks_of,
    editing,
    lines_of_overview,
    moved_to,
)
from l10n.review.states import Action
from l10n.workflow.desk.queue import key_of
from l10n.workflow.desk.rows import Row

Step = tuple[State, Wanted]
_PAGE = 10


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
        return _go(state, state.at + _MOVES[name]), None
    if name in _SCROLLS:
        return replace(state, scroll=max(0, state.scroll + _SCROLLS[name])), None
    if name in _MODES:
        return replace(state, mode=_MODES[name], scroll=0, chosen=0, message=None), None
    if name in {"/", "n"}:
        return (_ask(state, Question.SEARCH) if name == "/" else _found(state)), None
    if name in _EFFECTS and (state.row or _EFFECTS[name] is not Effect.OUTSIDE):
        return replace(state, message=None), _EFFECTS[name]
    return _on_row(state, name)


def _on_row(state: State, name: str) -> Step:
    row = state.row
    if row is None:
        return replace(state, message=NOTHING), None
    if name == "a":
        return replace(state, message=None), (Deed(Action.APPROVE, row),)
    if name.isdecimal() and name != "0":
        return _take(state, int(name)), None
    return _ON_ROW.get(name, _nothing)(state, row), None


def _nothing(state: State, _: Row) -> State:
    return replace(state, message=Message("•", "That key does nothing here. ? shows the keys."))


def _write(state: State, row: Row) -> State:
    """Open the text, or go on with what was typed before."""
    return editing(state, state.drafts.get(key_of(row), row.entry.target))


def _fix(state: State, row: Row) -> State:
    better = fixed(row.entry.target, row.findings)
    if better == row.entry.target:
        return replace(state, message=Message("•", "No finding here has a fix."))
    return editing(state, better)


def _take(state: State, number: int) -> State:
    if number > len(state.matches):
        return replace(state, message=Message("•", f"The memory has no match {number} here."))
    return editing(state, state.matches[number - 1].target)


def _dismiss(state: State, row: Row) -> State:
    checks = checks_of(row)
    if not checks:
        return replace(state, message=Message("•", "There is no finding to dismiss."))
    if len(checks) == 1:
        return _ask(replace(state, checks=checks), Question.DISMISS)
    return replace(state, mode=Mode.CHOOSE, message=None)


def _choose(state: State, key: Key) -> Step:
    checks = checks_of(state.row) if state.row else ()
    if key.name.isdecimal() and 0 < int(key.name) <= len(checks):
        chosen = (checks[int(key.name) - 1],)
        return _ask(replace(state, checks=chosen), Question.DISMISS), None
    if key.name == "a":
        return _ask(replace(state, checks=checks), Question.DISMISS), None
    return replace(state, mode=Mode.READ), None


def _ask(state: State, question: Question) -> State:
    return replace(state, mode=Mode.ASK, question=question, editor=Editor(), message=None)


def _asked(state: State, key: Key) -> Step:
    if key.name in {"escape", "ctrl-c"}:
        return replace(state, mode=Mode.READ), None
    if key.name not in {"enter", "ctrl-enter"}:
        return replace(state, editor=state.editor.pressed(key)), None
    text, row = " ".join(state.editor.text.split()), state.row
    state = replace(state, mode=Mode.READ)
    if state.question is Question.SEARCH:
        return _found(replace(state, sought=text)), None
    if row is None or (not text and state.question is not Question.REJECT):
        return replace(state, message=Message("•", "Nothing was written, nothing done.")), None
    action = {Question.REJECT: Action.REJECT, Question.DISMISS: Action.DISMISS}.get(
        state.question or Question.COMMENT, Action.COMMENT
    )
    checks = state.checks if action is Action.DISMISS else ()
    return state, (Deed(action, row, reason=text, checks=checks),)


def _edited(state: State, key: Key) -> Step:
    row = state.row
    if row is None:
        return replace(state, mode=Mode.READ), None
    if key.name in {"escape", "ctrl-c"}:
        return _left(state, row), None
    if key.name in {"ctrl-x", "ctrl-g"}:
        return state, Effect.OUTSIDE
    if key.name in {"enter", "ctrl-s", "ctrl-enter"}:
        text = " ".join(state.editor.text.split())
        edit, approve = Deed(Action.EDIT, row, target=text), Deed(Action.APPROVE, row)
        return state, (edit, approve) if key.name == "ctrl-enter" else (edit,)
    return replace(state, editor=state.editor.pressed(key), message=None), None


def _left(state: State, row: Row) -> State:
    """Out of the text; what was typed is kept until the review ends."""
    text = state.editor.text
    state = replace(state, mode=Mode.READ)
    if text in {"", row.entry.target}:
        return state
    drafts = MappingProxyType({**state.drafts, key_of(row): text})
    kept = Message("•", "Not saved. What you typed is kept: e goes on with it.")
    return replace(state, drafts=drafts, message=kept)


def _decided_between(state: State, key: Key) -> Step:
    row = state.row
    if row is None:
        return replace(state, mode=Mode.READ), None
    mine = state.drafts.get(key_of(row), "")
    if key.name == "m":
        return state, (Deed(Action.EDIT, row, target=mine),)
    if key.name in {"e", "enter"}:
        return editing(state, mine), None
    if key.name in {"t", "escape", "ctrl-c"}:
        words = "Theirs stays. Yours is kept here: e shows it."
        return replace(state, mode=Mode.READ, message=Message("•", words)), None
    return state, None


def _told(state: State, key: Key) -> Step:
    """The page of the keys: scrolled, or left by any other key."""
    if key.name in _SCROLLS or key.name in _MOVES:
        step = _SCROLLS.get(key.name) or _MOVES[key.name]
        return replace(state, scroll=max(0, state.scroll + step)), None
    return replace(state, mode=Mode.READ, scroll=0), None


def _overview(state: State, key: Key) -> Step:
    lines = lines_of_overview(state.rows)
    step = _MOVES.get(key.name) or _SCROLLS.get(key.name)
    if step:
        return replace(state, chosen=min(max(0, state.chosen + step), len(lines) - 1)), None
    if key.name == "enter" and lines:
        return _go(replace(state, mode=Mode.READ), lines[state.chosen][0]), None
    if key.name == "q":
        return state, Effect.QUIT
    return replace(state, mode=Mode.READ, scroll=0), None


def _go(state: State, at: int) -> State:
    if not state.rows:
        return replace(state, message=NOTHING)
    if at < 0:
        return replace(state, message=Message("•", "This is the first one."))
    if at >= len(state.rows):
        return replace(state, message=Message("•", at_the_end(state)))
    return moved_to(state, at, None)


def _found(state: State) -> State:
    sought = state.sought.casefold()
    places = [*range(state.at + 1, len(state.rows)), *range(state.at + 1)]
    at = next((at for at in places if sought and sought in _text_of(state.rows[at])), None)
    if at is None:
        words = f"“{state.sought}” is nowhere here." if sought else "Search with / first."
        return replace(state, message=Message("•", words))
    return moved_to(state, at, Message("•", f"“{state.sought}” found; n goes to the next."))


def _text_of(row: Row) -> str:
    parts = (row.statement, row.segment, row.entry.source, row.entry.target)
    return "\n".join(parts).casefold()


_MOVES = {"j": 1, "down": 1, "k": -1, "up": -1}
_SCROLLS = {"pagedown": _PAGE, " ": _PAGE, "pageup": -_PAGE, "b": -_PAGE, "right": 1, "left": -1}
_EFFECTS = {
    "q": Effect.QUIT, "ctrl-c": Effect.QUIT, "u": Effect.UNDO, "o": Effect.ORDER,
    "E": Effect.OUTSIDE, "B": Effect.BIDI,
}  # fmt: skip
_ON_ROW: dict[str, Callable[[State, Row], State]] = {
    "e": _write,
    "enter": _write,
    "r": lambda state, _: _ask(state, Question.REJECT),
    "c": lambda state, _: _ask(state, Question.COMMENT),
    "s": lambda state, row: editing(state, row.entry.source),
    "f": _fix,
    "d": _dismiss,
}
_MODES = {"?": Mode.HELP, "g": Mode.OVERVIEW}
_BY_MODE: dict[Mode, Callable[[State, Key], Step]] = {
    Mode.READ: _read,
    Mode.EDIT: _edited,
    Mode.ASK: _asked,
    Mode.CHOOSE: _choose,
    Mode.OVERTAKEN: _decided_between,
    Mode.HELP: _told,
    Mode.OVERVIEW: _overview,
}
