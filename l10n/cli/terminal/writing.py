"""What a key makes of a text, a reason or a choice that is being given. Pure."""

from __future__ import annotations

from dataclasses import replace

from l10n.cli.terminal.keys import Key
from l10n.cli.terminal.moving import found
from l10n.cli.terminal.sitting import Deed, checks_of
from l10n.cli.terminal.state import (
    Effect,
    Message,
    Mode,
    Question,
    State,
    asking,
    editing,
    keeping,
)
from l10n.cli.terminal.typesetting import on_another_line
from l10n.review.states import Action
from l10n.workflow.desk.queue import key_of
from l10n.workflow.desk.rows import Row

Step = tuple[State, Effect | tuple[Deed, ...] | None]
"""What is before the reviewer then, and what is to be done in the world."""
_LEAVE = frozenset({"escape", "ctrl-c"})
_ASKED_FOR = {
    Question.REJECT: Action.REJECT,
    Question.DISMISS: Action.DISMISS,
    Question.COMMENT: Action.COMMENT,
}


def edited(state: State, key: Key) -> Step:
    """While a translation is being typed."""
    row = state.row
    if row is None:
        return replace(state, mode=Mode.READ), None
    if key.name in _LEAVE:
        return _left(state, row), None
    if key.name in {"ctrl-x", "ctrl-g"}:
        return state, Effect.OUTSIDE
    if key.name in {"enter", "ctrl-s", "ctrl-enter"}:
        text = " ".join(state.editor.text.split())
        edit, approve = Deed(Action.EDIT, row, target=text), Deed(Action.APPROVE, row)
        return state, (edit, approve) if key.name == "ctrl-enter" else (edit,)
    editor = state.editor
    if key.name in {"up", "down"}:
        columns, by = state.room
        step = 1 if key.name == "down" else -1
        at = on_another_line(editor.letters, editor.at, step, columns, rtl=editor.rtl, by=by)
        return replace(state, editor=replace(editor, at=at)), None
    return replace(state, editor=editor.pressed(key), message=None), None


def asked(state: State, key: Key) -> Step:
    """While a line is asked for."""
    if key.name in _LEAVE:
        return replace(state, mode=Mode.READ), None
    if key.name not in {"enter", "ctrl-enter"}:
        return replace(state, editor=state.editor.pressed(key)), None
    text, row = " ".join(state.editor.text.split()), state.row
    question, state = state.question, replace(state, mode=Mode.READ)
    if question is Question.SEARCH:
        return found(replace(state, sought=text)), None
    if row is None or question is None or (not text and question is not Question.REJECT):
        return replace(state, message=Message("Nothing was written, nothing done.")), None
    checks = state.checks if question is Question.DISMISS else ()
    return state, (Deed(_ASKED_FOR[question], row, reason=text, checks=checks),)


def chosen(state: State, key: Key) -> Step:
    """While it is asked which finding is meant."""
    checks = checks_of(state.row) if state.row else ()
    if key.name.isdecimal() and 0 < int(key.name) <= len(checks):
        checks = (checks[int(key.name) - 1],)
    elif key.name != "a":
        return replace(state, mode=Mode.READ), None
    return asking(replace(state, checks=checks), Question.DISMISS), None


def decided_between(state: State, key: Key) -> Step:
    """While two texts are shown, somebody else's and the reviewer's own."""
    row = state.row
    if row is None:
        return replace(state, mode=Mode.READ), None
    mine = state.drafts.get(key_of(row), "")
    if key.name == "m":
        return state, (Deed(Action.EDIT, row, target=mine),)
    if key.name in {"e", "enter"}:
        return editing(state, mine), None
    if key.name in {"t", *_LEAVE}:
        told = Message("Theirs stays. Yours is kept here: e shows it.")
        return replace(state, mode=Mode.READ, message=told), None
    return state, None


def _left(state: State, row: Row) -> State:
    """Out of the text; what was typed is kept."""
    text = state.editor.text
    state = replace(state, mode=Mode.READ)
    if text in {"", row.entry.target}:
        return state
    kept = Message("Not saved. What you typed is kept: e goes on with it.")
    return replace(keeping(state, row, text), message=kept)
