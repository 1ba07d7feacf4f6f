"""CSV for people who translate in a spreadsheet.

One row a segment, the first row names the columns. Statement and segment are
all that it says of where a text belongs: paths and languages are empty in
what is read. Cells are guarded: see :mod:`l10n.exchange.csv_cells`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n.errors import ExchangeError
from l10n.exchange.bilingual import Bilingual, Row, refuse_half_characters, settled
from l10n.exchange.csv_cells import DELIMITERS, guarded, quoted, records, unguarded
from l10n.exchange.decoding import decode
from l10n.exchange.labels import base_of, segment_id
from l10n.exchange.xml_reading import brief
from l10n.model import State

COLUMNS = ("id", "statement", "context", "source", "target", "state", "base", "notes")
_NEEDED = ("source", "target")
_BOM = "\ufeff"
_EMPTY = "'"
"""A context that is there and empty; no guarded text is an apostrophe alone."""
_TIP = f"The first row names the columns: {', '.join(COLUMNS)}. Only source and target must be."
_NOTE_ESCAPE = re.compile(r"\\([\\nr])")
_NOTE_MEANS = {"\\": "\\", "n": "\n", "r": "\r"}


def write(bilingual: Bilingual) -> str:
    """The file's text, to be saved as UTF-8 with the line ends it has.

    It begins with a byte order mark, by which Excel knows UTF-8. Notes share a cell, one
    a line; a line break or backslash within one is ``\\n``, ``\\r`` or ``\\\\``.
    Raises ExchangeError for half a surrogate pair, the one thing that no file can hold.
    """
    refuse_half_characters(bilingual)
    lines = [COLUMNS, *(_cells(row, bilingual.statement) for row in bilingual.rows)]
    return _BOM + "".join(",".join(map(quoted, cells)) + "\r\n" for cells in lines)


def read(data: bytes, *, shown: str) -> tuple[Bilingual, ...]:
    """The statements of a table, in the order of their first rows.

    Columns may stand in any order, with others between them, which are not read.
    Commas, semicolons and tabs may part the cells; rows without any text are skipped.
    ``shown`` is how errors name the file. Raises ExchangeError, with the line, for
    what is not such a table.
    """
    text = decode(data, shown=shown).removeprefix(_BOM)
    delimiter, columns = _header(text, shown)
    rows: dict[str, list[Row]] = {}
    lines = records(text, delimiter, shown=shown)
    _, header = next(lines)
    for line, cells in lines:
        if not any(cells):
            continue
        place = f"{shown}, line {line}"
        if len(cells) != len(header):
            raise ExchangeError(
                f"The row has {len(cells)} cells, the first row has {len(header)}.",
                tip="Put quotation marks around a cell that holds a comma, semicolon or tab.",
                path=place,
            )
        given = {name: cells[index] for name, index in columns.items()}
        statement = unguarded(given.get("statement", ""))
        rows.setdefault(statement, []).append(_row(given, place))
    return tuple(Bilingual(name, "", "", "", tuple(found)) for name, found in rows.items())


def has_header(data: bytes, *, shown: str) -> bool:
    """Whether the first row is that of such a table."""
    try:
        _header(decode(data, shown=shown).removeprefix(_BOM), shown)
    except ExchangeError:
        return False
    return True


def _cells(row: Row, statement: str) -> tuple[str, ...]:
    context = guarded(row.context or "") or (_EMPTY if row.context is not None else "")
    notes = "\n".join(_escaped(note) for note in row.notes)
    return (
        guarded(row.id),
        guarded(statement),
        context,
        guarded(row.source),
        guarded(row.target),
        row.state or "",
        guarded(row.base),
        guarded(notes),
    )


def _header(text: str, shown: str) -> tuple[str, dict[str, int]]:
    """What parts the cells, and each known column's place."""
    best: dict[str, int] = {}
    for delimiter in DELIMITERS:
        try:
            _, names = next(records(text, delimiter, shown=shown), (1, []))
        except ExchangeError:
            continue
        plain = [name.strip().lower() for name in names]
        twice = [name for name in COLUMNS if plain.count(name) > 1]
        if twice:
            raise ExchangeError(f"The column “{twice[0]}” is there twice.", tip=_TIP, path=shown)
        columns = {name: index for index, name in enumerate(plain) if name in COLUMNS}
        if all(name in columns for name in _NEEDED):
            return delimiter, columns
        best = max(best, columns, key=len)
    missing = next(name for name in _NEEDED if name not in best)
    raise ExchangeError(f"It has no column “{missing}”.", tip=_TIP, path=f"{shown}, line 1")


def _row(given: Mapping[str, str], place: str) -> Row:
    texts = {name: unguarded(cell) for name, cell in given.items()}
    context = given.get("context", "")
    return Row(
        id=segment_id(texts.get("id", "").lower()),
        source=texts["source"],
        target=texts["target"],
        state=settled(_state(texts.get("state", ""), place), texts["target"]),
        context="" if context == _EMPTY else unguarded(context) or None,
        base=base_of(texts.get("base", "").lower()),
        notes=_notes(texts.get("notes", "")),
    )


def _state(word: str, place: str) -> State | None:
    plain = word.strip().lower()
    if plain and plain not in list(State):
        raise ExchangeError(
            f"“{brief(word)}” is not a state.",
            tip=f"Write {', '.join(State)}, or leave the cell empty.",
            path=place,
        )
    return State(plain) if plain else None


def _notes(cell: str) -> tuple[str, ...]:
    lines = cell.replace("\r\n", "\n").split("\n")
    return tuple(_NOTE_ESCAPE.sub(lambda e: _NOTE_MEANS[e[1]], line) for line in lines if line)


def _escaped(note: str) -> str:
    return note.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
