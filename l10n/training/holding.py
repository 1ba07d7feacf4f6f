"""Examples that are held out, to judge by what was never learned.

Which ones hangs on their texts alone, so that they are the same at every run, whatever the
order of the files, and hardly change when more text comes.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass

from l10n.training.examples import Example

_LARGEST_SHARE = 20
"""At most one example in so many is held out."""
_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


def folded(text: str) -> str:
    """What two texts have in common that differ in case, marks and figures alone.

    >>> folded("On 26 February, he left."), folded("on 3 February he left")
    ('on 0 february he left', 'on 0 february he left')
    """
    return _SIGNS.sub(" ", _DIGITS.sub("0", text.casefold())).strip()


@dataclass(frozen=True)
class Held:
    """What is held out."""

    examples: tuple[Example, ...]
    """One for each source, in the order of their hashes."""
    _texts: frozenset[int]

    def touches(self, example: Example) -> bool:
        """Whether an example must not be learned from: its source or its target stands in one
        that is held out, as far as ``folded`` tells them apart."""
        return _hash(example.source, 0) in self._texts or _hash(example.target, 1) in self._texts


def hold_out(examples: Iterable[Example], count: int = 1000) -> Held:
    """Choose up to ``count`` examples, and no more than one in twenty; at least one where
    there are two or more."""
    chosen = _Chosen(count)
    total = 0
    for example in examples:
        total += 1
        chosen.offer(_hash(example.source, 0), example)
    most = min(count, max(total // _LARGEST_SHARE, int(total > 1)))
    kept = chosen.first(most)
    texts = {_hash(one.source, 0) for one in kept} | {_hash(one.target, 1) for one in kept}
    return Held(tuple(kept), frozenset(texts))


class _Chosen:
    """The examples whose sources have the least hashes, no source twice."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._heap: list[int] = []
        self._examples: dict[int, Example] = {}

    def offer(self, value: int, example: Example) -> None:
        if value in self._examples:
            # Whichever file was read first: the choice is the same.
            self._examples[value] = min(self._examples[value], example, key=_text)
        elif len(self._heap) < self._count:
            self._examples[value] = example
            heapq.heappush(self._heap, -value)
        elif self._heap and value < -self._heap[0]:
            self._examples[value] = example
            del self._examples[-heapq.heappushpop(self._heap, -value)]

    def first(self, count: int) -> list[Example]:
        return [self._examples[value] for value in sorted(self._examples)[:count]]


def _text(example: Example) -> tuple[str, str, str]:
    return example.target, example.source, example.origin


def _hash(text: str, side: int) -> int:
    data = folded(text).encode(errors="surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8, salt=bytes([side])).digest())
