"""The places where a sentence may end, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.text.segmentation.brackets import Pairs
from l10n.text.segmentation.marks import STRONG, TERMINATORS, WIDE
from l10n.text.segmentation.words import Words

_MARKS = f".!?…{STRONG}"
# A run of marks is looked at from its first mark only, so that a long one costs no more.
_STOP = re.compile(
    f"[{_MARKS}](?<![{_MARKS}].)[{_MARKS}]*+ ++(?=.)|[{WIDE}](?<![{WIDE}].)[{WIDE}]*+ *+(?=.)",
    re.DOTALL,
)
_PLAIN_STOP = re.compile(f"[{_MARKS}](?<![{_MARKS}].)[{_MARKS}]*+ ++(?=.)", re.DOTALL)
_GREEK_STOP = re.compile(f"[;{_MARKS}](?<![;{_MARKS}].)[;{_MARKS}]*+ ++(?=.)", re.DOTALL)
_ANY_WIDE = re.compile(f"[{WIDE}]")
# Vowel signs of Indic scripts are neither letters nor figures to re, so a word goes
# on up to a space or a mark.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0590-\u0dff\u0f00-\u109f’-])*")
# ``iPhone``, ``eBay`` and Dutch ``'s Avonds`` start sentences as capitals do.
_SMALL_START = re.compile(r"(?:[a-z]|(?:[knst]|’[knst])[ -])([A-Z])")
_PARTS = re.compile(r"[’\-–/]")
_LOOK = 40
"""Characters before and after a spot that a rule may see."""
_FAR = 200
"""Characters after which a segment counts as long, without looking."""
_TRIMMED = "–—-/…*•·«»\u2060\u200b\u200e\u200f"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text between hard cuts, with everything the rules look at."""

    text: str
    mask: str
    words: Words
    pairs: Pairs
    proposals: frozenset[int] | set[int]
    """Where the base would start a sentence."""


class Spot:
    """One place where a sentence may end: ``… word`` ``mark`` ``gap`` ``follow …``.

    Positions are in the block, ``stop <= end <= next``; the original text has
    quotation marks and brackets in the gap, where the masked one has spaces.
    """

    __slots__ = (
        "end", "follow", "forms", "head", "key", "lead", "mark", "mask", "next", "pairs",
        "proposed", "start", "stop", "text", "word", "words",
    )  # fmt: skip

    def __init__(self, block: Block, stop: int, end: int, following: int) -> None:
        mask = block.mask
        self.text = block.text
        self.mask = mask
        self.words = block.words
        self.pairs = block.pairs
        self.stop = stop
        """Where the terminating marks start."""
        self.end = end
        """Where they end."""
        self.next = following
        """The next thing that is not a space, a quotation mark or a bracket."""
        self.proposed = following in block.proposals
        """Whether the base would split here."""
        self.start = 0
        """Where the segment that would end here starts."""
        self.mark = mask[stop:end]
        before = mask[max(0, stop - _LOOK) : stop]
        if self.mark == "۔":
            before = before.rstrip(" ")
        self.word = before.rpartition(" ")[2].lstrip(_TRIMMED)
        """What stands before the marks, up to a space: ``Dr``, ``U.S``, ``25``. Urdu
        often puts a space before its full stop too."""
        self.key = self.word.lower()
        self.head = mask[following]
        """The first character of what follows."""
        found = _WORD.search(mask, following, following + _LOOK)
        self.follow = found[0] if found else ""
        """The first word or number of what follows."""
        capital = _SMALL_START.match(mask, following, following + _LOOK)
        self.lead = capital[1] if capital else self.follow[:1]
        self.forms = self._forms() if self.mark in (".", "۔") else ()
        """The spellings under which a word list may hold the word before a full stop."""

    def _forms(self) -> tuple[str, ...]:
        """``т. д``, ``т.д`` and ``l’av`` are looked up as ``т.д`` and ``av``.

        ``Lindenstr`` is looked up as ``str`` too. A lone capital before another
        one is an initial, whatever the lists say.
        """
        key = self.key
        forms: tuple[str, ...] = (key,)
        if len(key) == 1 and self.word.isupper() and self.lead.isupper():
            forms = ()
        if not key.isalpha():
            forms += (_PARTS.split(key)[-1],)
        elif key.endswith("str"):
            forms += ("str",)
        before = self.stop - len(key) - 2
        if before > 0 and self.mask[before : before + 2] == ". ":
            forms += (_spaced(self.mask, self.stop),)
        return forms

    @property
    def gap(self) -> str:
        """Between the marks and what follows, as it stands in the text."""
        return self.text[self.end : self.next]

    def words_before(self, limit: int) -> int:
        """Words of the segment so far, counted up to ``limit``."""
        if self.stop - self.start > _FAR:
            return limit
        return min(limit, len(_WORD.findall(self.mask, self.start, self.stop)))

    @property
    def wordless(self) -> bool:
        """Whether no letter and no figure stands in the segment so far."""
        return (
            not self.word[-1:].isalnum()
            and self.stop - self.start <= _FAR
            and not _WORD.search(self.mask, self.start, self.stop)
        )


def _spaced(mask: str, stop: int) -> str:
    """The abbreviation with the dotted words before it, without spaces: ``z.b``."""
    parts = mask[max(0, stop - 20) : stop].lower().split(" ")
    joined = parts.pop()
    while parts and parts[-1].endswith(".") and len(parts[-1]) <= 4:
        joined = parts.pop() + joined
    return joined


def scan(block: Block) -> Iterator[Spot]:
    """Every spot of a block, in order: ours, and the base's that ours lack."""
    mask = block.mask
    stops = _GREEK_STOP if block.words.semicolon else _PLAIN_STOP
    if not mask.isascii() and _ANY_WIDE.search(mask):
        stops = _STOP
    found = [match.span() for match in stops.finditer(mask)]
    known = {following for _, following in found}
    if not block.proposals <= known:
        found += [(-1, other) for other in block.proposals - known if mask[other] != " "]
        found.sort(key=lambda spot: spot[1])
    for stop, following in found:
        if stop < 0:
            yield Spot(block, *_foreign(mask, following), following)
        else:
            yield Spot(block, stop, _end(mask, stop, following), following)


def _end(mask: str, stop: int, following: int) -> int:
    """Where the marks end and the spaces start."""
    space = mask.find(" ", stop, following)
    return space if space >= 0 else following


def _foreign(mask: str, following: int) -> tuple[int, int]:
    """A spot the base found after a mark of a script that the layer has no rules for."""
    end = following
    while end and mask[end - 1] == " ":
        end -= 1
    stop = end
    while stop and mask[stop - 1] in TERMINATORS:
        stop -= 1
    return (stop if stop < end else max(0, end - 1)), end
