"""Caches: losing or breaking one loses nothing but time."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from l10n.errors import L10nError
from l10n.store import in_memory_at_worst, open_store

SCHEMA = "CREATE TABLE IF NOT EXISTS t (a TEXT)"


def rows(path: Path, schema: str = SCHEMA) -> list[tuple[str]]:
    store = open_store(path, schema)
    try:
        return store.execute("SELECT a FROM t").fetchall()
    finally:
        store.close()


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / ".l10n" / "cache.sqlite"
    store = open_store(path, SCHEMA)
    store.execute("INSERT INTO t VALUES ('kept')")
    store.close()
    return path


def test_it_keeps_what_was_put(filled: Path):
    assert rows(filled) == [("kept",)]


@pytest.mark.parametrize(
    "damage", [b"not a database at all" * 100, b"", b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_one_is_made_anew(filled: Path, damage: bytes):
    filled.write_bytes(damage)
    for extra in ("-wal", "-shm"):
        filled.with_name(filled.name + extra).unlink(missing_ok=True)
    assert rows(filled) == []


def test_where_no_file_can_be_written_it_is_in_memory(tmp_path: Path, filled: Path):
    (tmp_path / "file").write_bytes(b"")
    opened = partial(open_store, schema=SCHEMA)
    with pytest.raises(L10nError):
        opened(tmp_path / "file" / "cache.sqlite")
    found = {}
    for path in filled, tmp_path / "file" / "cache.sqlite":
        store = in_memory_at_worst(opened, path)
        found[path.parent.name] = store.execute("SELECT a FROM t").fetchall()
        store.close()
    assert found == {".l10n": [("kept",)], "file": []}


def test_another_schema_starts_afresh(filled: Path):
    assert rows(filled, "CREATE TABLE IF NOT EXISTS t (a TEXT, b TEXT)") == []


def test_one_that_somebody_writes_can_be_read_meanwhile(filled: Path):
    holder = open_store(filled, SCHEMA)
    holder.execute("BEGIN IMMEDIATE")
    holder.execute("INSERT INTO t VALUES ('coming')")
    assert rows(filled) == [("kept",)]
    holder.execute("COMMIT")
    holder.close()
    assert rows(filled) == [("kept",), ("coming",)]


def test_one_that_somebody_is_making_is_not_deleted(filled: Path, monkeypatch: pytest.MonkeyPatch):
    holder = open_store(filled, SCHEMA)
    holder.execute("PRAGMA user_version=0")
    holder.execute("BEGIN EXCLUSIVE")
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **_: connect(path, timeout=0))
    with pytest.raises(L10nError, match="locked"):
        open_store(filled, SCHEMA)
    holder.execute("ROLLBACK")
    holder.close()
    monkeypatch.undo()
    assert rows(filled) == [("kept",)]
