"""What the engine made, kept from the moment it is made.

A translation that is stopped at any moment, even killed, goes on from here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from l10n.engine.hops import search_for
from l10n.engine.package import Route
from l10n.engine.wanted import Request
from l10n.model import Draft, EngineOptions
from l10n.store import open_store

# Raised when the same package and options come to give other drafts.
_DECODING_VERSION = 3
# The same for drafts that have to say something.
_ENFORCING_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS drafts (
    key TEXT, source TEXT, text TEXT NOT NULL, score REAL, reason TEXT NOT NULL,
    PRIMARY KEY (key, source)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alternatives (
    key TEXT, source TEXT, place INTEGER, text TEXT NOT NULL, score REAL,
    PRIMARY KEY (key, source, place)
) WITHOUT ROWID
"""


class Results:
    """Drafts by their :func:`cache_key` and source text."""

    def __init__(self, path: Path | None) -> None:
        """Open the store; without a path it is in memory alone."""
        self._store = open_store(path, _SCHEMA)

    def get(self, key: str, origin: str, sources: Iterable[str]) -> dict[str, Draft]:
        """The drafts that are there already, by source text."""
        found = {}
        for source in sources:
            row = self._store.execute(
                "SELECT text, score, reason FROM drafts WHERE key = ? AND source = ?",
                (key, source),
            ).fetchone()
            if row:
                found[source] = Draft(text=row[0], origin=origin, score=row[1], reason=row[2])
        return found

    def put(self, key: str, drafts: Iterable[tuple[str, Draft]]) -> None:
        """Keep drafts, in one transaction."""
        rows = [(key, source, d.text, d.score, d.reason) for source, d in drafts]
        with self._store:
            self._store.execute("BEGIN")
            self._store.executemany("REPLACE INTO drafts VALUES (?, ?, ?, ?, ?)", rows)

    def get_several(self, key: str, origin: str, source: str) -> list[Draft]:
        """The alternatives of a text that are there already, the likeliest first."""
        rows = self._store.execute(
            "SELECT text, score FROM alternatives WHERE key = ? AND source = ? ORDER BY place",
            (key, source),
        )
        return [Draft(text, origin, score) for text, score in rows]

    def put_several(self, key: str, source: str, drafts: Iterable[Draft]) -> None:
        """Keep the alternatives of a text."""
        rows = [(key, source, place, d.text, d.score) for place, d in enumerate(drafts)]
        with self._store:
            self._store.execute("BEGIN")
            self._store.executemany("REPLACE INTO alternatives VALUES (?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()


def cache_key(route: Route, options: EngineOptions, hypotheses: int = 1) -> str:
    """Names all that decides what comes out: packages as they are on the disk, options,
    our own way of decoding, how many hypotheses are asked for."""
    parts = (
        route.origin,
        [_stamp(hop.folder / "model" / "model.bin") for hop in route.hops],
        [search_for(hop, options) for hop in route.hops],
        _DECODING_VERSION,
        *([hypotheses] if hypotheses > 1 else []),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def enforced_key(key: str, request: Request) -> str:
    """Names what decides how a draft comes to say what is wanted."""
    parts = (key, _ENFORCING_VERSION, request.draft, request.wanted)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _stamp(model: Path) -> tuple[int, int]:
    """Changes whenever the file does."""
    try:
        status = model.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns
