"""What became of a text, word by word, for showing. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from l10n.memory.similarity import TOKEN

_LONGEST = 2_000
_MOST_PAIRS = 20_000
"""Parts of one text, and pairs of the same word in both, beyond which whatever lies between the
first and the last difference is shown as one: to look closer would take too long."""


class PieceKind(StrEnum):
    """What became of a piece."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that has one fate."""

    kind: PieceKind
    text: str


def words(old: str, new: str) -> tuple[Piece, ...]:
    """The way from one text to the other, in whole words, or letters where a script has no
    spaces.

    All that is not added is the old text, all that is not removed the new one, letter for
    letter. What was removed stands before what was added in its place, and no two pieces of
    a kind follow each other.

    >>> [(piece.kind.value, piece.text) for piece in words("On 3 May.", "On 4 May.")]
    [('same', 'On '), ('removed', '3'), ('added', '4'), ('same', ' May.')]
    """
    before, after = _parts(old), _parts(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    middle = before[start : len(before) - end], after[start : len(after) - end]
    runs = [
        (True, before[:start], after[:start]),
        *_runs(*middle),
        (True, before[len(before) - end :], after[len(after) - end :]),
    ]
    return tuple(_pieces(_without_islands(runs)))


_Run = tuple[bool, Sequence[str], Sequence[str]]
"""Whether it is the same in both, the old parts, the new ones."""


def _parts(text: str) -> list[str]:
    """The text cut into words, other signs and what is between them; nothing is lost."""
    parts, end = [], 0
    for found in TOKEN.finditer(text):
        parts += [text[end : found.start()], found[0]]
        end = found.end()
    return [part for part in (*parts, text[end:]) if part]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts are the same from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[_Run]:
    if max(len(before), len(after)) > _LONGEST or _pairs(before, after) > _MOST_PAIRS:
        yield False, before, after
        return
    # Without autojunk every comma counts, however many there are; spaces go with their words.
    steps = SequenceMatcher(str.isspace, before, after, autojunk=False).get_opcodes()
    for tag, a, b, c, d in steps:
        yield tag == "equal", before[a:b], after[c:d]


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    """How many ways there are to put a part of one text beside the same of the other."""
    counts = Counter(part for part in after if not part.isspace())
    return sum(counts[part] for part in before)


def _without_islands(runs: Sequence[_Run]) -> Iterator[_Run]:
    """A space that stays between two words that change is read with them."""
    last = len(runs) - 1
    for at, (same, old, new) in enumerate(runs):
        inner = 0 < at < last and runs[at - 1][1:] != ([], []) and runs[at + 1][1:] != ([], [])
        yield same and not (inner and "".join(old).isspace()), old, new


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    for same, group in groupby(runs, key=lambda run: run[0]):
        found = list(group)
        old = "".join(part for _, parts, _ in found for part in parts)
        new = "".join(part for _, _, parts in found for part in parts)
        for kind, text in (
            ((PieceKind.SAME, old),) if same else ((PieceKind.REMOVED, old), (PieceKind.ADDED, new))
        ):
            if text:
                yield Piece(kind, text)
