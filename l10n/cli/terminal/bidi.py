"""The Unicode bidirectional algorithm (UAX 9) for one line, for terminals that have none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.cli.terminal.bidi_explicit import (
    ENDS,
    GONE,
    PUSHES,
    STARTS,
    Embedded,
    explicit,
    first_strong,
    kind_of,
)
from l10n.cli.terminal.bidi_sequence import resolve

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_MARKS = frozenset("\u200e\u200f\u061c")


def is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left.

    >>> is_rtl("«سلام» (peace)"), is_rtl("12 – peace")
    (True, False)
    """
    return first_strong(list(map(kind_of, text))) == 1


def has_rtl(text: str) -> bool:
    """Whether anything in a text goes from right to left."""
    return not text.isascii() and any(map(_turns, text))


def levels(text: str, *, rtl: bool) -> list[int]:
    """The embedding level of each character; odd ones go from right to left.

    >>> levels("abc אבג", rtl=False)
    [0, 0, 0, 0, 1, 1, 1]
    """
    kinds = [kind_of(c) for c in text]
    found = explicit(kinds, base=int(rtl))
    resolved = list(found.kinds)
    for run in _sequences(found):
        letters = [text[at] for at in run]
        for at, kind in zip(run, resolve(letters, *_around(found, run, int(rtl))), strict=True):
            resolved[at] = kind
    out = [level + _rise(level, kind) for level, kind in zip(found.levels, resolved, strict=True)]
    return _with_bare_ends(kinds, out, int(rtl))


def visual(level: Sequence[int]) -> list[int]:
    """In which order characters of these levels are drawn, from left to right.

    >>> visual([0, 1, 1, 2, 2, 1, 0])
    [0, 5, 3, 4, 2, 1, 6]
    """
    order = list(range(len(level)))
    odd = [one for one in level if one % 2]
    for turn in range(max(level, default=0), min(odd, default=1) - 1, -1):
        start = None
        for at in range(len(order) + 1):
            inside = at < len(order) and level[order[at]] >= turn
            if inside and start is None:
                start = at
            elif not inside and start is not None:
                order[start:at] = order[start:at][::-1]
                start = None
    return order


def without_controls(text: str) -> str:
    """A text without the characters that only say in which direction it goes."""
    if text.isascii():
        return text
    return "".join(c for c in text if c not in _MARKS and kind_of(c) not in _CONTROLS)


_CONTROLS = STARTS | ENDS | PUSHES | {"PDF"}


def _turns(letter: str) -> bool:
    return kind_of(letter) in {"R", "AL", "RLE", "RLO", "RLI", "AN"}


def _sequences(found: Embedded) -> Iterator[list[int]]:
    """Isolating run sequences (BD13): runs of one level, joined across isolates."""
    runs: list[list[int]] = []
    for at, kind in enumerate(found.kinds):
        if not kind:
            continue
        if runs and found.levels[runs[-1][-1]] == found.levels[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    starts = {run[0]: run for run in runs}
    ends = set(found.partner.values())
    for run in runs:
        if run[0] in ends:
            continue
        whole = list(run)
        while (end := found.partner.get(whole[-1])) is not None and end in starts:
            whole += starts[end]
        yield whole


def _around(found: Embedded, run: list[int], base: int) -> tuple[list[str], str, str, str]:
    """What a sequence is resolved by: its kinds, its own direction, and those of both sides."""
    own = found.levels[run[0]]
    before = [at for at in range(run[0]) if found.kinds[at]]
    after = [at for at in range(run[-1] + 1, len(found.kinds)) if found.kinds[at]]
    left = found.levels[before[-1]] if before else base
    right = found.levels[after[0]] if after and found.kinds[run[-1]] not in STARTS else base
    kinds = [found.kinds[at] for at in run]
    return kinds, "LR"[own % 2], "LR"[max(left, own) % 2], "LR"[max(right, own) % 2]


def _rise(level: int, kind: str) -> int:
    """Rules I1 and I2."""
    if level % 2:
        return int(kind in {"L", "EN", "AN"})
    return {"R": 1, "EN": 2, "AN": 2}.get(kind, 0)


def _with_bare_ends(kinds: Sequence[str], level: list[int], base: int) -> list[int]:
    """Rule L1: what is blank at the end of a line, or before a tab, goes with the line; what
    is gone goes with what stands before it."""
    blank = True
    for at in range(len(kinds) - 1, -1, -1):
        if kinds[at] in {"B", "S"}:
            blank = True
        elif kinds[at] not in {"WS"} | STARTS | ENDS | GONE:
            blank = False
        if blank:
            level[at] = base
    for at, kind in enumerate(kinds):
        if kind in GONE and level[at] != base:
            level[at] = level[at - 1] if at else base
    return level
