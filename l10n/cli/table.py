"""Plain aligned tables, right in any script."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.cli.terminal.width import width

Row = Sequence[str]


def table(head: Row, rows: Sequence[Row], *, left: int = 1) -> list[str]:
    """Lines of a table; the first ``left`` columns are set flush left, numbers flush right.

    >>> table(["name", "words"], [["a", "12"], ["bcd", "7"]])
    ['name  words', 'a        12', 'bcd       7']
    """
    widths = [max(width(row[i]) for row in (head, *rows)) for i in range(len(head))]
    return [_line(row, widths, left) for row in (head, *rows)]


def _line(row: Row, widths: Sequence[int], left: int) -> str:
    cells = []
    for number, (cell, columns) in enumerate(zip(row, widths, strict=True)):
        pad = " " * (columns - width(cell))
        cells.append(cell + pad if number < left else pad + cell)
    return "  ".join(cells).rstrip()
