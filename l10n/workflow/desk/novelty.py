"""How new a sentence is to the memory, asked for while nobody needs it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock

from l10n.catalogs.catalog import Entry
from l10n.errors import L10nError
from l10n.model import SIGNED
from l10n.store import open_store
from l10n.workflow.desk.evidence import Measured
from l10n.workflow.desk.examining import Measure
from l10n.workflow.desk.queue import queue
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.workbench import Workbench
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
        try:
            self._store = open_store(path, _SCHEMA)
        except L10nError:
            self._store = open_store(None, _SCHEMA)
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
            self._store.execute("REPLACE INTO novelty VALUES (?, ?, ?, ?)", row)
            self._known[tag, digest] = signed, novelty

    def close(self) -> None:
        """Let go of the store."""
        with self._lock:
            self._store.close()


def gather_novelty(bench: Workbench, kept: Novelty) -> Steps[frozenset[str]]:
    """Ask the memory about what waits for a person, and give the tags of the languages of
    which more is known now: :meth:`~l10n.workflow.desk.workbench.Workbench.reweigh` those.

    Closing the generator is the way to stop; what came until then is kept. Where nothing
    was approved yet and there are no files of other memories, everything is new, and
    nothing is asked.
    """
    tags = set()
    for target in bench.languages:
        sheets = bench.sheets(target.tag)
        signed = _signed(sheets)
        if not signed and not bench.project.memory_files():
            continue
        rows = [row for row in queue(sheets) if kept.is_due(target.tag, row.entry.source, signed)]
        for number, row in enumerate(rows, start=1):
            with suppress(L10nError):  # the row went meanwhile
                found = bench.matches(target.tag, row.statement, row.segment, limit=1)
                novelty = 1 - max([one.match.score for one in found], default=0) / 100
                kept.put(target.tag, row.entry.source, signed, novelty)
                tags.add(target.tag)
            yield Progress(Stage.REMEMBER, target.name, number, len(rows))
    return frozenset(tags)


def _signed(sheets: Iterable[Sheet]) -> int:
    return sum(sheet.tally.segments.get(state, 0) for sheet in sheets for state in SIGNED)


def _digest(source: str) -> bytes:
    return hashlib.blake2b(source.encode(), digest_size=16).digest()
