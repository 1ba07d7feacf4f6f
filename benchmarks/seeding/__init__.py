"""Faults to seed into correct translations, made without anything of the checks' own.

Nothing here imports ``l10n``: what it knows of languages is CLDR's month names and
separators, through Babel, and the small tables of ``tables``. A fault is seeded only
where the pair shows that it is one: a figure is altered only where the source has the
same figure, a negation removed only where the source has one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.seeding import inserts, names, numbers, shape, words
from benchmarks.seeding.case import Case, Kind, Seeded

TIMES = 3
"""How often a row is tried."""

KINDS: dict[str, Kind] = {
    **numbers.KINDS,
    **names.KINDS,
    **words.KINDS,
    **inserts.KINDS,
    **shape.KINDS,
}
"""Every kind of fault by its name, in the order of the tables."""


def seed(kind: str, rows: Sequence[tuple[str, str]], language: str, limit: int) -> Iterator[Seeded]:
    """At most ``limit`` faults of one kind, spread over the rows; the same ones every time.

    A row that lends itself may get several, each of them another.
    """
    given: set[str] = set()
    for time, at in itertools.product(range(TIMES), _order(len(rows))):
        case = Case(*rows[at], language, rows[(at + 1) % len(rows)])
        fault = KINDS[kind].seed(case, Random(f"{kind}/{language}/{at}/{time}"))
        if fault is not None and fault.wrong not in given | {fault.right}:
            given.add(fault.wrong)
            yield fault
        if len(given) == limit:
            return


def _order(count: int) -> list[int]:
    """Every index once, scattered, so that a limit cuts no end off."""
    order = list(range(count))
    Random(count).shuffle(order)
    return order
