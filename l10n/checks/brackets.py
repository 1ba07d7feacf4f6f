"""Finds brackets that have lost their other, and figures or letters that lost theirs.

Translators turn asides into clauses and back, so fewer or more pairs of brackets are no
fault, unless what stood between them is still there, letter for letter, without them. A
list's ``a)`` and what the source itself leaves open are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity, Span

_CLOSE = dict(zip("([{（［｛【〔〖⟨", ")]}）］｝】〕〗⟩", strict=True))
_PLAIN = str.maketrans("（）［］｛｝", "()[]{}")
_ANY = frozenset(_CLOSE) | frozenset(_CLOSE.values())
_BRACKET = re.compile("[" + re.escape("".join(sorted(_ANY))) + "]")
_OPENS = frozenset(bracket.translate(_PLAIN) for bracket in _CLOSE)
_PARTNER = {close.translate(_PLAIN): bracket.translate(_PLAIN) for bracket, close in _CLOSE.items()}
_LIST = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_]|[ivxIVX]{2,4})[)）]")
# The same within a sentence: "alinéa (1)c)", "article 37b)", and, if there are several,
# "1) to meet; 2) to sign".
_ITEM = re.compile(r"(?<![^\W\d_])(?<!/)(?:[^\W\d_]|[ivx]{2,4})\Z")
_NUMBER = re.compile(r"(?<![^\W_])\d{1,2}\Z")
_FACE = re.compile(r"(?<!\w)[:;]-?\Z")
_LONGEST = 40
"""Characters of a bracket's content that are looked for in the translation."""
_MOST = 20
"""Brackets that are told."""
_READ = 5000
"""Brackets that are read: a text with more is no prose."""
_JOINS = frozenset(",،，、;؛:—–-/\"“”„«»'‘’")
"""Marks beside a passage that set it apart as brackets do."""


@dataclass(frozen=True, slots=True)
class _Brackets:
    pairs: list[Span]
    strays: list[int]


def find(pair: Pair) -> Iterable[Hit]:
    """Compare the brackets of both texts."""
    source, target = pair.source, pair.target
    if _ANY.isdisjoint(source.marks) and _ANY.isdisjoint(target.marks):
        return ()
    ours, theirs = _read(source.text), _read(target.text)
    if theirs.strays:
        known = Counter(source.text[at].translate(_PLAIN) for at in ours.strays)
        found = Counter(target.text[at].translate(_PLAIN) for at in theirs.strays)
        more = found - known
        told = (at for at in theirs.strays if _taken(more, target.text[at]))
        return [_stray(target.text, at) for at in islice(told, _MOST)]
    if len(theirs.pairs) < len(ours.pairs):
        return list(_bare(pair, ours.pairs))
    return ()


def _taken(counts: Counter[str], bracket: str) -> bool:
    """Whether one more bracket of a kind is to be told; it is then taken off the counts."""
    kind = bracket.translate(_PLAIN)
    counts[kind] -= 1
    return counts[kind] >= 0


def _read(text: str) -> _Brackets:
    pairs: list[Span] = []
    strays: list[int] = []
    numbers: list[int] = []
    waiting: list[tuple[str, int]] = []
    start = item.end() if (item := _LIST.match(text)) else 0
    for found in islice(_BRACKET.finditer(text, start), _READ):
        at, sign = found.start(), found[0].translate(_PLAIN)
        if sign in "()" and not waiting and _FACE.search(text, max(0, at - 3), at):
            continue
        if sign in _OPENS:
            waiting.append((sign, at))
        elif waiting and waiting[-1][0] == _PARTNER[sign]:
            pairs.append((waiting.pop()[1], at + 1))
        elif sign == ")" and _NUMBER.search(text, max(0, at - 3), at):
            numbers.append(at)
        elif not (sign == ")" and _is_item(text, at)):
            strays.append(at)
    if len(numbers) == 1:
        strays += numbers
    return _Brackets(sorted(pairs), sorted([*strays, *(at for _, at in waiting)]))


def _is_item(text: str, at: int) -> bool:
    """Whether a closing bracket stands after a list's small letter or Roman figure."""
    letter = _ITEM.search(text, max(0, at - 5), at)
    return letter is not None and letter[0].islower()


def _stray(text: str, at: int) -> Hit:
    bracket = text[at]
    what = "opens and does not close" if bracket in _CLOSE else "closes and did not open"
    return Hit(
        f"The translation has a bracket “{bracket}” that it {what}.", target_span=(at, at + 1)
    )


def _bare(pair: Pair, pairs: list[Span]) -> Iterable[Hit]:
    """What stands between brackets in the source and bare in the translation."""
    text = pair.target.text
    for start, end in pairs[:_MOST]:
        content = pair.source.text[start + 1 : end - 1].strip()
        if not 2 <= len(content) <= _LONGEST or text.count(content) != 1:
            continue
        at = text.index(content)
        span = (at, at + len(content))
        if pair.source.text.count(content) == 1 and _is_bare(text, span):
            told = f"The source has “{content}” in brackets; the translation has it without."
            yield Hit(told, (start, end), span)


def _is_bare(text: str, span: Span) -> bool:
    """Whether a passage is words of its own with nothing beside it that sets it apart."""
    before, after = text[: span[0]].rstrip()[-1:], text[span[1] :].lstrip()[:1]
    whole = not (text[span[0] - 1 : span[0]].isalnum() or text[span[1] : span[1] + 1].isalnum())
    return whole and bool(before) and not {before, after} & (_JOINS | _ANY)


RULE = Rule(
    "brackets",
    Severity.WARNING,
    "Brackets of the translation are opened and closed.",
    find,
)
