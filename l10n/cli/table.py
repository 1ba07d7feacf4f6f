"""Plain aligned tables, right in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row], *, left: int = 1) -> list[str]:
    """Lines of a table; the first ``left`` columns are set flush left, numbers flush right.

    >>> table(["name", "words"], [["a", "12"], ["bcd", "7"]])
    ['name  words', 'a        12', 'bcd       7']
    """
    widths = [max(_width(row[i]) for row in (head, *rows)) for i in range(len(head))]
    return [_line(row, widths, left) for row in (head, *rows)]


def _line(row: Row, widths: Sequence[int], left: int) -> str:
    cells = []
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        pad = " " * (width - _width(cell))
        cells.append(cell + pad if number < left else pad + cell)
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: wide for Han and kana, none for marks that combine."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
