"""Finds a translation that is its source, word for word.

Names, figures and addresses stay what they are; it speaks up where there are words that no
name has: function words of the source's language, or several in small letters.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.languages import written
from l10n.lexicon.function_words import telltales
from l10n.lexicon.script import is_cased, scripts_of
from l10n.model import Role, Severity

_SHARED = 3
"""Words in small letters that two languages of one script may well share."""
_BORROWED = 1
"""The same where the scripts differ."""


def find(pair: Pair) -> Iterable[Hit]:
    """Compare the words of both texts."""
    source, target = pair.source, pair.target
    if source.text != target.text and source.folded != target.folded:
        return ()
    ours, theirs = source.language.tag, target.language.tag
    if pair.role is Role.HEADER or written(ours).code == written(theirs).code:
        return ()
    if not (_has_words(pair) or telltales(ours, theirs) & source.vocabulary):
        return ()
    return (Hit("The translation is the source, unchanged.", target_span=(0, len(target.text))),)


def _has_words(pair: Pair) -> bool:
    """Whether there are more words than two languages may share."""
    ours, theirs = pair.source.language.tag, pair.target.language.tag
    few = _BORROWED if scripts_of(ours).isdisjoint(scripts_of(theirs)) else _SHARED
    words = [word for word in pair.source.words if word.isalpha() and len(word) > 1]
    if is_cased(ours):
        words = [word for word in words if word.islower()]
    return len(words) > few


RULE = Rule(
    "unchanged",
    Severity.WARNING,
    "The translation is not merely a copy of the source.",
    find,
)
