"""A list of words to seek in texts, with the forms and exceptions that languages need.

An entry is one of

- a word, ``never``, or its beginning or end: ``refus*``, ``*less``;
- a phrase, ``far from``, or ``no #``, which is “no” before a number;
- ``/expression/``, sought in each word; and ``plus /ne \\w+ plus/``, sought in the whole text
  where the letters before it occur.

``!`` before any of these makes an exception: a word that looks like an entry and is none, or
a phrase, or an expression with a space in it, within which nothing counts. A capital in an
exception is meant: ``!May`` is the month. Texts are compared in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.lexicon.exceptions import Exceptions
from l10n.lexicon.phrases import Phrases, phrases
from l10n.lexicon.wording import Wording
from l10n.model import Span

_REMEMBERED = 1 << 14
_NOTHING = Phrases()
_NONE = Exceptions()
_Pattern = re.Pattern[str]


class Shape:
    """Words by their beginnings, ends and inner shapes."""

    def __init__(self, like: _Pattern, unlike: _Pattern | None) -> None:
        def holds(word: str) -> bool:
            return bool(like.search(word)) and not (unlike and unlike.search(word))

        # The same words come again and again.
        self.holds = lru_cache(maxsize=_REMEMBERED)(holds)


@dataclass(frozen=True, slots=True)
class Inventory:
    """The entries of one list, sorted by how they are looked up."""

    words: frozenset[str] = frozenset()
    shape: Shape | None = None
    """Words that are not listed one by one."""
    phrases: Phrases = _NOTHING
    sought: tuple[tuple[str, _Pattern], ...] = ()
    """Expressions for the whole text, each with letters that must occur."""
    within: _Pattern | None = None
    """In languages without spaces: what to find in what looks like a word."""
    but: Exceptions = _NONE

    def holds(self, word: str) -> bool:
        """Whether a case-folded word, alone, is in the list."""
        return word in self.words or (self.shape is not None and self.shape.holds(word))

    def may_occur(self, text: Wording) -> bool:
        """Whether anything of it is there, exceptions or not: a quick answer."""
        if not self.words.isdisjoint(text.vocabulary):
            return True
        if self.shape and any(map(self.shape.holds, text.vocabulary)):
            return True
        if self.phrases.starts and self.phrases.runs(text):
            return True
        return bool(self.sought) and any(
            key in text.text and shape.search(text.text) for key, shape in self.sought
        )

    def occurs(self, text: Wording) -> bool:
        """Whether an entry stands in the text outside of exceptions."""
        return self.may_occur(text) and self.stands(text)

    def stands(self, text: Wording) -> bool:
        """The same for a text that is known to have an entry, exceptions or not."""
        return not self.but.stand_in(text) or any(self.but.among(text, self._found(text)))

    def spans(self, text: Wording) -> list[Span]:
        """Where its entries stand in the text, in order, but for exceptions."""
        found = self._found(text) if self.may_occur(text) else ()
        return list(self.but.among(text, found))

    def _found(self, text: Wording) -> Iterator[Span]:
        hits = self.words & text.vocabulary
        if self.shape:
            hits = hits.union(filter(self.shape.holds, text.vocabulary))
        if hits and self.within:
            yield from (hit.span() for hit in self.within.finditer(text.text) if hit[0])
        elif hits:
            yield from (text.spans[at] for at, word in enumerate(text.folded) if word in hits)
        yield from self.phrases.spans(text)
        for key, shape in self.sought:
            if key in text.text:
                yield from (hit.span() for hit in shape.finditer(text.text))


def inventory(
    entries: Iterable[str],
    before: Sequence[str] = (),
    *,
    spaced: bool = True,
    marked: bool = False,
) -> Inventory:
    """Sort the entries of a list. ``before`` may be written together with any of its words;
    where words are not ``spaced``, expressions are sought within what looks like one; where
    they are ``marked``, a word may be parted by vowel signs.

    >>> inventory(["refus*", "!refuse", "not"]).holds("refused")
    True
    """
    listed = [*entries]
    own = [entry for entry in listed if entry[0] != "!"]
    but = [entry[1:] for entry in listed if entry[0] == "!"]
    others = _joined(but, before)
    return Inventory(
        words=frozenset(map(str.casefold, _joined(own, before))) - others,
        shape=_shape(own, but, before),
        phrases=phrases(_phrases(own)),
        sought=tuple(_sought(own)),
        within=None if spaced else _either(_inner(own)),
        but=Exceptions(
            words=frozenset(word for word in others if word != word.casefold()),
            phrases=phrases(_phrases(but)),
            sought=_either((e[1:-1] for e in but if e[0] == "/" and " " in e), re.IGNORECASE),
            marked=marked,
        ),
    )


def _joined(entries: Iterable[str], before: Sequence[str]) -> frozenset[str]:
    """The entries that are words, alone and after what is written together with them."""
    plain = [entry for entry in entries if not (entry[-1] == "/" or "*" in entry or " " in entry)]
    return frozenset(
        variant for start in ("", *before) for word in plain for variant in _variants(start + word)
    )


def _phrases(entries: Iterable[str]) -> Iterator[str]:
    plain = (entry for entry in entries if " " in entry and entry[-1] != "/")
    return (variant for entry in plain for variant in _variants(entry))


def _variants(entry: str) -> set[str]:
    return {entry, entry.replace("'", "’")}


def _shape(own: list[str], but: list[str], before: Sequence[str]) -> Shape | None:
    like = _either([*_ends(own, before), *_inner(own)])
    others = (f"^{re.escape(word)}$" for word in _joined(but, before))
    unlike = _either([*others, *_ends(but, before), *(e for e in _inner(but) if " " not in e)])
    return Shape(like, unlike) if like else None


def _ends(entries: Iterable[str], before: Sequence[str]) -> Iterator[str]:
    """Beginnings and ends of words, as expressions."""
    start = "^(?:" + "|".join(map(_literal, before)) + ")?" if before else "^"
    for entry in entries:
        if entry[-1] == "*":
            yield start + _literal(entry[:-1])
        elif entry[0] == "*":
            yield _literal(entry[1:]) + "$"


def _literal(entry: str) -> str:
    return re.escape(entry.casefold()).replace("'", "['’]")


def _inner(entries: Iterable[str]) -> Iterator[str]:
    return (entry[1:-1] for entry in entries if entry[0] == "/")


def _sought(entries: Iterable[str]) -> Iterator[tuple[str, _Pattern]]:
    for entry in entries:
        if entry[-1] == "/" and entry[0] != "/":
            key, _, expression = entry.partition(" ")
            yield key, re.compile(expression[1:-1], re.IGNORECASE)


def _either(expressions: Iterable[str], flags: int = 0) -> _Pattern | None:
    joined = "|".join(expressions)
    return re.compile(joined, flags) if joined else None
