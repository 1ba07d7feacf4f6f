"""How new a sentence is to the memory, asked for while nobody needs it."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Lock

from l10n.catalogs.catalog import Entry
from l10n.errors import ReviewError
from l10n.model import SIGNED
from l10n.store import in_memory_at_worst, open_store
from l10n.workflow.desk.evidence import Measured
from l10n.workflow.desk.examining import Measure
from l10n.workflow.desk.queue import queue
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.workbench import UnknownPlace, Workbench
from l10n.workflow.progress import Progress, Stage, Steps

_SCHEMA = """
CREATE TABLE IF NOT EXISTS novelty (
    tag TEXT, source BLOB, signed INTEGER NOT NULL, novelty REAL NOT NULL,
    PRIMARY KEY (tag, source)
) WITHOUT ROWID
"""
_GROWN = 1.2
"""A memory so many times as large may know what it did not."""


class Novelty:
    """Kept as it comes, by language and source; any thread may ask."""

    def __init__(self, path: Path | None) -> None:
        """Open the store, or one in memory where the folder cannot be written."""
        self._lock = Lock()
        self._store = in_memory_at_worst(partial(open_store, schema=_SCHEMA), path)
        self._known: dict[tuple[str, bytes], tuple[int, float]] = {
            (tag, source): (signed, novelty)
            for tag, source, signed, novelty in self._store.execute("SELECT * FROM novelty")
        }

    def beside(self, tag: str, measure: Measure) -> Measure:
        """What ``measure`` has of an entry, and how new it is."""

        def both(entry: Entry) -> Measured:
            known = self._known.get((tag, _digest(entry.source)))
            return replace(measure(entry), novelty=known[1]) if known else measure(entry)

        return both

    def is_due(self, tag: str, source: str, signed: int) -> bool:
        """Whether the memory is to be asked, now that so many segments are approved."""
        known = self._known.get((tag, _digest(source)))
        return known is None or signed > known[0] * _GROWN

    def put(self, tag: str, source: str, signed: int, novelty: float) -> None:
        """Keep how new a source was when so many segments were approved."""
        digest = _digest(source)
        with self._lock:
            row = (tag, digest, signed, novelty)
            with suppress(sqlite3.Error):  # a full disk costs no more than time, at the next start
                self._store.execute("REPLACE INTO novelty VALUES (?, ?, ?, ?)", row)
            self._known[tag, digest] = signed, novelty

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._store.close()


def gather_novelty(
    bench: Workbench, kept: Novelty, most: int | None = None
) -> Steps[frozenset[str]]:
    """Ask the memory about what waits for a person, the riskiest first and ``most`` of it at
    most, and give the tags of the languages of which more is known now:
    :meth:`~l10n.workflow.desk.workbench.Workbench.reweigh` those.

    Closing the generator is the way to stop; what came until then is kept. Nothing is asked
    of a memory that is still being filled, nor of one that has nothing: where nothing was
    approved yet and there are no files of other memories, everything is new. Raises
    L10nError where the memory cannot be asked.
    """
    signed = _signed(bench)
    waiting = queue(sheet for sheet in bench.sheets() if sheet.language.tag in signed)
    due = (row for row in waiting if _is_due(kept, row, signed))
    rows = tuple(islice(due, most))
    for number, row in enumerate(rows, start=1):
        tag, source = row.language.tag, row.entry.source
        with suppress(ReviewError, UnknownPlace):  # the row went meanwhile
            found = bench.matches(tag, row.statement, row.segment, limit=1)
            novelty = 1 - max([one.match.score for one in found], default=0) / 100
            kept.put(tag, source, signed[tag], novelty)
        yield Progress(Stage.REMEMBER, row.language.name, number, len(rows))
    return frozenset(row.language.tag for row in rows)


def _signed(bench: Workbench) -> dict[str, int]:
    """How many segments are approved in each language that is worth asking about."""
    has_files = bool(bench.project.memory_files())
    found = {
        target.tag: sum(map(_signed_in, bench.sheets(target.tag)))
        for target in bench.languages
        if bench.remembers(target.tag)
    }
    return {tag: count for tag, count in found.items() if count or has_files}


def _is_due(kept: Novelty, row: Row, signed: Mapping[str, int]) -> bool:
    return kept.is_due(row.language.tag, row.entry.source, signed[row.language.tag])


def _signed_in(sheet: Sheet) -> int:
    return sum(sheet.tally.segments.get(state, 0) for state in SIGNED)


def _digest(source: str) -> bytes:
    return hashlib.blake2b(source.encode(), digest_size=16).digest()
