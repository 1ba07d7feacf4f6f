"""Words that carry a fact, by language: a number, a date, a denial, a duty or a quantity.

What no other part of the lexicon knows comes from ``data/vocabulary/<code>.toml``: words for
one, none and parts, confusable pairs, and ``denials`` and ``quantities`` that are so only in
part of their uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from l10n.errors import LanguageError
from l10n.languages import month_names, weekday_names
from l10n.lexicon.numerals import numerals
from l10n.lexicon.tables import table
from l10n.lexicon.words import Words, words

_LISTS = ("numbers", "quantities", "denials")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One language's words, all of them case-folded. A language without data has the
    months and days of CLDR alone."""

    facts: frozenset[str]
    """Numbers in words, months and days, and what else is listed."""
    telling: Words
    """Words that turn the sense of a sentence."""
    confusable: frozenset[frozenset[str]] = frozenset()
    """Pairs one slip apart that are both words: ``county`` and ``country``."""

    def is_fact(self, word: str) -> bool:
        """Whether a case-folded word states a number, a date, a denial or their like."""
        return (
            word in self.facts
            or word in self.telling["not"].wide.words
            or any(
                sense.clear.holds(word) or sense.near.holds(word)
                for sense in self.telling.senses.values()
            )
        )


@cache
def vocabulary(tag: str) -> Vocabulary:
    """The words of a language, by its tag; a region's are its language's.

    >>> [vocabulary("en-GB").is_fact(word) for word in ("seven", "march", "isn't", "hall")]
    [True, True, True, False]
    """
    code = tag.replace("_", "-").split("-")[0].lower()
    data = table("vocabulary", code)
    listed = (word for name in _LISTS for word in data.get(name, ()))
    pairs = (pair.split() for pair in data.get("confusable", ()))
    return Vocabulary(
        facts=frozenset(map(str.casefold, (*listed, *_dates(tag)))) | numerals(tag).counting,
        telling=words(tag),
        confusable=frozenset(map(frozenset, pairs)),
    )


def _dates(tag: str) -> set[str]:
    try:
        names = month_names(tag) | weekday_names(tag)
    except LanguageError:
        return set()
    return {word.strip(".") for name in names for word in name.split()}
