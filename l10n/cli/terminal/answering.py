"""What the answer to a decision makes of what is before the reviewer. Pure."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from l10n.cli.terminal.moving import moved_to, to_next_open, with_row
from l10n.cli.terminal.sitting import Answer, Deed, Kind, place_of
from l10n.cli.terminal.spans import Look
from l10n.cli.terminal.state import Message, Mode, State, bad, good, keeping
from l10n.review.states import Action
from l10n.workflow.desk.queue import key_of


def answered(state: State, deed: Deed, answer: Answer) -> State:
    """After a decision: on to the next row where it was approved or refused."""
    state = replace(with_row(state, answer.row), mode=Mode.READ)
    if answer.kind is Kind.REFUSED:
        tip = "e mends it, d says why it is right." if answer.blocked else answer.tip
        state = replace(state, message=bad(answer.said, tip))
        return keeping(state, deed.row, deed.target) if deed.target else state
    if answer.kind is Kind.OVERTAKEN:
        return _overtaken(state, deed)
    state = replace(state, message=good(answer.said))
    if deed.action is Action.EDIT:
        drafts = {key: text for key, text in state.drafts.items() if key != key_of(answer.row)}
        state = replace(state, drafts=MappingProxyType(drafts))
    return to_next_open(state) if deed.action in {Action.APPROVE, Action.REJECT} else state


def taken_back(state: State, answer: Answer | None) -> State:
    """After an undo: at the row that it was about."""
    if answer is None:
        return replace(state, message=Message("There is nothing to take back."))
    state = with_row(state, answer.row)
    at = place_of(state.rows, key_of(answer.row))
    done = answer.kind is Kind.DONE
    message = good(answer.said) if done else bad("That cannot be taken back.", answer.said)
    return moved_to(state, state.at if at is None else at, message)


def _overtaken(state: State, deed: Deed) -> State:
    if deed.action is Action.EDIT:
        state = replace(state, mode=Mode.OVERTAKEN, scroll=0, message=None)
        return keeping(state, deed.row, deed.target)
    words = "Somebody changed it meanwhile; nothing was done. This is how it is now."
    return replace(state, message=Message(words, "▲", Look.WARNING))
