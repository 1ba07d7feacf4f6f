"""Finds a sentence of the source that the translation lacks, or one that was added.

Translators join sentences and part them, so their number alone says nothing. It speaks up
where the length agrees: fewer sentences in a short translation, more in a long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.proportions import ABOVE, BELOW, is_common, usual
from l10n.checks.rule import Hit, Rule
from l10n.model import Role, Severity
from l10n.text.segmentation import segment

_MARKS = re.compile(r"[.!?…؟۔։।።][\"'”’»)\]]{0,3}\s+\S|[。！？][」』”’）]{0,3}\S")
"""What may end a sentence before another."""


def find(pair: Pair) -> Iterable[Hit]:
    """Compare the number of sentences where the length is unusual."""
    if pair.once(is_common):
        return ()
    low, high = usual(pair, BELOW, ABOVE)
    length = len(pair.target.text)
    if low <= length <= high or pair.role is Role.HEADER:
        return ()
    source, target = pair.source, pair.target
    if length < low and _has_more(source, target):
        ours, theirs = _count(source), _count(target)
        return (_told(ours, theirs, "short"),) if theirs < ours else ()
    if length > high and _has_more(target, source):
        ours, theirs = _count(source), _count(target)
        return (_told(ours, theirs, "long"),) if theirs > ours else ()
    return ()


def _has_more(one: Text, other: Text) -> bool:
    """Whether a text has more marks that may end a sentence within: a quick first look."""
    marks = len(_MARKS.findall(one.text))
    return marks > 0 and marks > len(_MARKS.findall(other.text))


def _count(text: Text) -> int:
    return len(segment(text.text, text.language.tag)) if _MARKS.search(text.text) else 1


def _told(ours: int, theirs: int, what: str) -> Hit:
    had = f"{ours} sentence" if ours == 1 else f"{ours} sentences"
    return Hit(f"The source has {had}, the translation {theirs}, and it is rather {what}.")


RULE = Rule(
    "sentences",
    Severity.WARNING,
    "No sentence of the source is missing, and none was added.",
    find,
)
