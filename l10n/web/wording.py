"""States, severities and counts in words: the same ones on every page. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from l10n.model import Severity, State

STATES: Mapping[State, str] = MappingProxyType(
    {
        State.UNTRANSLATED: "It has no translation yet.",
        State.MACHINE: "A machine's draft that nobody has confirmed.",
        State.REJECTED: "Somebody refused it and said why. It never goes out.",
        State.TRANSLATED: "A person wrote or confirmed it. It waits for an approval.",
        State.APPROVED: "A reviewer signed it. It may go out.",
        State.FINAL: "A second person signed it, too.",
    }
)
"""What each state means, in rising order."""

SEVERITIES: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.ERROR: "A wrong fact or a broken text, unless a person says why it is none.",
        Severity.WARNING: "Worth a look.",
        Severity.NOTE: "Typography: worth mending, no harm if not.",
    }
)
"""What each severity means, the weightiest first."""


def number(count: int) -> str:
    """A count as English writes it.

    >>> number(12345)
    '12,345'
    """
    return f"{count:,}"


def percent(part: int, whole: int) -> int:
    """A share in per cent, rounded down: 100 means all. Of nothing, all is done.

    >>> percent(199, 200), percent(0, 0)
    (99, 100)
    """
    return 100 * part // whole if whole else 100
