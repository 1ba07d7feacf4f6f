"""Pairs as rows of the index: a row that is not as it was written is never read as a pair."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from hashlib import blake2b

from l10n.memory.memory import Remembered
from l10n.model import State

ENTRIES = """
CREATE TABLE IF NOT EXISTS origins (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL,
    pairs INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS settled (id INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS texts (
    id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, source TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS texts_by_digest ON texts (digest);
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY, text INTEGER NOT NULL, shape INTEGER, target TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL, state TEXT, before TEXT, after TEXT, note TEXT NOT NULL,
    checksum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_by_text ON entries (text);
CREATE INDEX IF NOT EXISTS entries_by_shape ON entries (shape) WHERE shape IS NOT NULL;
"""
"""An entry's id is its origin's, shifted by 32 bits, and its place there."""

PAIRS = """
SELECT source, target, name, by, at, state, before, after, note, checksum, entries.id
FROM entries JOIN texts ON texts.id = entries.text
LEFT JOIN origins ON origins.id = entries.id >> 32
"""
"""Selects what :func:`read` takes."""

INSERT = """
INSERT INTO entries SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 WHERE NOT EXISTS (
    SELECT 1 FROM entries
    WHERE text = ?2 AND target = ?4 AND checksum = ?11 AND id BETWEEN ?1 >> 32 << 32 AND ?1
)
"""
"""Takes what :func:`entry` gives; the same pair of the same origin goes in once."""

_TRUST: dict[State | None, int] = {State.APPROVED: 1, State.FINAL: 2}

Row = tuple[str | int | None, ...]
Shape = str | int | None
"""A source's shape, or the digest of it, where that is known; empty or None where it has none."""


def digest(text: str) -> int:
    """A text in 64 bits, as SQLite's whole numbers go."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def entry_ids(origin: int) -> tuple[int, int]:
    """The first and the last id that an origin's entries may have."""
    return origin << 32, (origin + 1 << 32) - 1


def entry(number: int, text: int, pair: Remembered, shape: Shape) -> Row:
    """A row for INSERT."""
    rest = (pair.target, pair.by, pair.at, pair.state, pair.before, pair.after, pair.note)
    checksum = _checksum((pair.source, rest[0], pair.origin, *rest[1:]))
    kept = digest(shape) if isinstance(shape, str) and shape else shape or None
    return number, text, kept, *rest, checksum


def read(row: Row) -> Remembered:
    """The pair of a row of PAIRS. Raises sqlite3.DatabaseError where the row is damaged."""
    *values, checksum, _ = row
    if _checksum(values) != checksum:
        raise sqlite3.DatabaseError("an entry is not as it was written")
    source, target, origin, by, at, state, *around, note = values
    before, after = (None if text is None else str(text) for text in around)
    return Remembered(
        *(str(source), str(target), str(origin), str(by), str(at)),
        state=None if state is None else State(str(state)),
        before=before,
        after=after,
        note=str(note),
    )


def by_trust(pairs: Iterable[Remembered]) -> list[Remembered]:
    """Final ones first, then approved, then the latest; then by their origins' names, as they
    come."""
    named = sorted(pairs, key=lambda pair: pair.origin)
    return sorted(named, key=lambda pair: (_TRUST.get(pair.state, 0), pair.at), reverse=True)


def _checksum(values: Iterable[object]) -> int:
    fields = ("-" if value is None else f"={value}" for value in values)
    return zlib.crc32("\0".join(fields).encode())
