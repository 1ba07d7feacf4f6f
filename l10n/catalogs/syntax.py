"""PO's syntax, line by line: what polib would half-read is refused, what it does not
know is put into words that it does."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polib

from l10n.errors import CatalogError

MARK = "\ue000"
"""A private character: a comment that begins with it is a line polib does not know."""
MEND = "Open it in a PO editor or run msgfmt -c on it, fix it, and try again."

_LINE = re.compile(
    r"""\ufeff?\s*
    ( \#(?!~).* | (\#~\|?\s*)? ((?P<word>msg[a-z_]+(\[\d+\])?)?\s*"([^"\\]|\\.)*")? | \#~ )
    \s*$""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\]")
_TIGHT = re.compile(r"#([,:.|])(?=\S)")
# C's escapes that polib leaves alone; two backslashes are one, and end an escape.
_ESCAPE = re.compile(r"\\\\|((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{2})+)|(\\a)")
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|([0-7]{1,3}))")


def for_polib(lines: Sequence[str], shown: str) -> str:
    """The file's text as polib reads it without loss.

    Raises CatalogError, with the line, for what is not PO.
    """
    waiting = 0
    for number, line in enumerate(lines, start=1):
        found = _LINE.match(line)
        word = found["word"] or "" if found else ""
        if not found or (word and not _WORD.fullmatch(word)):
            raise _not_po(number, line, shown)
        if line.startswith("#~|"):
            continue
        if word.startswith("msgstr"):
            waiting = 0
        elif word and waiting and word != "msgid_plural":
            raise _unanswered(waiting, shown)
        elif word == "msgid":
            waiting = number
    if waiting:
        raise _unanswered(waiting, shown)
    return "\n".join(map(_known, lines))


def _known(line: str) -> str:
    if line.startswith("#~|"):
        line = f"#|{line[3:]}"
    if line.startswith(("#=", "#@", "#!")):
        return f"# {MARK}{line[1:]}"
    if line.startswith("#") and len(line) > 1 and line[1] not in " ,:.|~#":
        return f"# {line[1:]}"
    line = _TIGHT.sub(r"#\1 ", line, count=1) if line.startswith("#") else line
    is_text = not line.startswith("#") or line.startswith(("#|", "#~"))
    return _ESCAPE.sub(_unescaped, line) if is_text and "\\" in line else line


def _unescaped(escape: re.Match[str]) -> str:
    if escape[2]:
        return "\a"
    if not escape[1]:
        return escape[0]
    octets = bytes(int(x, 16) if x else int(o, 8) & 0xFF for x, o in _BYTE.findall(escape[1]))
    return str(polib.escape(octets.decode("utf-8", errors="replace")))


def _not_po(number: int, line: str, shown: str) -> CatalogError:
    start = line.strip()[:40]
    return CatalogError(f"Line {number} is not PO: {start}", tip=MEND, path=shown)


def _unanswered(number: int, shown: str) -> CatalogError:
    return CatalogError(f"The msgid on line {number} has no msgstr.", tip=MEND, path=shown)
