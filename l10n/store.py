"""SQLite caches under ``.l10n/``: losing one loses nothing but time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from l10n.errors import L10nError

Opened = TypeVar("Opened")


def in_memory_at_worst(open_at: Callable[[Path | None], Opened], path: Path | None) -> Opened:
    """A cache at a path; where its folder cannot be written, one in memory alone.

    ``open_at`` opens one, as :func:`open_store` does, and raises as it does.
    """
    try:
        return open_at(path)
    except L10nError:
        return open_at(None)


def open_store(path: Path | None, schema: str) -> sqlite3.Connection:
    """Open a cache, made afresh where it is missing, damaged or of another schema.

    Without a path it is in memory alone.

    ``schema`` is a script of ``CREATE TABLE IF NOT EXISTS`` statements. Writes
    are their own transactions; a killed process leaves the last whole one. Any thread may
    use it, one at a time.
    Raises L10nError where the folder cannot be written.
    """
    if path is None:
        return _connect(":memory:", schema)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(path, schema)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            # SQLite's complaint may quote the damaged bytes, which are no text then.
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            return _connect(path, schema)
    except (OSError, sqlite3.Error) as error:
        raise L10nError(
            f"The cache cannot be opened: {error}.",
            tip="See that the folder can be written; the cache may be deleted at any time.",
            path=path,
        ) from error


def _connect(path: Path | str, schema: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        wanted = _version(schema)
        if version not in {0, wanted}:
            raise sqlite3.DatabaseError("made by another version")
        connection.executescript(schema)
        if version != wanted:
            # Written at every opening, it would wait for whoever else writes.
            connection.execute(f"PRAGMA user_version={wanted}")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(schema: str) -> int:
    """A positive number that changes with the schema."""
    return 1 + sum(index * ord(letter) for index, letter in enumerate(schema, 1)) % 0x7FFFFFFE
