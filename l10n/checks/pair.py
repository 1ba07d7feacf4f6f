"""A source and its translation, with what several rules want to know of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, starmap
from operator import eq
from typing import Any, Self, TypeVar

from l10n.languages import Language
from l10n.model import Role, Span
from l10n.terms.base import WORD, TermBase

_APOSTROPHES = frozenset("'’")
_USUAL = frozenset(sign for sign in map(chr, range(0x700)) if sign.isalnum())
"""Letters and figures of most alphabets; whether others are any is asked one by one."""
_PLAIN_MARKS = frozenset(
    sign for sign in map(chr, (*range(0x700), *range(0x2000, 0x2070))) if not sign.isalnum()
)
_MANY = 24
"""Kinds of marks from which on a text is read word by word."""

_NO_REPEATS = (0, False)

_Result = TypeVar("_Result")


class _Keeping:
    """What remembers what was worked out of it."""

    __slots__ = ("_kept",)

    _kept: dict[Callable[..., Any], Any]

    def _start(self) -> None:
        self._kept = {}

    def once(self, work: Callable[[Self], _Result]) -> _Result:
        """What ``work`` makes of this; the second time, what it made the first time."""
        found: _Result
        if work in self._kept:
            found = self._kept[work]
        else:
            found = self._kept[work] = work(self)
        return found


class Text(_Keeping):
    """One text in one language. What every rule asks of it is worked out at once, all else
    when it is first asked for."""

    __slots__ = (
        "_repeats",
        "_spans",
        "folded",
        "language",
        "letters",
        "marks",
        "text",
        "vocabulary",
        "words",
    )

    letters: frozenset[str]
    """Every character that occurs: the quick way to know that a rule has nothing to do."""
    marks: frozenset[str]
    """Those of them that are neither letters nor figures; there are far fewer."""
    words: list[str]
    """The words as they are written, in order."""
    folded: list[str]
    """The words, case-folded, in the same order."""
    vocabulary: frozenset[str]
    """The case-folded words."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.letters = letters = frozenset(text)
        marks = letters - _USUAL
        if not _PLAIN_MARKS.issuperset(marks):
            marks = frozenset([sign for sign in marks if not sign.isalnum()])
        self.marks = marks
        spaced = _spaced(text, marks)
        self.words = spaced.split()
        # What is folded has spaces where it had them.
        self.folded = folded = spaced.casefold().split()
        self.vocabulary = frozenset(folded)
        self._start()
        self._repeats: tuple[int, bool] | None = None
        self._spans: list[Span] | None = None

    @property
    def echoes(self) -> int:
        """How many pairs of neighbouring words stood there before."""
        return self._repeated()[0]

    @property
    def doubles(self) -> bool:
        """Whether any word stands twice in a row."""
        return self._repeated()[1]

    def _repeated(self) -> tuple[int, bool]:
        """The echoes and whether there are doubles, of which most texts have none."""
        if self._repeats is None:
            self._repeats = _NO_REPEATS
            folded = self.folded
            again = len(folded) - len(self.vocabulary)
            if again == 1:
                # For an echo two words must come again.
                self._repeats = 0, any(map(eq, folded, folded[1:]))
            elif again and _may_repeat(folded):
                pairs = list(pairwise(folded))
                self._repeats = len(pairs) - len(set(pairs)), any(starmap(eq, pairs))
        return self._repeats

    @property
    def spans(self) -> list[Span]:
        """Where each of ``words`` is; slower, for texts with something to show."""
        if self._spans is None:
            self._spans = list(self._places())
        return self._spans

    def _places(self) -> Iterator[Span]:
        find, end = self.text.find, 0
        for word in self.words:
            # Between two words there is nothing that a word begins with.
            start = find(word, end)
            end = start + len(word)
            yield start, end


def _may_repeat(folded: list[str]) -> bool:
    """Whether a word stands twice in a row, or two in a row were there before."""
    seen: set[str] = set()
    add = seen.add
    before = -2
    for at, word in enumerate(folded):
        if word not in seen:
            add(word)
        elif before == at - 1 or word == folded[at - 1]:
            return True
        else:
            before = at
    return False


def _spaced(text: str, marks: frozenset[str]) -> str:
    """A text with nothing but spaces between its words: much faster than to seek each word."""
    inner = marks & _APOSTROPHES
    if len(marks) > _MANY or any(one + other in text for one in inner for other in inner):
        return " ".join(WORD.findall(text))
    for mark in marks - inner if inner else marks:
        text = text.replace(mark, " ")
    if inner:
        text = f" {text} "
        for mark in inner:
            text = text.replace(mark + " ", "  ").replace(" " + mark, "  ")
    return text


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


_NONE = Knowledge()


@dataclass(slots=True)
class Pair(_Keeping):
    """What the rules look at. The target is never empty."""

    source: Text
    target: Text
    role: Role = Role.BODY
    knowledge: Knowledge = _NONE

    def __post_init__(self) -> None:
        self._start()
