"""What was last read from each file, so that a run with nothing to do reads none of them.

A file is known again by its modification time, size and inode, as git does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.filling import is_stale
from l10n.languages import count_words
from l10n.model import State, Tally
from l10n.store import open_store

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, known TEXT NOT NULL -- 3
) WITHOUT ROWID
"""

Known = dict[str, object]
"""What is remembered of a file: plain JSON."""


class FileIndex:
    """Remembers something of each file for as long as the file stays as it was."""

    def __init__(self, path: Path | None) -> None:
        """Open the index kept in a file; without one it is forgotten when it is closed."""
        self._store = open_store(path, _SCHEMA)
        rows = self._store.execute("SELECT path, stamp, known FROM files")
        self._rows: dict[str, tuple[str, str]] = {row[0]: (row[1], row[2]) for row in rows}
        self._fresh: dict[str, tuple[str, str]] = {}

    def get(self, path: Path) -> Known | None:
        """What is known of the file as it is now; None where it is new or changed."""
        stamp, known = self._rows.get(str(path), ("", ""))
        return json.loads(known) if stamp and stamp == stamp_of(path) else None

    def put(self, path: Path, known: Known, stamp: str) -> None:
        """Remember something of the file as it was at ``stamp``, taken *before* it was
        read: what somebody saves meanwhile is then seen. Kept by :meth:`save`."""
        row = (stamp, json.dumps(known))
        if self._rows.get(str(path)) != row:
            self._rows[str(path)] = self._fresh[str(path)] = row

    def save(self) -> None:
        """Keep what was put, in one transaction."""
        if self._fresh:
            rows = [(path, *row) for path, row in self._fresh.items()]
            with self._store:
                self._store.execute("BEGIN")
                self._store.executemany("REPLACE INTO files VALUES (?, ?, ?)", rows)
            self._fresh = {}

    def close(self) -> None:
        """Save and let go of the store."""
        self.save()
        self._store.close()


def stamp_of(path: Path) -> str:
    """Changes whenever the file does; empty where there is none."""
    try:
        return stamped(path.stat())
    except OSError:
        return ""


def stamped(status: os.stat_result) -> str:
    """The stamp of a file with this status."""
    return f"{status.st_mtime_ns}:{status.st_size}:{status.st_ino}"


def tally(catalog: Catalog) -> Tally:
    """Count a catalog's live units."""
    segments: dict[State, int] = {}
    words: dict[State, int] = {}
    refused: dict[str, int] = {}
    stale = 0
    for unit in catalog.units():
        segments[unit.state] = segments.get(unit.state, 0) + 1
        words[unit.state] = words.get(unit.state, 0) + count_words(unit.source)
        if unit.state is State.UNTRANSLATED and unit.receipt:
            refused[unit.receipt.origin] = refused.get(unit.receipt.origin, 0) + 1
        stale += is_stale(unit)
    return Tally(segments, words, refused, stale)


def dump_tally(counted: Tally, template: str = "") -> Known:
    """A tally as plain JSON, with the stamp of the template it was last merged with."""
    return {
        "template": template,
        "segments": _named(counted.segments.items()),
        "words": _named(counted.words.items()),
        "refused": dict(counted.refused),
        "stale": counted.stale,
    }


def load_tally(known: Mapping[str, object]) -> Tally:
    """The inverse of :func:`dump_tally`."""
    parts = [known[name] for name in ("segments", "words", "refused")]
    segments, words, refused = (part if isinstance(part, dict) else {} for part in parts)
    return Tally(
        {State(state): count for state, count in segments.items()},
        {State(state): count for state, count in words.items()},
        refused,
        int(str(known["stale"])),
    )


def _named(counts: Iterable[tuple[State, int]]) -> dict[str, int]:
    return {state.value: count for state, count in counts}
