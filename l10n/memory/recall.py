"""What the memory has for one sentence, the best first: the order in which it may fill. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from l10n.memory.adapting import Adapted
from l10n.memory.memory import Kind, Match, Remembered
from l10n.model import SIGNED, State

WHOLE = 100
"""Per cent: nothing is different."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence to translate, with its neighbours: empty at an edge of the statement, None
    where they are not known."""

    source: str
    before: str | None = ""
    after: str | None = ""
    statement: str = ""
    """Where it stands: what is remembered of this very statement is no match for it."""


class Shelf(Protocol):
    """What is asked of an index."""

    def exact(self, source: str, /) -> Sequence[Remembered]:
        """Every pair with this source."""

    def shaped(self, shape: str, /) -> Sequence[Remembered]:
        """Every pair whose source has this shape."""

    def fuzzy(self, source: str, /, *, least: int, limit: int) -> Sequence[tuple[int, Remembered]]:
        """The pairs with the likest other sources, best first."""


class Adapting(Protocol):
    """How the values of one sentence are put into the translation of another."""

    def shape(self, source: str, /) -> str:
        """The source without its values; empty where it has none."""

    def adapt(self, remembered: Remembered, source: str, /) -> Adapted | None:
        """The remembered translation with this source's values; None where that is refused."""


@dataclass(frozen=True, slots=True)
class Penalties:
    """Per cent to take off a match by where it is from, the longest beginning of its origin
    deciding: ``tmx`` for every TMX file, ``tmx:old.tmx`` for one."""

    by_origin: Mapping[str, int]

    def of(self, origin: str) -> int:
        """The per cent to take off.

        >>> Penalties({"tmx": 5, "tmx:old.tmx": 20}).of("tmx:old.tmx")
        20
        """
        fitting = [start for start in self.by_origin if _begins(origin, start)]
        return self.by_origin[max(fitting, key=len)] if fitting else 0


@dataclass(frozen=True, slots=True)
class Recall:
    """One language's memory, as a project has set it."""

    shelf: Shelf
    adapting: Adapting
    penalties: Penalties

    def fill(self, wanted: Wanted, *, adapt: bool = True) -> Match | None:
        """What may stand in the catalog without the engine; None where nothing may. One
        with a penalty may not. Without ``adapt`` only whole matches are looked for."""
        found = [self.whole(wanted), self.adapted(wanted)][: 1 + adapt]
        matches = (match for matches in found for match in matches if match.score == WHOLE)
        return next(matches, None)

    def best(self, wanted: Wanted, *, least: int, limit: int) -> list[Match]:
        """What a reviewer may take, the best first: no two with the same text."""
        found: dict[str, Match] = {}
        full = 0
        matches = (
            self.whole(wanted),
            self.adapted(wanted),
            self.fuzzy(wanted, least=least, limit=limit),
        )
        for match in chain.from_iterable(matches):
            if match.score >= least and match.target not in found:
                found[match.target] = match
                full += match.score == WHOLE
            if full == limit:  # no other can come before these
                break
        return sorted(found.values(), key=lambda match: -match.score)[:limit]

    def whole(self, wanted: Wanted) -> Iterator[Match]:
        """Pairs with this very source: those with the same neighbours first, then what
        more people signed, then the latest."""
        for pair in _sorted(self.shelf.exact(wanted.source), wanted):
            kind = Kind.CONTEXT if _is_in_context(pair, wanted) else Kind.EXACT
            yield Match(kind, WHOLE - self.penalties.of(pair.origin), pair, pair.target)

    def adapted(self, wanted: Wanted) -> Iterator[Match]:
        """Pairs that differ in values alone, with this sentence's values put in."""
        shape = self.adapting.shape(wanted.source)
        for pair in _sorted(self.shelf.shaped(shape), wanted) if shape else ():
            made = self.adapting.adapt(pair, wanted.source)
            if made and made.changes:
                score = WHOLE - self.penalties.of(pair.origin)
                yield Match(Kind.ADAPTED, score, pair, made.target, made.changes)

    def fuzzy(self, wanted: Wanted, *, least: int, limit: int) -> Iterator[Match]:
        """Pairs with a source that is nearly this one."""
        for score, pair in self.shelf.fuzzy(wanted.source, least=least, limit=limit):
            if not _is_of(pair, wanted):
                yield Match(Kind.FUZZY, score - self.penalties.of(pair.origin), pair, pair.target)


def _begins(origin: str, start: str) -> bool:
    return origin == start or origin.startswith(f"{start}:")


def _sorted(found: Iterable[Remembered], wanted: Wanted) -> list[Remembered]:
    elsewhere = [pair for pair in found if not _is_of(pair, wanted)]
    return sorted(elsewhere, key=lambda pair: _rank(pair, wanted), reverse=True)


def _is_of(pair: Remembered, wanted: Wanted) -> bool:
    return bool(wanted.statement) and pair.origin == f"statement:{wanted.statement}"


def _is_in_context(pair: Remembered, wanted: Wanted) -> bool:
    """Whether both stand between the same two; a sentence that is alone has no context."""
    beside = wanted.before, wanted.after
    return None not in beside and any(beside) and (pair.before, pair.after) == beside


def _rank(pair: Remembered, wanted: Wanted) -> tuple[bool, bool, bool, str, str]:
    signed = pair.state in SIGNED
    return _is_in_context(pair, wanted), signed, pair.state is State.FINAL, pair.at, pair.target
