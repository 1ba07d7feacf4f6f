"""The part of UAX 9 that reads embeddings, overrides and isolates: rules X1 to X9."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

STARTS, ENDS = frozenset({"LRI", "RLI", "FSI"}), frozenset({"PDI"})
"""What an isolate starts and ends with."""
PUSHES = frozenset({"LRE", "RLE", "LRO", "RLO"})
GONE = PUSHES | {"PDF", "BN"}
"""What the other rules do not see."""
_DEEPEST = 125
_RTL = frozenset({"RLE", "RLO", "RLI"})
_FORCED = {"LRO": "L", "RLO": "R"}


class Embedded(NamedTuple):
    """A line once its explicit marks are read."""

    kinds: list[str]
    """``""`` for what is gone."""
    levels: list[int]
    partner: dict[int, int]
    """From where an isolate starts to where it ends."""


class _Open(NamedTuple):
    level: int
    forced: str = ""
    isolate: bool = False


def kind_of(letter: str) -> str:
    """A character's bidirectional class; L for one that has none."""
    return unicodedata.bidirectional(letter) or "L"


def first_strong(kinds: Sequence[str]) -> int:
    """1 where the first letter outside of isolates goes from right to left: P2 and P3."""
    depth = 0
    for kind in kinds:
        depth += (kind in STARTS) - (kind in ENDS)
        if depth < 0:
            break
        if not depth and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return 0


def explicit(kinds: Sequence[str], *, base: int) -> Embedded:
    """Each character's class and level after the explicit marks; ``base`` is the line's level."""
    reader = _Reader(kinds, base)
    levels, out = [], []
    for at, kind in enumerate(kinds):
        level, forced = reader.read(at, kind)
        levels.append(level)
        out.append("" if kind in GONE else forced or kind)
    return Embedded(out, levels, reader.partner)


class _Reader:
    """What is open at one place of a line."""

    def __init__(self, kinds: Sequence[str], base: int) -> None:
        self.partner = _partners(kinds)
        self._kinds = kinds
        self._starts = {end: start for start, end in self.partner.items()}
        self._stack = [_Open(base)]
        self._valid: set[int] = set()
        self._lost_isolates = self._lost_embeddings = 0

    def read(self, at: int, kind: str) -> tuple[int, str]:
        """The level of the next character, and the class that is forced on it, if any."""
        if kind in ENDS:
            self._end(at)
        level, forced, _ = self._stack[-1]
        if kind in PUSHES or kind in STARTS:
            self._push(at, kind, level)
        elif kind == "PDF":
            self._pop()
        return level, forced

    def _push(self, at: int, kind: str, level: int) -> None:
        rtl = kind in _RTL
        if kind == "FSI":
            rtl = bool(first_strong(self._kinds[at + 1 : self.partner.get(at)]))
        deeper, isolate = level + 1 + (level % 2 == int(rtl)), kind in STARTS
        if deeper <= _DEEPEST and not self._lost_isolates and not self._lost_embeddings:
            self._stack.append(_Open(deeper, _FORCED.get(kind, ""), isolate))
            self._valid.add(at)
        elif isolate:
            self._lost_isolates += 1
        elif not self._lost_isolates:
            self._lost_embeddings += 1

    def _end(self, at: int) -> None:
        start = self._starts.get(at)
        if start is None:
            return
        if start not in self._valid:
            self._lost_isolates -= 1
            return
        self._lost_embeddings = 0
        while not self._stack.pop().isolate:
            pass

    def _pop(self) -> None:
        if self._lost_isolates:
            return
        if self._lost_embeddings:
            self._lost_embeddings -= 1
        elif len(self._stack) > 1 and not self._stack[-1].isolate:
            self._stack.pop()


def _partners(kinds: Sequence[str]) -> dict[int, int]:
    found, open_ = {}, []
    for at, kind in enumerate(kinds):
        if kind in STARTS:
            open_.append(at)
        elif kind in ENDS and open_:
            found[open_.pop()] = at
    return found
