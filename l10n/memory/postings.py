"""The inverted index: which texts hold which term, written in blocks of 65,536 texts.

A text is known by its number; the upper bits are its block's, the lower ones its place in the
block. A block keeps how long its texts are, and for every term the places of the texts that
hold it, 16 bits each, rising. A text that is dropped keeps its places until most of its block
is gone; its length is 0 meanwhile. Nothing here opens or ends a transaction.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from l10n.memory.similarity import terms, tokens

POSTINGS = """
CREATE TABLE IF NOT EXISTS blocks (
    id INTEGER PRIMARY KEY, tokens BLOB NOT NULL, characters BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS postings (id INTEGER PRIMARY KEY, places BLOB NOT NULL); -- 2
"""
PLACE_BITS = 16
SIZE = 1 << PLACE_BITS
MOST_BLOCKS = 1 << 12
"""A block's number is below it: 268 million texts."""
LONGEST = 0xFFFF
"""Lengths are kept up to this one; a longer text counts as so long."""
_TERM_BITS = 32
FEWEST = 1_000
"""Dropped texts that a block is not written anew for."""


def term_number(term: str) -> int:
    """A term in 32 bits. Two may share a number: they only find too much, never too little."""
    return zlib.crc32(term.encode())


def term_numbers(some: Iterable[str]) -> set[int]:
    """Each of some terms once."""
    return {zlib.crc32(term.encode()) for term in some}


def whole(blob: object) -> bytes:
    """Numbers of 16 bits. Raises sqlite3.DatabaseError where they are damaged."""
    if not isinstance(blob, bytes) or len(blob) % 2:
        raise sqlite3.DatabaseError("numbers are not as they were written")
    return blob


def posting_id(block: int, term: int) -> int:
    """Where a block's places for a term stand."""
    return block << _TERM_BITS | term


class Postings:
    """Writes the inverted index of one store. What is added is there after :meth:`flush`."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._fresh: dict[int, array[int]] = defaultdict(lambda: array("H"))
        last = store.execute("SELECT coalesce(max(id), 0) FROM blocks").fetchone()
        self._block = int(last[0])
        self._tokens, self._characters = self._lengths(self._block)

    def add(self, text: str) -> int:
        """The number of a new text. It must be kept in the table of texts under it."""
        if len(self._tokens) == SIZE:
            self.flush()
            self._block += 1
            self._tokens, self._characters = array("H"), array("H")
        number = self._block << PLACE_BITS | len(self._tokens)
        found = tokens(text)
        self._tokens.append(min(len(found), LONGEST))
        self._characters.append(min(len(text), LONGEST))
        for term in term_numbers(terms(found)):
            self._fresh[term].append(number & LONGEST)
        return number

    def flush(self) -> None:
        """Write what was added; memory holds one block at most."""
        if not self._fresh and not self._tokens:
            return
        rows = [(posting_id(self._block, term), self._fresh[term]) for term in sorted(self._fresh)]
        self._store.executemany("REPLACE INTO postings VALUES (?, ?)", map(self._merged, rows))
        self._fresh.clear()
        self._keep(self._block, self._tokens, self._characters)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forget texts by their numbers, rising. The table of texts must be rid of them, and
        what was added must be written."""
        for block, members in groupby(numbers, lambda number: number >> PLACE_BITS):
            lengths, characters = self._lengths(block)
            for place in (number & LONGEST for number in members):
                if place < len(lengths):  # a number that is not there comes of damage
                    lengths[place] = 0
            self._keep(block, lengths, characters)
            gone = lengths.count(0)
            if gone >= max(FEWEST, len(lengths) - gone):
                self._write_anew(block, lengths, characters)
        self._tokens, self._characters = self._lengths(self._block)

    def _merged(self, row: tuple[int, array[int]]) -> tuple[int, bytes]:
        number, places = row
        kept = self._store.execute("SELECT places FROM postings WHERE id = ?", (number,)).fetchone()
        return number, (whole(kept[0]) if kept else b"") + places.tobytes()

    def _lengths(self, block: int) -> tuple[array[int], array[int]]:
        row = self._store.execute(
            "SELECT tokens, characters FROM blocks WHERE id = ?", (block,)
        ).fetchone()
        one, other = map(whole, row) if row else (b"", b"")
        return array("H", one), array("H", other)

    def _keep(self, block: int, lengths: array[int], characters: array[int]) -> None:
        self._store.execute(
            "REPLACE INTO blocks VALUES (?, ?, ?)",
            (block, lengths.tobytes(), characters.tobytes()),
        )

    def _write_anew(self, block: int, lengths: array[int], characters: array[int]) -> None:
        """Leave out of a block what is gone; the others keep their numbers."""
        places: dict[int, array[int]] = defaultdict(lambda: array("H"))
        last = -1
        for place, text in self._texts(block):
            last = place
            for term in term_numbers(terms(tokens(text))):
                places[term].append(place)
        self._store.execute(
            "DELETE FROM postings WHERE id BETWEEN ? AND ?",
            (posting_id(block, 0), posting_id(block + 1, 0) - 1),
        )
        rows = ((posting_id(block, term), places[term].tobytes()) for term in sorted(places))
        self._store.executemany("INSERT INTO postings VALUES (?, ?)", rows)
        self._keep(block, lengths[: last + 1], characters[: last + 1])

    def _texts(self, block: int) -> Iterator[tuple[int, str]]:
        rows = self._store.execute(
            "SELECT id, source FROM texts WHERE id BETWEEN ? AND ? ORDER BY id",
            (block << PLACE_BITS, (block + 1 << PLACE_BITS) - 1),
        )
        return ((number & LONGEST, text) for number, text in rows)
