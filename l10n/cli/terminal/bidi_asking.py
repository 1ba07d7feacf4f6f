"""Who puts text from right to left in order: what terminals say of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n.cli.terminal.typesetting import Bidi

_KNOWS_BIDI = re.compile(r"\x1b\[\??8;[123]\$y")
_ORDERS_ALWAYS = re.compile(r"\x1b\[>(?:136|115|24;279|1;95);?")
"""PuTTY, Konsole, mlterm and Apple's Terminal: they order all text, whatever is asked."""
_LAST = re.compile(r"\x1b\[\?[\d;]*c")


def is_answered(told: str) -> bool:
    """Whether a terminal has said all that it was asked: see :data:`~.paint.ASK`."""
    return _LAST.search(told) is not None


def orders_text(told: str) -> Bidi:
    """Who orders text, by a terminal's answers."""
    always = _ORDERS_ALWAYS.search(told) and not _KNOWS_BIDI.search(told)
    return Bidi.TERMINAL if always else Bidi.L10N


def orders_always(environment: Mapping[str, str]) -> bool:
    """Whether the terminal, or the one around tmux or screen, is known to order all text."""
    if environment.get("TERM", "").startswith(("mlterm", "putty", "konsole")):
        return True
    if environment.get("KONSOLE_VERSION") or environment.get("TERM_PROGRAM") == "Apple_Terminal":
        return True
    inside = environment.get("TMUX") or environment.get("STY")
    return bool(inside and environment.get("VTE_VERSION"))
