"""Cells of comma-separated values (RFC 4180), and how they live through a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.errors import ExchangeError

DELIMITERS = ",;\t"

# Excel and its kin run what begins like this, the full-width forms too.
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
_APOSTROPHE = "'"
_LONGEST, _MOST_WORDS = 40, 5
"""More than a date in full has in any language."""
_TO_QUOTE = re.compile(rf'[{DELIMITERS}"\r\n]|^\s|\s$')


def guarded(text: str) -> str:
    """A cell that a spreadsheet shows as it is and gives back as it was.

    An apostrophe goes before a text that begins with ``=``, ``+``, ``-``, ``@``, a tab
    or a line end, which would be run as a formula; before ``true``, ``false`` and
    short lines with a digit, which would become a truth value, number or date; and
    before a text that begins with an apostrophe.

    >>> guarded("=1+1"), guarded("3. März"), guarded("'t Is vrede."), guarded("Paz.")
    ("'=1+1", "'3. März", "''t Is vrede.", 'Paz.')
    """
    return f"{_APOSTROPHE}{text}" if _is_at_risk(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell: one apostrophe goes where :func:`guarded` would have put it.

    So every text comes back from a file of ours, and an apostrophe that a translator
    began a sentence with stays.

    >>> unguarded("'=1+1"), unguarded("'t Is vrede.")
    ('=1+1', "'t Is vrede.")
    """
    bare = cell.removeprefix(_APOSTROPHE)
    return bare if bare != cell and _is_at_risk(bare) else cell


def quoted(cell: str) -> str:
    """The cell as a file has it, whichever delimiter that has."""
    return '"' + cell.replace('"', '""') + '"' if _TO_QUOTE.search(cell) else cell


def records(text: str, delimiter: str, *, shown: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a file with the lines they begin on, counted from 1.

    Raises ExchangeError, with the line, for a quoted cell that does not end, or goes on
    after its end.
    """
    # Not the standard library's csv: its limit on a cell's length is a global setting,
    # and it mends what is broken.
    pattern = re.compile(
        rf'(?:"([^"]*+(?:""[^"]*+)*+)"|([^"{delimiter}\r\n][^{delimiter}\r\n]*+|))'
        rf"({delimiter}|\r\n|\r|\n|\Z)"
    )
    position, line, begun = 0, 1, 1
    cells: list[str] = []
    while position < len(text) or cells:
        found = pattern.match(text, position)
        if found is None:
            raise ExchangeError(
                "The quotation marks around a cell do not match.",
                tip="Put one before and one after it, and write those inside it twice.",
                path=f"{shown}, line {line}",
            )
        cells.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        whole = found[0]
        line += whole.count("\n") + whole.count("\r") - whole.count("\r\n")
        position = found.end()
        if found[3] != delimiter:
            yield begun, cells
            cells, begun = [], line


def _is_at_risk(text: str) -> bool:
    if text.startswith((*_RUNS, _APOSTROPHE)) or text.casefold() in {"true", "false"}:
        return True
    return (
        len(text) <= _LONGEST
        and "\n" not in text
        and any(character.isdigit() for character in text)
        and len(text.split()) <= _MOST_WORDS
    )
