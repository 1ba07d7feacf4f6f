"""What each person did last in this browser, so that they can take it back."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from starlette.requests import Request

from l10n.review.states import Action
from l10n.web.pages.place import Place

_DEPTH = 100
_SESSIONS = 1_000


@dataclass(frozen=True, slots=True)
class Deed:
    """One press of a button: what it did to a segment, in order."""

    place: Place
    actions: tuple[Action, ...]
    text: str
    """The beginning of the source, to know it by."""
    checks: tuple[str, ...] = ()
    """The rules that a dismissal was about."""
    version: str = ""
    """The segment's, as the deed left it."""
    number: int = field(default_factory=count(1).__next__)
    """No other deed has it."""

    @property
    def label(self) -> str:
        """What was done, in words."""
        return f"{_WORDS[self.actions[-1]]}: “{self.text}”"


_WORDS = {
    Action.APPROVE: "Approved",
    Action.REJECT: "Rejected",
    Action.EDIT: "Saved",
    Action.DISMISS: "Dismissed a finding in",
}


class Deeds:
    """By session, a stack of deeds. Used from the event loop alone."""

    def __init__(self) -> None:
        self._stacks: OrderedDict[str, list[Deed]] = OrderedDict()
        self._dropped: OrderedDict[str, Deed] = OrderedDict()

    def put(self, key: str, deed: Deed) -> None:
        """Remember a deed; of what is long ago the oldest is forgotten."""
        stack = self._stacks.setdefault(key, [])
        stack.append(deed)
        del stack[:-_DEPTH]
        self._stacks.move_to_end(key)
        _forget(self._stacks)

    def last(self, key: str) -> Deed | None:
        """The last one that has not been taken back."""
        stack = self._stacks.get(key)
        return stack[-1] if stack else None

    def drop(self, key: str, deed: Deed) -> None:
        """Forget a deed: it has been taken back, or cannot be any more."""
        stack = self._stacks.get(key, [])
        if deed in stack:
            stack.remove(deed)
        self._dropped[key] = deed
        self._dropped.move_to_end(key)
        _forget(self._dropped)

    def dropped(self, key: str) -> Deed | None:
        """The one that was taken back last."""
        return self._dropped.get(key)


def _forget(kept: OrderedDict[str, Any]) -> None:
    while len(kept) > _SESSIONS:
        kept.popitem(last=False)


def deeds_of(request: Request) -> Deeds:
    """The server's deeds, begun with the first request that asks."""
    state = request.app.state
    if not hasattr(state, "deeds"):
        state.deeds = Deeds()
    found: Deeds = state.deeds
    return found


def session_key(request: Request) -> str:
    """What the deeds of one browser's session are kept under."""
    key: str = request.state.session.key
    return key
