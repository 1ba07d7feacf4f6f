"""Finds a source all in capitals whose translation is not, and the reverse.

Only texts of several words count: an abbreviation alone is in capitals everywhere. Where the
language has no capitals there is nothing to keep.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair, Text
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.script import is_cased
from l10n.model import Severity

_LETTERS = 12
"""Letters of a text that is no abbreviation."""
_MIXED = 0.7
"""The part of capitals below which a text is not meant to be in them."""


def find(pair: Pair) -> Iterable[Hit]:
    """Compare whether the texts are in capitals."""
    source, target = pair.source, pair.target
    ours, theirs = source.text.isupper(), target.text.isupper()
    if ours == theirs:
        return ()
    if not (is_cased(source.language.tag) and is_cased(target.language.tag)):
        return ()
    if not (_is_long(source) and _is_long(target)):
        return ()
    if ours and _share(target) < _MIXED:
        return (_told("The source is in capitals throughout, the translation is not.", target),)
    if theirs and _share(source) < _MIXED:
        return (_told("The translation is in capitals throughout, the source is not.", target),)
    return ()


def _is_long(text: Text) -> bool:
    return len(text.words) > 1 and sum(map(str.isalpha, text.text)) >= _LETTERS


def _share(text: Text) -> float:
    """How many of the letters are capitals."""
    return sum(map(str.isupper, text.text)) / sum(map(str.isalpha, text.text))


def _told(message: str, target: Text) -> Hit:
    return Hit(message, target_span=(0, len(target.text)))


RULE = Rule(
    "capitals",
    Severity.WARNING,
    "What is in capitals throughout stays so.",
    find,
)
