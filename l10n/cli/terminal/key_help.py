"""The keys, as they are shown: the commonest in a line, all of them on a page."""

from __future__ import annotations

from l10n.cli.terminal.pages import Page
from l10n.cli.terminal.spans import Line, Look, Span, line_width
from l10n.cli.terminal.state import Mode, State
from l10n.cli.terminal.typesetting import Bidi
from l10n.cli.terminal.width import width

_KEYS = {
    Mode.READ: (
        "a approve", "e edit", "? keys", "r reject", "u undo", "j k move", "q quit",
        "d dismiss", "c comment", "f fix", "1-9 match", "m more drafts", "g overview", "/ search",
    ),
    Mode.EDIT: ("Enter save", "Alt+Enter save and approve", "Esc leave", "Ctrl+X editor"),
    Mode.ASK: ("Enter done", "Esc leave"),
    Mode.CHOOSE: ("1-9 that finding", "a all", "Esc leave"),
    Mode.OVERTAKEN: ("t keep theirs", "m write mine", "e edit mine"),
    Mode.HELP: ("j k scroll", "q back"),
    Mode.OVERVIEW: ("j k choose", "Enter go there", "Esc back", "q quit"),
}  # fmt: skip
_HELP = (
    ("Read", (
        ("j, ↓ / k, ↑", "next / previous"),
        ("Space, PgDn / b, PgUp", "scroll a long segment"),
        ("g", "overview: every statement and language"),
        ("/ then n", "search, and on to the next"),
        ("o", "in the order of risk, or of the document"),
    )),
    ("Decide", (
        ("a", "approve, and on to the next"),
        ("r", "reject, with a reason"),
        ("d", "say why a finding is none"),
        ("c", "write a comment"),
        ("u", "take back what you did last"),
    )),
    ("Write", (
        ("e, Enter", "edit"),
        ("E", "edit in your own editor ($EDITOR)"),
        ("f", "take the fix of a finding"),
        ("m", "ask the engine for other translations"),
        ("1 to 9", "take that text of the memory or the engine"),
        ("s", "start from the source"),
    )),
    ("While you write", (
        ("Enter, Ctrl+S", "save: translated, not yet approved"),
        ("Alt+Enter, Ctrl+Enter", "save and approve"),
        ("Ctrl+X", "go on in your own editor"),
        ("Esc", "leave; what you typed is kept"),
        ("↑ ↓, Ctrl+← →", "by lines, by words"),
        ("Home, End", "to the beginning, to the end"),
        ("Ctrl+W, U, K", "delete the word, all before, all after"),
    )),
    ("Signs", (
        ("○ ◇ ✗", "untranslated, machine’s draft, rejected"),
        ("◆ ✓ ✓✓", "translated, approved, approved by two"),
        ("✖ ▲ •", "error, warning, note"),
    )),
    ("Screen", (
        ("B", "Arabic or Hebrew reads backwards: change who orders it"),
        ("Ctrl+L / Ctrl+Z", "draw again / suspend"),
        ("q, Ctrl+C", "end; all that you decided is saved already"),
    )),
)  # fmt: skip
_NAMES = 24
"""Columns for the names of keys."""
_TABLE = 60
"""Columns from which the page of the keys is a table."""


def key_bar(state: State, columns: int) -> Line:
    """As many as fit, the commonest first."""
    spans: list[Span] = []
    for key in _KEYS[state.mode] if state.row else ("o order", "? keys", "q quit"):
        name, _, what = key.partition(" ")
        more = [Span(" " + name, Look.STRONG), Span(f" {what} ")]
        if line_width([*spans, *more]) > columns:
            break
        spans += more
    return tuple(spans)


def help_page(columns: int, by: Bidi) -> Page:
    """Every key and sign."""
    page, names = Page(columns, by), _NAMES if columns >= _TABLE else 0
    for title, keys in _HELP:
        page.gap()
        page.label(title)
        for key, what in keys:
            pad = " " * max(names - width(key), 1)
            page.text([Span(key, Look.STRONG), Span(pad + what)])
    return page
