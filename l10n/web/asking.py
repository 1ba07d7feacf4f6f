"""What an address asks for: whatever stands there, something that exists comes out. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


def choice(kind: type[Choice], asked: str) -> Choice:
    """One of a kind; the first there is, for anything else.

    >>> from l10n.model import Severity
    >>> choice(Severity, "error"), choice(Severity, "nonsense")
    (<Severity.ERROR: 'error'>, <Severity.NOTE: 'note'>)
    """
    return kind(asked) if asked in list(kind) else next(iter(kind))


def choices(kind: type[Choice], asked: Iterable[str]) -> tuple[Choice, ...]:
    """Those that there are, in their own order.

    >>> from l10n.model import Severity
    >>> choices(Severity, ["error", "nonsense", "note"])
    (<Severity.NOTE: 'note'>, <Severity.ERROR: 'error'>)
    """
    wanted = set(asked)
    return tuple(one for one in kind if one in wanted)
