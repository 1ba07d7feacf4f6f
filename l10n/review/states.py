"""The state machine: what may follow what, and who may do it. Pure."""

from __future__ import annotations

from enum import StrEnum

from l10n.errors import ReviewError
from l10n.model import State, Unit


class Action(StrEnum):
    """What a person can do to a unit."""

    APPROVE = "approve"
    REJECT = "reject"
    EDIT = "edit"


def after(
    action: Action, unit: Unit, by: str, *, target: str = "", four_eyes: bool = False
) -> State:
    """The state a unit has once ``by`` has done this to it; ``target`` is an edit's text.

    An edit makes it ``translated``, whatever it was. A first approval makes it
    ``approved``, another person's makes it ``final``. A rejection may come at
    any time. Doing again what is done changes nothing.

    Raises ReviewError for what has no translation, for an edit without a
    text, and, under ``four_eyes``, for a person approving what they wrote.
    """
    if action is Action.EDIT:
        if not target:
            raise ReviewError("An edit needs a text.", tip="To refuse a text: l10n reject.")
        return State.TRANSLATED
    if unit.state is State.UNTRANSLATED:
        raise ReviewError(
            f"There is nothing to {action}: it has no translation.",
            tip="Translate it first, with l10n translate or l10n edit.",
        )
    if action is Action.REJECT:
        return State.REJECTED
    return _approved(unit, by, four_eyes=four_eyes)


def _approved(unit: Unit, by: str, *, four_eyes: bool) -> State:
    author = unit.receipt.by if unit.receipt else ""
    if unit.state is State.APPROVED:
        return State.FINAL if by != author else State.APPROVED
    if unit.state is State.FINAL:
        return State.FINAL
    if four_eyes and unit.state is State.TRANSLATED and by == author:
        raise ReviewError(
            f"{by} wrote it and may not approve it: this project wants a second pair of eyes.",
            tip="Ask somebody else to approve it.",
        )
    return State.APPROVED
