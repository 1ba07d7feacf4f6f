"""Lines as the bytes that draw them. Pure, and the only place that knows escape sequences."""

from __future__ import annotations

from typing import Any

import click

from l10n.cli.output import printable
from l10n.cli.terminal.screen import Screen
from l10n.cli.terminal.spans import Line, Look

ENTER = "\x1b[?1049h\x1b[?2004h\x1b[?7l\x1b[8l\x1b[1 k\x1b[2J"
"""The alternate screen, pasted text in brackets, no wrapping at the edge; and, where the
terminal orders text from right to left itself, that we do it."""
ENTER_LOGICAL = "\x1b[?1049h\x1b[?2004h\x1b[?7l\x1b[8h\x1b[2J"
"""The same where it is to order it."""
LEAVE = "\x1b[0m\x1b[?2004l\x1b[?7h\x1b[8h\x1b[0 k\x1b[?25h\x1b[?1049l"
"""All of it back as it was."""
ASK = "\x1b[8$p\x1b[>c\x1b[c"
"""Asks the terminal whether it orders text, what it is, and, so that something comes back
from all of them, what it can do."""

_LOOKS: dict[Look, dict[str, Any]] = {
    Look.BAR: {"reverse": True, "bold": True},
    Look.LABEL: {"bold": True, "underline": True},
    Look.STRONG: {"bold": True},
    Look.FAINT: {"dim": True},
    Look.TERM: {"underline": True},
    Look.ERROR: {"fg": "red", "bold": True},
    Look.WARNING: {"fg": "magenta", "bold": True},
    Look.GOOD: {"fg": "green", "bold": True},
    Look.REMOVED: {"fg": "red", "strikethrough": True},
    Look.ADDED: {"bold": True, "underline": True},
}


def frame(new: Screen, old: Screen | None, *, colours: bool) -> str:
    """What turns the old screen into the new one; all of it where there is none."""
    if new == old:
        return ""
    out = ["\x1b[?25l"]
    for row, line in enumerate(new.lines):
        if old is None or row >= len(old.lines) or old.lines[row] != line:
            # Emptied first: at its end, the cursor may still stand on the last letter.
            out.append(f"\x1b[{row + 1};1H\x1b[2K{drawn(line, colours=colours)}")
    if new.cursor:
        out.append(f"\x1b[{new.cursor[0] + 1};{new.cursor[1] + 1}H\x1b[?25h")
    return "".join(out)


def drawn(line: Line, *, colours: bool) -> str:
    """One line with its looks."""
    return "".join(_styled(text, look, colours=colours) for text, look in line)


def _styled(text: str, look: Look, *, colours: bool) -> str:
    # Pages are clean already; nothing that steers goes out of here whatever they are.
    text, style = printable(text), _LOOKS.get(look)
    if not style:
        return text
    return click.style(text, **(style if colours else {**style, "fg": None}))
