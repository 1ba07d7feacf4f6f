"""A source and its translation, with what several rules want to know of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from l10n.languages import Language
from l10n.model import Role, Span
from l10n.terms.base import TermBase

# One word, its inner apostrophes included: “isn't”, “d’État” is two, “Ankara'ya” one.
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# The same, nearly twice as fast, for a text without these characters.
_PLAIN_WORD = re.compile(r"\w+")
_INNER = frozenset("'’ʼ_")

_Result = TypeVar("_Result")


class Text:
    """One text in one language. What every rule asks of it is worked out at once, all else
    when it is first asked for."""

    letters: frozenset[str]
    """Every character that occurs: the quick way to know that a rule has nothing to do."""
    words: list[str]
    """The words as they are written, in order."""
    folded: list[str]
    """The words, case-folded, in the same order."""
    vocabulary: frozenset[str]
    """The case-folded words."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.letters = frozenset(text)
        self._word = _PLAIN_WORD if self.letters.isdisjoint(_INNER) else _WORD
        self.words = self._word.findall(text)
        self.folded = list(map(str.casefold, self.words))
        self.vocabulary = frozenset(self.folded)
        self._kept: dict[Callable[..., Any], Any] = {}

    def once(self, work: Callable[[Text], _Result]) -> _Result:
        """What ``work`` makes of this text; the second time, what it made the first time."""
        if work not in self._kept:
            self._kept[work] = work(self)
        found: _Result = self._kept[work]
        return found

    @cached_property
    def echoes(self) -> int:
        """How many pairs of neighbouring words stood there before."""
        folded = self.folded
        return max(0, len(folded) - 1) - len(set(pairwise(folded)))

    @cached_property
    def spans(self) -> list[Span]:
        """Where each of ``words`` is; slower, for texts with something to show."""
        return [match.span() for match in self._word.finditer(self.text)]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a project knows of one pair of languages, beyond what every project does."""

    spellings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """How approved translations spell a name of the source."""
    ratio: tuple[float, float] | None = None
    """The least and greatest length of a target, in source lengths, learned from
    approved translations."""
    terms: TermBase = field(default_factory=TermBase)
    elsewhere: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Sources that are translated in two ways or more, by fingerprint: by the fingerprint
    of each translation, where it stands."""


@dataclass(slots=True)
class Pair:
    """What the rules look at. The target is never empty."""

    source: Text
    target: Text
    role: Role = Role.BODY
    knowledge: Knowledge = field(default_factory=Knowledge)
    _kept: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, work: Callable[[Pair], _Result]) -> _Result:
        """What ``work`` makes of this pair; the second time, what it made the first time."""
        if work not in self._kept:
            self._kept[work] = work(self)
        found: _Result = self._kept[work]
        return found
