"""Changing the index, one origin at a time. Nothing here opens or ends a transaction."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence

from l10n.memory.memory import Remembered
from l10n.memory.postings import Postings
from l10n.memory.rows import INSERT, Shape, digest, entry, entry_ids

_NOBODY = 0
"""The number of no origin."""

Shaped = tuple[Remembered, Shape]
"""A pair with the shape of its source."""


def replace(store: sqlite3.Connection, origin: str, stamp: str, rows: Iterable[Shaped]) -> None:
    """Put an origin's pairs in the place of those it had.

    The old ones go last, so that a text that stays need not be written again.
    """
    old = _take_name(store, origin)
    new = _put(store, origin, stamp, rows)
    if not _are_same(store, old, new):
        _unsettle(store)
    _remove(store, old)


def forget(store: sqlite3.Connection, origin: str) -> None:
    """Take out an origin, if it is there, and its pairs."""
    old = _take_name(store, origin)
    if not _are_same(store, old, _NOBODY):
        _unsettle(store)
    _remove(store, old)


def settle(store: sqlite3.Connection) -> None:
    """Remember that what is in it has been made use of, until that changes."""
    store.execute("REPLACE INTO settled VALUES (1)")


def _unsettle(store: sqlite3.Connection) -> None:
    store.execute("DELETE FROM settled")


def _take_name(store: sqlite3.Connection, origin: str) -> int:
    """Free the name of an origin; its number, by which its pairs are still there."""
    row = store.execute("SELECT id FROM origins WHERE name = ?", (origin,)).fetchone()
    store.execute("DELETE FROM origins WHERE name = ?", (origin,))
    return int(row[0]) if row else _NOBODY


def _put(store: sqlite3.Connection, origin: str, stamp: str, rows: Iterable[Shaped]) -> int:
    """Put a new origin and its pairs; its number."""
    insert = "INSERT INTO origins (name, stamp, pairs) VALUES (?, ?, 0)"
    made = store.execute(insert, (origin, stamp)).lastrowid or _NOBODY
    first, _ = entry_ids(made)
    number = first
    postings = Postings(store)
    for pair, shape in rows:
        row = entry(number, _text(store, postings, pair.source), pair, shape)
        number += store.execute(INSERT, row).rowcount
    postings.flush()
    store.execute("UPDATE origins SET pairs = ? WHERE id = ?", (number - first, made))
    return made


def _are_same(store: sqlite3.Connection, one: int, other: int) -> bool:
    """Whether two origins have the same pairs."""
    if _size(store, one) != _size(store, other):
        return False
    one_ids, other_ids = entry_ids(one), entry_ids(other)
    some = "SELECT text, shape, checksum FROM entries WHERE id BETWEEN ? AND ?"
    ways = ((*one_ids, *other_ids), (*other_ids, *one_ids))
    return not any(store.execute(f"{some} EXCEPT {some} LIMIT 1", way).fetchone() for way in ways)


def _size(store: sqlite3.Connection, origin: int) -> int:
    """How many pairs it has; they are numbered without a gap."""
    first, last = entry_ids(origin)
    ids = "SELECT max(id) FROM entries WHERE id BETWEEN ? AND ?"
    found = store.execute(ids, (first, last)).fetchone()[0]
    return 0 if found is None else int(found) - first + 1


def _text(store: sqlite3.Connection, postings: Postings, source: str) -> int:
    """The number of a source, which is put in where it is new."""
    key = (digest(source), source)
    row = store.execute("SELECT id FROM texts WHERE digest = ? AND source = ?", key).fetchone()
    if row:
        return int(row[0])
    number = postings.add(source)
    store.execute("INSERT INTO texts VALUES (?, ?, ?)", (number, *key))
    return number


def _remove(store: sqlite3.Connection, origin: int) -> None:
    """Take out the pairs of an origin, and the texts that no other origin has."""
    ids = entry_ids(origin)
    rows = store.execute(
        "SELECT DISTINCT text FROM entries WHERE id BETWEEN ? AND ? ORDER BY text", ids
    )
    texts = array("q", (text for (text,) in rows))
    store.execute("DELETE FROM entries WHERE id BETWEEN ? AND ?", ids)
    _drop(store, [text for text in texts if not _is_used(store, text)])


def _is_used(store: sqlite3.Connection, text: int) -> bool:
    row = store.execute("SELECT 1 FROM entries WHERE text = ? LIMIT 1", (text,)).fetchone()
    return row is not None


def _drop(store: sqlite3.Connection, texts: Sequence[int]) -> None:
    store.executemany("DELETE FROM texts WHERE id = ?", ((text,) for text in texts))
    Postings(store).drop(texts)
