"""Texts that were typed and not saved, kept for when the person comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from l10n.errors import L10nError
from l10n.store import in_memory_at_worst, open_store
from l10n.workflow.desk.queue import Key

_SCHEMA = """
CREATE TABLE IF NOT EXISTS drafts (
    person TEXT, tag TEXT, statement TEXT, segment TEXT, text TEXT NOT NULL,
    PRIMARY KEY (person, tag, statement, segment)
) WITHOUT ROWID
"""


class Drafts:
    """One person's, by row. Where the folder cannot be written they last as long as this."""

    def __init__(self, path: Path, person: str) -> None:
        """Open what is kept in the project's folder of caches."""
        self._store = in_memory_at_worst(partial(open_store, schema=_SCHEMA), path)
        self._person = person
        query = "SELECT tag, statement, segment, text FROM drafts WHERE person = ?"
        found = self._store.execute(query, (person,))
        self.kept: dict[Key, str] = {(tag, name, at): text for tag, name, at, text in found}

    def keep(self, texts: Mapping[Key, str]) -> None:
        """Keep these, and no others. Raises L10nError where that cannot be written."""
        gone = [(self._person, *key) for key in self.kept.keys() - texts.keys()]
        new = [(self._person, *key, text) for key, text in texts.items()
               if self.kept.get(key) != text]  # fmt: skip
        if not gone and not new:
            return
        where = "person = ? AND tag = ? AND statement = ? AND segment = ?"
        try:
            with self._store:
                self._store.execute("BEGIN")
                self._store.executemany(f"DELETE FROM drafts WHERE {where}", gone)  # noqa: S608
                self._store.executemany("REPLACE INTO drafts VALUES (?, ?, ?, ?, ?)", new)
        except sqlite3.Error as error:
            raise L10nError(
                f"What you type cannot be kept: {error}.", tip="Save it before you leave."
            ) from error
        self.kept = dict(texts)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
