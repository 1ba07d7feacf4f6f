"""What checkers find in correct pairs, and what becomes of faults seeded into them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.peers import NOTE, PEERS, Checker, Found
from benchmarks.seeding import KINDS, seed
from benchmarks.seeding.case import Seeded

FIGURES = {"numbers", "grouping", "dates", "times", "money", "units", "order"}
MEANT: dict[str, set[str]] = {
    "numbers": FIGURES,
    "dates": FIGURES,
    "money": FIGURES,
    "units": FIGURES,
    "verbatim": FIGURES | {"verbatim"},
    "acronyms": {"acronyms", "names"},
    "doubled": {"doubled", "loops"},
    "untranslated": {"leftover", "unchanged", "script"},
    "length": {"length", "sentences"},
    "sentences": {"sentences", "length"},
    "speakers": {"speaker", "speakers", "labels"},
}
"""The rules that are meant for a kind of fault, where they are not named as it is."""

Rows = list[tuple[str, str]]
Tags = tuple[str, str]


class Corpus(NamedTuple):
    """The pairs of one language and what each checker finds in them as they are."""

    tags: Tags
    rows: Rows
    checkers: dict[str, Checker]
    clean: dict[str, list[frozenset[Found]]]


class Recall(NamedTuple):
    """What became of the faults of one kind."""

    seeded: int
    caught: Counter[str]
    """By checker; ``meant``: by l10n's rule for this kind."""
    missed: list[Seeded]


def examined(tags: Tags, rows: Rows, names: Iterable[str]) -> Corpus:
    """The pairs of one language with the findings of the checkers named."""
    checkers = {name: PEERS[name](*tags) for name in names}
    clean = {name: [frozenset(check(*row)) for row in rows] for name, check in checkers.items()}
    return Corpus(tags, rows, checkers, clean)


def serious(found: Iterable[Found]) -> set[Found]:
    """Errors and warnings."""
    return {one for one in found if one.level != NOTE}


def measured(corpus: Corpus, kind: str, limit: int) -> Recall:
    """Seed faults of one kind and see which findings are new beside the correct pair's."""
    caught: Counter[str] = Counter()
    missed: list[Seeded] = []
    faults = list(seed(kind, corpus.rows, corpus.tags[1], limit))
    for fault in faults:
        for name, check in corpus.checkers.items():
            new = serious(check(fault.source, fault.wrong)) - check(fault.source, fault.right)
            caught[name] += bool(new)
            if name == "l10n":
                caught["meant"] += any(meant(kind, one) for one in new)
                missed += [] if new else [fault]
    return Recall(len(faults), caught, missed)


def meant(kind: str, found: Found) -> bool:
    """Whether a rule is meant for a kind of fault."""
    about = KINDS[kind].about
    return found.check in MEANT.get(about, {about})
