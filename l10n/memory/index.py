"""The memory of one language pair in one SQLite file: looked up, and kept up to date.

It is a cache of what catalogs and TMX files say, and may be deleted at any time. Every change
is one transaction: a process that is killed leaves what was there before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from l10n.errors import L10nError
from l10n.memory import writing
from l10n.memory.memory import Remembered
from l10n.memory.postings import POSTINGS
from l10n.memory.rows import ENTRIES, PAIRS, by_trust, digest, entry_ids, read
from l10n.memory.searching import Offer, Search
from l10n.memory.writing import Shaped
from l10n.store import open_store

_Found = TypeVar("_Found")
_SETTINGS = "PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864;"
_PAGE = 1_000
"""Pairs that are read at once where all are."""
# Not the file's fault: to make it afresh would not help.
_OUTSIDE = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_INTERRUPT),
}


class Index:
    """Pairs by their sources; they belong to origins, each with a stamp of what it was read
    from.

    A file that is missing or damaged is made afresh, empty, also where the damage shows later:
    then nothing is found, and :meth:`origins` tells that everything has to be put in again.
    Every method raises L10nError where the file can neither be used nor made, as where another
    process is writing it for long.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the index kept in a file; without one it is forgotten when it is closed."""
        self._path = path
        self._open()

    @property
    def is_kept(self) -> bool:
        """Whether it is in a file, which others may open, too."""
        return self._path is not None

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def origins(self) -> dict[str, str]:
        """The stamp of every origin, by their names."""
        query = "SELECT name, stamp FROM origins ORDER BY name"
        return self._look_up(lambda: dict(self._store.execute(query).fetchall()), {})

    def count(self) -> int:
        """How many pairs there are."""
        return sum(self.counts().values())

    def counts(self) -> dict[str, int]:
        """How many pairs every origin has, by the origins' names."""
        query = "SELECT name, pairs FROM origins ORDER BY name"
        return self._look_up(lambda: dict(self._store.execute(query).fetchall()), {})

    @property
    def settled(self) -> bool:
        """Whether no pair has come or gone since :meth:`settle`."""
        query = "SELECT 1 FROM settled"
        return self._look_up(lambda: self._store.execute(query).fetchone() is not None, False)

    def __iter__(self) -> Iterator[Remembered]:
        """Every pair, by the origins' names, as they were put in."""
        query = "SELECT id FROM origins ORDER BY name"
        origins: list[tuple[int]] = self._look_up(lambda: self._store.execute(query).fetchall(), [])
        for (origin,) in origins:
            yield from self._of_origin(origin)

    def exact(self, source: str) -> list[Remembered]:
        """Every pair with just this source, whom most trust is due first: final before
        approved before others, then the latest."""
        return self._pairs("WHERE texts.digest = ? AND source = ?", (digest(source), source))

    def shaped(self, shape: str) -> list[Remembered]:
        """Every pair of a shape, in the order of :meth:`exact`; none of an empty one."""
        return self._pairs("WHERE shape = ?", (digest(shape),)) if shape else []

    def fuzzy(self, source: str, *, least: int = 70, limit: int = 5) -> list[Offer]:
        """The pairs whose sources are most similar, from ``least`` per cent, best first, and
        in the order of :meth:`exact` where they are as similar.

        The source itself is left out, and so is the same pair of another origin. Nothing is
        found for a source of more than 2,000 tokens.
        """
        return self._look_up(lambda: self._search.fuzzy(source, least, limit), [])

    def shapes(self, origin: str) -> dict[str, int | None]:
        """The shapes that the sources of an origin were put in with, for :meth:`replace` to
        be given again."""
        query = """
        SELECT source, shape FROM entries JOIN texts ON texts.id = entries.text
        WHERE entries.id BETWEEN ? AND ?
        """
        found = "SELECT id FROM origins WHERE name = ?"

        def known() -> dict[str, int | None]:
            row = self._store.execute(found, (origin,)).fetchone()
            ids = entry_ids(row[0]) if row else (0, 0)
            return dict(self._store.execute(query, ids).fetchall())

        return self._look_up(known, {})

    def replace(self, origin: str, stamp: str, rows: Iterable[Shaped]) -> None:
        """Put an origin's pairs, each with the shape of its source, in the place of those it
        had: all of them or, where anything fails, none.

        ``rows`` may stream; memory is bounded. They must not look into this index meanwhile.
        What is twice the same is kept once.
        """
        self._change(lambda: writing.replace(self._store, origin, stamp, rows))

    def forget(self, origin: str) -> None:
        """Forget an origin and its pairs."""
        self._change(lambda: writing.forget(self._store, origin))

    def settle(self) -> None:
        """Remember that all there is now has been made use of."""
        self._change(lambda: writing.settle(self._store))

    def _open(self) -> None:
        self._store = open_store(self._path, ENTRIES + POSTINGS)
        self._store.executescript(_SETTINGS)
        self._search = Search(self._store)

    def _of_origin(self, origin: int) -> Iterator[Remembered]:
        """Its pairs, a page at a time, so that the index may be used meanwhile."""
        at, last = entry_ids(origin)
        none: list[tuple[int, Remembered]] = []
        while page := self._look_up(partial(self._page, at, last), none):
            yield from (pair for _, pair in page)
            at = page[-1][0] + 1

    def _page(self, first: int, last: int) -> list[tuple[int, Remembered]]:
        query = f"{PAIRS} WHERE entries.id BETWEEN ? AND ? ORDER BY entries.id LIMIT {_PAGE}"
        return [(row[-1], read(row)) for row in self._store.execute(query, (first, last))]

    def _pairs(self, where: str, values: tuple[int | str, ...]) -> list[Remembered]:
        query = f"{PAIRS} {where} ORDER BY entries.id"
        return self._look_up(lambda: by_trust(map(read, self._store.execute(query, values))), [])

    def _look_up(self, work: Callable[[], _Found], nothing: _Found) -> _Found:
        try:
            with self._transaction("BEGIN"):
                return work()
        except sqlite3.DatabaseError as error:
            self._mend(error)
            return nothing

    def _change(self, work: Callable[[], None]) -> None:
        try:
            with self._transaction("BEGIN IMMEDIATE"):
                work()
        except sqlite3.DatabaseError as error:
            self._mend(error)
            raise L10nError(
                "The memory's index was damaged, and is empty now.",
                tip="Run the command again: it is filled from the catalogs and TMX files.",
                path=self._path,
            ) from error
        finally:
            self._search.refresh()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if self._store.in_transaction:
            raise RuntimeError("an index is not looked up while its rows stream in")
        self._store.execute(begin)
        try:
            yield
            self._store.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._store.execute("ROLLBACK")
            raise

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        """Make the file afresh where it is damaged; raise what else is wrong."""
        if isinstance(error, sqlite3.ProgrammingError):
            raise error
        # Extended codes keep the plain one in their lowest byte.
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _OUTSIDE:
            raise L10nError(
                f"The memory's index cannot be used: {error}.",
                tip="See that the disk has room and no other l10n is running, then try again.",
                path=self._path,
            ) from error
        self._store.close()
        self._delete()
        self._open()

    def _delete(self) -> None:
        if self._path is None:
            return
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):  # to open it will say what is wrong
                self._path.with_name(self._path.name + suffix).unlink()
