"""The words of a text with the parts of those that have an apostrophe in them."""

from __future__ import annotations

import re

from l10n.checks.pair import Text

PART = re.compile(r"[^'’ʼ]+")
"""What stands before or after an apostrophe: French *d’une*, Turkish *Şubat’ta*."""
APOSTROPHES = frozenset("'’ʼ")
_APART = str.maketrans("'’ʼ", "   ")


def words_and_parts(text: Text) -> frozenset[str]:
    """
    >>> from l10n.languages import language
    >>> sorted(words_and_parts(Text("d’avril 1990", language("fr"))))
    ['1990', 'avril', 'd', 'd’avril']
    """
    if APOSTROPHES.isdisjoint(text.marks):
        return text.vocabulary
    return text.once(with_parts)


def with_parts(text: Text) -> frozenset[str]:
    """The same, whether or not there is an apostrophe."""
    elided = " ".join([word for word in text.vocabulary if not word.isalnum()])
    return text.vocabulary.union(elided.translate(_APART).split())
