"""Fuzzy look-up: candidates from the inverted index, then the measure itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from heapq import heappush, heapreplace
from itertools import groupby

from l10n.memory.candidates import Lengths, candidates, sought
from l10n.memory.memory import Remembered
from l10n.memory.rows import PAIRS, by_trust, read
from l10n.memory.similarity import Measure

LONGEST = 2_000
"""Tokens of a text that is looked up. A longer one is no sentence, and nothing is like it."""

Offer = tuple[int, Remembered]
"""A pair with the similarity of its source, in per cent."""


class Search:
    """Fuzzy look-up in one store. What it keeps in memory follows the file."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._lengths: Lengths | None = None
        self._version = 0

    def refresh(self) -> None:
        """To be called when this connection has changed the store; it sees what others do."""
        self._lengths = None

    def fuzzy(self, source: str, least: int, limit: int) -> list[Offer]:
        """See :meth:`l10n.memory.index.Index.fuzzy`."""
        measure = Measure(source)
        if not 0 < measure.length <= LONGEST or limit < 1:
            return []
        numbers = candidates(self._store, self._current(), sought(source, least))
        return self._offers(self._similar(measure, numbers, least, limit), limit)

    def _current(self) -> Lengths:
        version = self._store.execute("PRAGMA data_version").fetchone()[0]
        if self._lengths is None or version != self._version:
            self._lengths, self._version = Lengths(self._store), version
        return self._lengths

    def _similar(
        self, measure: Measure, numbers: list[int], least: int, limit: int
    ) -> list[tuple[int, int]]:
        """Similarity and number of the texts that are similar, best first; as many as the
        limit, and those that are as similar as the last of them."""
        texts = self._texts(numbers)
        found: list[tuple[int, int]] = []
        best: list[int] = []
        for number in numbers:
            text = texts.get(number, measure.text)
            score = 0 if text == measure.text else measure.score(text, least)
            if score:
                found.append((score, number))
                if len(best) < limit:
                    heappush(best, score)
                else:
                    heapreplace(best, score)
                least = best[0] if len(best) == limit else least
        return sorted((one for one in found if one[0] >= least), reverse=True)

    def _texts(self, numbers: list[int]) -> dict[int, str]:
        marks = ",".join("?" * len(numbers))
        select = f"SELECT id, source FROM texts WHERE id IN ({marks})"  # noqa: S608
        return dict(self._store.execute(select, numbers).fetchall())

    def _offers(self, similar: list[tuple[int, int]], limit: int) -> list[Offer]:
        offers: list[Offer] = []
        for score, texts in groupby(similar, lambda one: one[0]):
            if len(offers) < limit:
                offers += [(score, pair) for pair in self._pairs(text for _, text in texts)]
                offers = _distinct(offers)
        return offers[:limit]

    def _pairs(self, texts: Iterable[int]) -> list[Remembered]:
        query = f"{PAIRS} WHERE entries.text = ?"
        rows = [row for text in texts for row in self._store.execute(query, (text,))]
        return by_trust(map(read, sorted(rows, key=lambda row: int(row[-1]))))


def _distinct(offers: Iterable[Offer]) -> list[Offer]:
    """The first of those with the same source and target."""
    kept: dict[tuple[str, str], Offer] = {}
    for score, pair in offers:
        kept.setdefault((pair.source, pair.target), (score, pair))
    return list(kept.values())
