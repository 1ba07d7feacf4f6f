"""Sheets kept from one start to the next, in SQLite under ``.l10n/``: losing them loses
nothing but time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from l10n.languages import Language
from l10n.store import in_memory_at_worst, open_store
from l10n.workflow.desk.board import Kept
from l10n.workflow.desk.storing import EDITION, dump, load
from l10n.workflow.digests import digest_of

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sheets (
    tag TEXT, statement TEXT, known TEXT NOT NULL, told INTEGER NOT NULL, sheet TEXT NOT NULL,
    PRIMARY KEY (tag, statement)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS journals (tag TEXT PRIMARY KEY, stamp TEXT NOT NULL) WITHOUT ROWID
"""


class Shelf:
    """The sheets of all languages. A file that cannot be used holds nothing and keeps
    nothing; that is no reason to stop."""

    def __init__(self, path: Path, *known: object) -> None:
        """``known`` is whatever else a sheet hangs on: with anything else nothing is found."""
        self._rules = digest_of(EDITION, *known)
        self._store = in_memory_at_worst(partial(open_store, schema=_SCHEMA), path)

    def journal(self, tag: str) -> list[int] | None:
        """The stamp of a language's journal (see
        :func:`~l10n.workflow.remembering.journal_stamp`) when all that is kept of it was as
        it said; None where that is not known."""
        query = "SELECT stamp FROM journals WHERE tag = ?"
        with suppress(sqlite3.Error, ValueError):
            for (stamp,) in self._store.execute(query, (tag,)):
                return [int(part) for part in stamp.split()]
        return None

    def sheets(self, target: Language, statements: Iterable[str]) -> Iterator[Kept]:
        """What is kept of these statements; whether it still holds is for the caller to see."""
        query = "SELECT known, told, sheet FROM sheets WHERE tag = ? AND statement = ?"
        with suppress(sqlite3.Error, ValueError, KeyError, TypeError, IndexError):
            for statement in statements:
                for known, told, text in self._store.execute(query, (target.tag, statement)):
                    stamp, _, rules = known.rpartition(" ")
                    if rules == self._rules:
                        yield Kept(load(statement, target, text), stamp, told)

    def keep(
        self,
        target: Language,
        fresh: Iterable[Kept],
        statements: Mapping[str, bool],
        journal: Sequence[int],
    ) -> None:
        """Keep those sheets of a language that are fresh, and no other than those of these
        statements, as of this stamp of its journal: in one transaction. What could not be
        read is not kept. Of each statement it is said whether it was read: as long as others
        are kept, they, and all, are as of the stamp before."""
        tag = target.tag
        rows = [
            (tag, one.sheet.statement, f"{one.stamp} {self._rules}", one.told, dump(one.sheet))
            for one in fresh
            if not one.sheet.problem
        ]
        with suppress(sqlite3.Error), self._store:
            self._store.execute("BEGIN")
            found = self._store.execute("SELECT statement FROM sheets WHERE tag = ?", (tag,))
            kept = {name for (name,) in found}
            known = set(statements) if self.journal(tag) else {n for n in kept if statements.get(n)}
            gone = [(tag, name) for name in kept - known]
            self._store.executemany("DELETE FROM sheets WHERE tag = ? AND statement = ?", gone)
            self._store.executemany("REPLACE INTO sheets VALUES (?, ?, ?, ?, ?)", rows)
            if all(statements[name] for name in kept & known):
                stamp = " ".join(map(str, journal))
                self._store.execute("REPLACE INTO journals VALUES (?, ?)", (tag, stamp))

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
