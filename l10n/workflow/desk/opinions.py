"""What the engine has to say of translations that are there, and what it said before."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from l10n.catalogs.catalog import Entry
from l10n.store import in_memory_at_worst, open_store
from l10n.workflow.desk.evidence import NOTHING, Measured

_SCHEMA = """
CREATE TABLE IF NOT EXISTS opinions (
    tag TEXT, pair BLOB, maker TEXT NOT NULL, agreement REAL, reverse REAL,
    PRIMARY KEY (tag, pair)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Reversed:
    """A translation, translated back."""

    text: str
    """In the language of the source."""
    likeness: float
    """chrF with the source, 0 to 1."""
    origin: str = ""
    """The packages that translated back."""


class Opinions:
    """Kept as they come, by language, source and target; any thread may ask.

    They hold whatever package they came from: a newer one's replace them.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the store, or one in memory where the folder cannot be written."""
        self._lock = Lock()
        self._store = in_memory_at_worst(partial(open_store, schema=_SCHEMA), path)
        self._known: dict[str, dict[bytes, tuple[str, Measured]]] = {}

    def measure(self, tag: str) -> Callable[[Entry], Measured]:
        """What is known of the entries of a language, for
        :class:`~l10n.workflow.desk.examining.Examiner`: a look into a dictionary."""
        return lambda entry: self.get(tag, entry.source, entry.target)[1]

    def get(self, tag: str, source: str, target: str) -> tuple[str, Measured]:
        """An opinion and its maker; an empty name and nothing where there is none yet."""
        known = self._known.get(tag)
        if known is None:
            known = self._read(tag)
        return known.get(_pair(source, target), ("", NOTHING))

    def put(self, tag: str, source: str, target: str, maker: str, found: Measured) -> None:
        """Keep what the engine said; ``maker`` names its packages and options."""
        known, pair = self._known.get(tag), _pair(source, target)
        if known is None:
            known = self._read(tag)
        row = (tag, pair, maker, found.agreement, found.reverse)
        with self._lock:
            with suppress(sqlite3.Error):  # a full disk costs no more than time, at the next start
                self._store.execute("REPLACE INTO opinions VALUES (?, ?, ?, ?, ?)", row)
            known[pair] = maker, found

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._store.close()

    def _read(self, tag: str) -> dict[bytes, tuple[str, Measured]]:
        with self._lock:
            if tag not in self._known:
                found = self._known[tag] = {}
                query = "SELECT pair, maker, agreement, reverse FROM opinions WHERE tag = ?"
                with suppress(sqlite3.Error):
                    for pair, maker, agreement, reverse in self._store.execute(query, (tag,)):
                        found[pair] = maker, Measured(agreement=agreement, reverse=reverse)
            return self._known[tag]


def _pair(source: str, target: str) -> bytes:
    return hashlib.blake2b(repr((source, target)).encode(), digest_size=16).digest()
