"""Several pairs as one: long texts, of which training data has few."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from l10n.languages import Language
from l10n.lexicon.typography import typography
from l10n.training.examples import Example

_ENDS = frozenset({"stop", "question", "exclamation", "ellipsis"})
_CLOSING = "\"'”’»›)]"
_FEWEST = 30
"""Pieces that a joined text has at least, where there are enough pairs."""


class Joining:
    """Pairs of each collection that wait to be joined with those after them.

    ``count`` gives the pieces of a text; a joined text has at most ``longest``, as many as
    its parts have together, on either side.
    """

    def __init__(
        self,
        languages: tuple[Language, Language],
        chance: random.Random,
        count: Callable[[str], int],
        longest: int,
    ) -> None:
        self._languages = languages
        self._chance = chance
        self._count = count
        self._longest = longest
        self._waiting: dict[str, _Joint] = {}

    def offer(self, example: Example, *, begins: bool) -> Iterator[Example]:
        """Join a pair with those of its origin that wait, or have it ``begin`` a text."""
        waiting = self._waiting.get(example.origin)
        if not (waiting or begins) or not all(map(self._is_whole, *self._sides(example))):
            return
        size = max(self._count(example.source), self._count(example.target))
        if waiting and waiting.size + size > self._longest:
            del self._waiting[example.origin]
            yield from self._joined(waiting)
            waiting = None
        if waiting is None:
            if begins and size < self._longest:
                wanted = self._chance.randint(min(_FEWEST, self._longest), self._longest)
                self._waiting[example.origin] = _Joint([example], size, wanted)
            return
        waiting.examples.append(example)
        waiting.size += size
        if waiting.size >= waiting.wanted:
            del self._waiting[example.origin]
            yield from self._joined(waiting)

    def _joined(self, joint: _Joint) -> Iterator[Example]:
        if len(joint.examples) > 1:
            spaces = [" " if one.spaced else "" for one in self._languages]
            first = joint.examples[0]
            yield replace(
                first,
                source=spaces[0].join(one.source for one in joint.examples),
                target=spaces[1].join(one.target for one in joint.examples),
            )

    def _sides(self, example: Example) -> tuple[tuple[str, str], tuple[Language, Language]]:
        return (example.source, example.target), self._languages

    def _is_whole(self, text: str, language: Language) -> bool:
        """Whether it ends as a sentence does."""
        meanings = typography(language.tag).ends.get(text.rstrip(_CLOSING)[-1:], frozenset())
        return not _ENDS.isdisjoint(meanings)


@dataclass(slots=True)
class _Joint:
    """Pairs that will be one."""

    examples: list[Example]
    size: int
    """Pieces of the longer side, together."""
    wanted: int
    """Pieces from which on it is long enough."""
