"""How much of what a model wrote after a typed text is shown. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.engine.quality import Reason, fault
from l10n.languages import is_unspaced

_RUBBISH = frozenset({Reason.LOOP, Reason.UNKNOWN})


def sound(source: str, typed: str, rest: str) -> str:
    """As much of a rest as is no rubbish: all of it, its first word, or nothing."""
    if fault(source, typed) in _RUBBISH:
        return rest
    for part in (rest, first_word(rest)):
        if fault(source, typed + part) not in _RUBBISH:
            return part
    return ""


def first_word(rest: str) -> str:
    """Up to the space after the next word, or nothing where no space comes; in scripts
    without spaces all there is.

    >>> first_word("rno pide"), first_word(" pide que"), first_word("pid")
    ('rno', ' pide', '')
    """
    start = len(rest) - len(rest.lstrip())
    end = rest.find(" ", start)
    return rest[:end] if end > 0 else rest if is_unspaced(rest[start : start + 1]) else ""


def apart(rests: Sequence[str]) -> list[str]:
    """Those that go on with another word than those before them."""
    found: dict[str, str] = {}
    for rest in rests:
        if rest.strip():
            found.setdefault(first_word(rest) or rest, rest)
    return list(found.values())
