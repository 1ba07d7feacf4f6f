"""Which texts may be similar to one: those that share its rarest terms, by bounds first.

A text whose similarity could be high enough is left out only where there are too many of them.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from l10n.languages import is_unspaced
from l10n.memory.postings import (
    LONGEST,
    MOST_BLOCKS,
    PLACE_BITS,
    SIZE,
    posting_id,
    term_number,
    whole,
)
from l10n.memory.similarity import terms, tokens

if TYPE_CHECKING:
    from numpy import bool_, float64, int64, uint16
    from numpy.typing import NDArray

BUDGET = 200_000
"""Places that are read for one look-up, at least those of the rarest term."""
ENOUGH = 3_000
"""Texts that share most terms, among which the candidates are chosen."""
MOST = 250
"""Candidates of one look-up."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked up."""

    terms: Counter[int]
    tokens: int
    characters: int
    weight: int
    """How many terms an edit of one token can take: where letters are in pairs, what comes
    between two lone ones takes both of them with it."""
    room: float
    """The sum of both distances, each by its longer length, that is still similar enough."""


def sought(text: str, least: int) -> Sought:
    """A text as the inverted index sees it."""
    found = tokens(text)
    return Sought(
        Counter(map(term_number, terms(found))),
        tokens=min(len(found), LONGEST),
        characters=min(len(text), LONGEST),
        weight=3 if is_unspaced(text) else 1,
        room=(100 - least) / 50,
    )


class Lengths:
    """How long every text is, by its number, held in memory: six bytes a text."""

    def __init__(self, store: sqlite3.Connection) -> None:
        import numpy as np  # noqa: PLC0415

        rows = store.execute("SELECT id, tokens, characters FROM blocks ORDER BY id").fetchall()
        self.blocks: list[int] = [block for block, _, _ in rows]
        if not all(0 <= block < MOST_BLOCKS for block in self.blocks):
            raise sqlite3.DatabaseError("a block is not where it was written")
        size = (max(self.blocks, default=-1) + 1) << PLACE_BITS
        self.tokens = np.zeros(size, np.uint16)
        self.characters = np.zeros(size, np.uint16)
        self.shared = np.zeros(size, np.uint16)
        """How many terms each shares with what is looked up."""
        for block, *both in rows:
            for kept, blob in zip((self.tokens, self.characters), both, strict=True):
                lengths = np.frombuffer(whole(blob)[: 2 * SIZE], np.uint16)
                kept[block << PLACE_BITS :][: len(lengths)] = lengths
        self._sizes: dict[int, int] = {}

    def sizes(self, store: sqlite3.Connection, some: Iterable[int]) -> list[tuple[int, int]]:
        """Terms that any text holds, with how many do."""
        new = [term for term in some if term not in self._sizes]
        self._sizes |= dict.fromkeys(new, 0)
        marks = ",".join("?" * len(new))
        query = f"SELECT id, length(places) FROM postings WHERE id IN ({marks})"  # noqa: S608
        for block in self.blocks if new else ():
            first = posting_id(block, 0)
            for number, size in store.execute(query, [first + term for term in new]):
                self._sizes[number - first] += size // 2
        return [(term, self._sizes[term]) for term in some if self._sizes[term]]


def candidates(store: sqlite3.Connection, lengths: Lengths, wanted: Sought) -> list[int]:
    """The numbers of the texts that may be similar, the likeliest first, at most MOST."""
    import numpy as np  # noqa: PLC0415

    chosen, others = _rarest(lengths.sizes(store, wanted.terms))
    unread = sum(wanted.terms[term] for term in others)
    _count(store, lengths, chosen, wanted)
    numbers = _most(lengths.shared, _fewest(wanted, unread))
    shared, counts, characters = (
        kept[numbers].astype(np.int64)
        for kept in (lengths.shared, lengths.tokens, lengths.characters)
    )
    able = _may_be_similar(shared, counts, characters, wanted, unread)
    return _best(numbers[able], shared[able] / np.maximum(counts[able], wanted.tokens))


def _rarest(sizes: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The rarest terms, as many as the budget allows, and the others."""
    order = sorted(sizes, key=lambda one: (one[1], one[0]))
    read = list(accumulate(size for _, size in order))
    some = max(1, bisect_right(read, BUDGET))
    return [term for term, _ in order[:some]], [term for term, _ in order[some:]]


def _count(store: sqlite3.Connection, lengths: Lengths, chosen: list[int], wanted: Sought) -> None:
    """Count how many of the chosen terms each text has, at most."""
    import numpy as np  # noqa: PLC0415

    lengths.shared[:] = 0
    marks = ",".join("?" * len(chosen))
    query = f"SELECT id, places FROM postings WHERE id IN ({marks})"  # noqa: S608
    for block in lengths.blocks:
        first = posting_id(block, 0)
        rows = store.execute(query, [first + term for term in chosen]).fetchall()
        places = b"".join([whole(found) * wanted.terms[number - first] for number, found in rows])
        own = lengths.shared[block << PLACE_BITS :][:SIZE]
        np.add.at(own, np.frombuffer(places, np.uint16), np.uint16(1))


def _most(shared: NDArray[uint16], fewest: int) -> NDArray[int64]:
    """The numbers of the texts that share most terms, and at least so many."""
    import numpy as np  # noqa: PLC0415

    numbers = np.flatnonzero(shared >= fewest)
    if len(numbers) > ENOUGH:
        shares = shared[numbers]
        above = np.bincount(shares)[::-1].cumsum()[::-1]
        fewest = max(fewest, int(np.flatnonzero(above > ENOUGH)[-1]))
        numbers = numbers[shares >= fewest]
    return numbers


def _fewest(wanted: Sought, unread: int) -> int:
    """How many of the terms that were read a similar text shares: the longer of the two has
    no fewer tokens than the one that is looked up."""
    if wanted.weight > 1:
        return 1
    return max(1, ceil((1 - wanted.room) * wanted.tokens - unread))


def _may_be_similar(
    shared: NDArray[int64],
    counts: NDArray[int64],
    characters: NDArray[int64],
    wanted: Sought,
    unread: int,
) -> NDArray[bool_]:
    """Leaves out what cannot be similar, whatever the terms that were not read would say.

    A token that is lost takes at most ``weight`` terms with it, and what one text is longer
    must be added to the other.
    """
    import numpy as np  # noqa: PLC0415

    longer = np.maximum(counts, wanted.tokens)
    lost = (wanted.terms.total() - shared - unread) / wanted.weight
    edits = np.maximum(lost, np.abs(counts - wanted.tokens))
    if wanted.weight == 1:
        edits = np.maximum(edits, longer - shared - unread)
    distance = edits / longer + np.abs(characters - wanted.characters) / np.maximum(
        characters, wanted.characters
    )
    return (distance <= wanted.room + 1e-9) & (counts > 0)


def _best(numbers: NDArray[int64], estimates: NDArray[float64]) -> list[int]:
    """The highest estimates first, the lower number where they are the same."""
    import numpy as np  # noqa: PLC0415

    if len(numbers) > MOST:
        at = np.argpartition(-estimates, MOST)
        kept = estimates >= estimates[at[MOST]]
        numbers, estimates = numbers[kept], estimates[kept]
    found: list[int] = numbers[np.lexsort((numbers, -estimates))][:MOST].tolist()
    return found
