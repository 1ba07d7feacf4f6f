"""The state machine: what may follow what, and who may do it. Pure."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from l10n.errors import ReviewError
from l10n.model import State, Unit


class Action(StrEnum):
    """What a person can do to a unit."""

    APPROVE = "approve"
    REJECT = "reject"
    EDIT = "edit"
    COMMENT = "comment"
    DISMISS = "dismiss"
    """To say that a finding is none."""
    RECALL = "recall"
    """To take that back."""
    UNDO = "undo"
    """To take back the last that one did to it oneself: approving, rejecting, editing."""


_SILENT = frozenset({Action.COMMENT, Action.DISMISS, Action.RECALL})
"""What leaves every unit in its state."""
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Letters and marks without a shape; format characters are known by their category."""


class Done(NamedTuple):
    """What was done to a unit last."""

    by: str
    before: State
    """The state that the unit had until then."""


def after(
    action: Action,
    unit: Unit,
    by: str,
    *,
    target: str = "",
    author: str = "",
    four_eyes: bool = False,
) -> State:
    """The state a unit has once ``by`` has done this to it; ``target`` is an edit's text.

    An edit makes it ``translated``, whatever it was. A first approval makes it
    ``approved``, another person's makes it ``final``. A rejection may come at
    any time; a comment, and a word on a finding, change nothing. Doing again what is done changes
    nothing. ``author`` is who wrote the text, where that is known; else the
    receipt of a translated unit names its writer.

    Raises ReviewError for a decision of nobody, for what has no translation, for an edit without a
    text, and, under ``four_eyes``, for a person approving what they wrote; ValueError for an
    undo, which goes back: see :func:`undone`.
    """
    if not folded_name(by):
        raise ReviewError("It is not said who decides.", tip="Give a name: --by NAME.")
    if action in _SILENT:
        return unit.state
    if action is Action.UNDO:
        raise ValueError(action)
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
    wrote = unit.receipt.by if unit.receipt and unit.state is State.TRANSLATED else ""
    return _approved(unit, by, (author or wrote) if four_eyes else "")


def undone(by: str, done: Done) -> State:
    """The state a unit has again once ``by`` has taken back the last that was done to it.

    Raises ReviewError where somebody else did it, or nobody.
    """
    if not is_same_person(by, done.by):
        raise ReviewError(
            f"The last to decide on it was {done.by}, not {by}: only they can take that back.",
            tip="To decide otherwise: approve, reject or edit it.",
        )
    return done.before


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are one person's: see :func:`folded_name`.

    >>> is_same_person("Anna  Karimova", "anna karimova "), is_same_person("", "")
    (True, False)
    """
    return bool(folded_name(one)) and folded_name(one) == folded_name(other)


def _approved(unit: Unit, by: str, author: str) -> State:
    signer = unit.receipt.by if unit.receipt else ""
    if unit.state is State.FINAL or (unit.state is State.APPROVED and is_same_person(by, signer)):
        return unit.state
    if is_same_person(by, author):
        raise ReviewError(
            f"{by} wrote it and may not approve it: this project wants a second pair of eyes.",
            tip="Ask somebody else to approve it.",
        )
    return State.FINAL if unit.state is State.APPROVED else State.APPROVED


@lru_cache(maxsize=1 << 10)
def folded_name(name: str) -> str:
    """What all ways to write one person's name have in common: without case, width, spacing and
    what nobody sees; empty where nothing is left.

    >>> folded_name("Ａnna\u200b  Karimova\ufe0f")
    'anna karimova'
    """
    wide = unicodedata.normalize("NFKC", name)
    seen = _UNSEEN.sub("", "".join(c for c in wide if unicodedata.category(c) not in {"Cf", "Cc"}))
    return " ".join(unicodedata.normalize("NFKC", seen.casefold()).split())
