"""Which units may leave the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from l10n.model import EXPORTABLE, Message, State, Unit


def held_back(
    messages: Iterable[Message], units: Mapping[str, Unit], minimum: State
) -> Mapping[State, int]:
    """How many of a statement's messages may not go out, by their state.

    A message that its catalog does not have counts as untranslated. Empty
    when the whole statement may go.
    """
    allowed = EXPORTABLE[EXPORTABLE.index(minimum) :]
    states = (_state(units.get(message.source)) for message in messages)
    return Counter(state for state in states if state not in allowed)


def is_unreviewed(messages: Iterable[Message], units: Mapping[str, Unit]) -> bool:
    """Whether any of it is a machine's text that nobody has confirmed."""
    return any(_state(units.get(message.source)) is State.MACHINE for message in messages)


def _state(unit: Unit | None) -> State:
    return unit.state if unit else State.UNTRANSLATED
