"""Quotation marks of any family in one text: which of them quote, and what.

Apostrophes, primes after figures (``5'11"``, ``12″``) and Hebrew gershayim quote nothing.
Families are not told apart: translations mix ``„…"`` and ``« …"``, and their readers mind
a mark that is missing, not one of another shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from l10n.checks.pair import Text
from l10n.lexicon.typography import Typography
from l10n.model import Span

DOUBLE = frozenset('"“”„‟«»＂〝〞〟「」『』《》〈〉″')
"""Characters that are a double mark."""
SINGLE = frozenset("'‘’‚‛`´‹›＇")
"""Characters that quote alone, or two together as a double mark."""
QUOTING = DOUBLE | SINGLE
_TWICE = frozenset("'’`´‘")

_DOUBLE = re.compile("[" + "".join(sorted(DOUBLE)) + "]")
# Two of a kind are one mark: ''so'', ``so'', ,,so'', <<so>>.
_TWO = re.compile(r"''|``|´´|’’|‘‘|,,(?=\w)|<<|>>")
_PRIMES = frozenset("\"״″”'’´")
_PRIMED = frozenset("0123456789׳״") | frozenset(map(chr, range(0x5D0, 0x5EB)))
_FEET = re.compile(r"\d['’′][ \d.,½¼¾]{0,6}\Z")
_OPENING = re.compile(r"['‘‚‛`‹](?<![\w'’‘`´].)(?=\w)")
_CLOSING = re.compile(r"['’‘´›](?<=[\w.,;:!?…%)].)(?![\w'’‘´])")
_LOOSE = re.compile(r"['’‘´›]")
_WORD = re.compile(r"[^\W_]+")
_OPENS = frozenset("“„‟«「『《〈〝")
_CLOSES = frozenset("”»」』》〉〞〟")
_ROOM_BEFORE = frozenset("([{（［【—–-/¿¡")
_APOSTROPHES = frozenset("'’ʼ")
"""What may stand between an elided word and a quotation: *l’« Accord »*."""
_STOPS = frozenset(".,!?…")
_SPOKEN = frozenset(",!?…;—–-")
"""What a speech has at its end or right after it where it goes on."""
_INCISE = 160
"""Characters that tell who speaks, and how."""
_ROOM_AFTER = frozenset(".,;:!?…)]}—–-/。．，、；：！？）］】،؛؟۔।»”’'")


@dataclass(frozen=True)
class Quotes:
    """The quotation marks of one text."""

    text: str
    marks: list[Span]
    """Double marks, in order."""
    singles: list[Span]
    """Passages in single marks, the marks included."""

    @property
    def count(self) -> int:
        """How many passages are quoted. An odd mark counts for nothing."""
        return len(self.marks) // 2 + len(self.singles)

    @property
    def odd(self) -> bool:
        """Whether a double mark is without its other."""
        return len(self.marks) % 2 == 1

    @cached_property
    def paired(self) -> tuple[list[tuple[Span, Span]], list[tuple[Span, bool]]]:
        """Double marks that belong together, and those left, with whether they open."""
        open_: list[Span] = []
        pairs: list[tuple[Span, Span]] = []
        left: list[tuple[Span, bool]] = []
        for mark in self.marks:
            way = self._opens(mark)
            if way or (way is None and not open_):
                open_.append(mark)
            elif open_:
                pairs.append((open_.pop(), mark))
            else:
                left.append((mark, False))
        return sorted(pairs), sorted([*left, *((mark, True) for mark in open_)])

    @property
    def passages(self) -> list[Span]:
        """All quoted passages that are whole, marks included, in order."""
        doubles = [(start, end) for (start, _), (_, end) in self.paired[0]]
        return sorted([*doubles, *self.singles])

    @property
    def speeches(self) -> int:
        """How many passages are quoted where those that only who speaks parts are one."""
        gone_on = (_goes_on(self.text, one, other) for one, other in pairwise(self.passages))
        return self.count - sum(gone_on)

    def _opens(self, mark: Span) -> bool | None:
        """Which way a mark looks: by its neighbours, else by its shape."""
        start, end = mark
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        elided = before in _APOSTROPHES and self.text[start - 2 : start - 1].isalpha()
        room_before = before.isspace() or before in _ROOM_BEFORE or elided
        room_after = after.isspace() or after in _ROOM_AFTER
        if room_before != room_after:
            return room_before
        if room_before and not self.text[end:].strip():
            return False
        if not room_before and before in _STOPS:
            return False
        shape = self.text[start]
        return True if shape in _OPENS else False if shape in _CLOSES else None


def _goes_on(text: str, one: Span, other: Span) -> bool:
    """Whether between two passages stands but who speaks: *“Yes,” she said. “Perhaps.”*"""
    between = text[one[1] : other[0]]
    stops = text[one[1] - 2], between[:1]
    return len(between) <= _INCISE and not _SPOKEN.isdisjoint(stops)


def has_doubles(text: Text) -> bool:
    """Whether a double mark may be there; quick."""
    return not DOUBLE.isdisjoint(text.marks) or has_digraphs(text)


def has_digraphs(text: Text) -> bool:
    """Whether two single marks stand together."""
    if _TWICE.isdisjoint(text.marks):
        return False
    return any(mark + mark in text.text for mark in _TWICE & text.marks)


def has_singles(text: Text) -> bool:
    """Whether single marks may quote something: one stands before a word, after none."""
    return not SINGLE.isdisjoint(text.marks) and _OPENING.search(text.text) is not None


def quotes(text: Text, habits: Typography, *, loosely: bool = False) -> Quotes:
    """Read a text's quotation marks, in linear time.

    ``loosely`` counts as single marks whatever may be one: for the translation, of which
    nobody asks more than that the source's quotations are there.

    >>> from l10n.languages import language
    >>> from l10n.lexicon.typography import typography
    >>> text = Text("The boys’ 12\\" disc, 'so to speak', is “old”.", language("en"))
    >>> [text.text[a:b] for a, b in quotes(text, typography("en")).passages]
    ["'so to speak'", '“old”']
    """
    marks = _double_marks(text)
    singles = _single_passages(text.text, habits, marks, loosely) if has_singles(text) else []
    return Quotes(text.text, marks, singles)


def _double_marks(text: Text) -> list[Span]:
    found = [mark.span() for mark in _DOUBLE.finditer(text.text)]
    if has_digraphs(text) or ",," in text.text or "<<" in text.text:
        found = sorted([*found, *(mark.span() for mark in _TWO.finditer(text.text))])
    if text.letters.isdisjoint(_PRIMED):
        return found
    marks: list[Span] = []
    for start, end in found:
        if not _is_prime(text.text, start, end, opened=len(marks) % 2 == 1):
            marks.append((start, end))
    return marks


def _is_prime(text: str, start: int, end: int, *, opened: bool) -> bool:
    """Whether a mark stands for inches or seconds, or abbreviates in Hebrew."""
    before = text[start - 1] if start else ""
    if text[start] not in _PRIMES or not before.isalnum():
        return False
    if not before.isdecimal():
        return "א" <= before <= "ת" and "א" <= text[end : end + 1] <= "ת"
    feet = _FEET.search(text, max(0, start - 8), start)
    return text[start] == "″" or not opened or feet is not None


def _single_passages(text: str, habits: Typography, marks: list[Span], loosely: bool) -> list[Span]:
    """An opening mark takes the first sure closing mark before the next opening one."""
    taken = {place for start, end in marks for place in range(start, end)}
    openings = [
        at
        for at in (found.start() for found in _OPENING.finditer(text))
        if at not in taken and (loosely or not _elides(text, at + 1, habits))
    ]
    shape = _LOOSE if loosely else _CLOSING
    passages = []
    for opening, limit in pairwise([*openings, len(text)]):
        for closing in shape.finditer(text, opening + 1, limit):
            sure = loosely or text[closing.start() - 1].lower() not in habits.possessives
            if sure and closing.start() not in taken:
                passages.append((opening, closing.end()))
                break
    return passages


def _elides(text: str, start: int, habits: Typography) -> bool:
    """Whether a word begins with an apostrophe: ’tis, ’90s."""
    word = _WORD.match(text, start)
    return word is None or word[0][0].isdigit() or word[0].casefold() in habits.elisions
