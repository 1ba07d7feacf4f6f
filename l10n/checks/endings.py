"""Finds a translation that ends with a mark of another meaning than its source.

It compares what the marks mean in their languages, wherever quotation marks and brackets
stand beside them. An exclamation may be told calmly and a list end in commas; a question,
a colon or a full stop may not come or go. A source without a mark is passed over unless it
is a headline or short: a full stop forgotten in prose is the source's fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.typography import Typography, typography
from l10n.model import Role, Severity, Span

_BESIDE = frozenset(" \u00a0\u202f\u200e\u200f\t\n\"'”“„»«’‘‚›‹`´)]}）」』》】*_")
"""What may stand between, before or after the marks at an end."""
_FARTHEST = 12
_FEW = 12
"""Words of a source so short that it is no prose."""
_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}\W*\Z")
_HEADS = frozenset({Role.HEADLINE, Role.DATELINE, Role.SIGNATURE, Role.HEADER})
_STRONG = frozenset({"stop", "question", "exclamation", "colon"})
"""Ends that may not be left out."""
_ALIKE = {
    "stop": {"ellipsis", "semicolon"},
    "exclamation": {"stop", "ellipsis"},
    "ellipsis": {"stop", "exclamation", "question"},
    "question": {"ellipsis"},
    "semicolon": {"stop", "comma", "colon", "exclamation"},
    "comma": {"stop", "question", "exclamation", "ellipsis", "colon", "semicolon"},
}
"""What may be written for what."""


def find(pair: Pair) -> Iterable[Hit]:
    """Compare the ends of both texts."""
    ours, theirs = pair.source.text, pair.target.text
    if ours[-1:] == "." == theirs[-1:]:
        return ()
    here, there = typography(pair.source.language.tag), typography(pair.target.language.tag)
    if here.unmarked or there.unmarked or ours == theirs:
        return ()
    source, target = _meanings(ours, here), _meanings(theirs, there)
    if source & target:
        return ()
    if not (source or target) or _may_differ(pair, source, target):
        return ()
    return (_told(ours, theirs, here, there),)


def _may_differ(pair: Pair, source: frozenset[str], target: frozenset[str]) -> bool:
    if not source:
        return not _is_head(pair)
    if not target:
        return not source & _STRONG or _ends_abbreviated(pair)
    return any(target & _ALIKE.get(kind, set()) for kind in source)


def _is_head(pair: Pair) -> bool:
    """Whether the source is something that has no full stop, and is not merely without."""
    words = pair.source.words
    return pair.role in _HEADS or (0 < len(words) <= _FEW and not _has_sentence(pair.source))


def _has_sentence(text: Text) -> bool:
    """Whether a sentence ends within."""
    return any(mark in text.text for mark in (". ", "? ", "! ", "。", "۔ ", "؟ "))


def _ends_abbreviated(pair: Pair) -> bool:
    """Whether the source's last full stop may be an abbreviation's alone."""
    return _ABBREVIATED.search(pair.source.text, max(0, len(pair.source.text) - 20)) is not None


def _meanings(text: str, habits: Typography) -> frozenset[str]:
    """What the marks at the end of a text mean; nothing where a word ends it."""
    asked = {"question"} if habits.asks and habits.asks in text else set()
    return frozenset().union(*(habits.ends[mark] for mark in _marks(text, habits)), asked)


def _marks(text: str, habits: Typography) -> str:
    """The marks at the end of a text, without what stands beside them."""
    start, end = _place(text, habits)
    marks = "".join(sign for sign in text[start:end] if sign in habits.ends)
    return marks.replace("...", "…").replace("..", "…")


def _place(text: str, habits: Typography) -> Span:
    """From the first to behind the last mark of the end; empty where there is none."""
    first = last = len(text)
    for at in range(len(text) - 1, max(-1, len(text) - 1 - _FARTHEST), -1):
        if text[at] in habits.ends:
            last = at + 1 if first == len(text) else last
            first = at
        elif text[at] not in _BESIDE:
            break
    return (first, last) if first < len(text) else (len(text), len(text))


def _told(ours: str, theirs: str, here: Typography, there: Typography) -> Hit:
    source, target = _place(ours, here), _place(theirs, there)
    was, now = _marks(ours, here), _marks(theirs, there)
    had = f"The source ends with “{was}”" if was else "The source ends without a mark"
    has = f"the translation with “{now}”" if now else "the translation without a mark"
    return Hit(
        f"{had}, {has}.",
        source if was else None,
        target if now else (max(0, len(theirs) - 1), len(theirs)),
    )


RULE = Rule(
    "endings",
    Severity.WARNING,
    "The translation ends with the mark that its language has for the source's.",
    find,
)
