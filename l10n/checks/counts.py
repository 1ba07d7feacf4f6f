"""A number in words that got lost: *eight families had no survivors*, *les familles …*.

Translations say such numbers in many ways (*a dozen*, *both*, *the fifties*), and add them,
too: it speaks only where the source says three or more beyond doubt, and the translation has
no number left that could be meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import match_words
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.numerals import numerals
from l10n.model import Severity

_FEWEST = 3
"""“One” and “two” have too many other words."""


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> english, spanish = Text("Eight families fled.", language("en")), language("es")
    >>> [hit.message for hit in find(Pair(english, Text("Las familias huyeron.", spanish)))]
    ['The source says “Eight”; the translation has no number there.']
    >>> list(find(Pair(english, Text("Ocho familias huyeron.", spanish))))
    []
    """
    telling = _telling(pair.source.language.tag)
    if telling.isdisjoint(pair.source.vocabulary) or _is_plainly_kept(pair, telling):
        return ()
    found = match_words(pair)
    here, there = found.words
    if found.added or any(one.least > 1 for one in there):
        return ()  # it became another one, which ``numbers`` tells
    return [_hit(pair, one) for one in here if _is_told(one, pair, telling)]


@cache
def _telling(tag: str) -> frozenset[str]:
    """Words of a language that say three or more beyond doubt."""
    known = numerals(tag)
    return frozenset(word for word in known.clear if known.words[word] >= _FEWEST)


def _is_plainly_kept(pair: Pair, telling: frozenset[str]) -> bool:
    """Whether a word of the translation says each number that one of the source says, which is
    soon seen; or nothing is known of its number words."""
    here, there = (numerals(text.language.tag).words for text in (pair.source, pair.target))
    written = {there[word] for word in pair.target.vocabulary & there.keys()}
    return not there or all(here[word] in written for word in telling & pair.source.vocabulary)


def _is_told(figure: Figure, pair: Pair, telling: frozenset[str]) -> bool:
    """Whether it counts something: no part of a word (*top-ten*), no name that stays as it is
    (*Six Flags*), and no number of numbers (*three dozen*)."""
    text = pair.source.text
    words = figure.words(text)
    beside = text[max(0, figure.span[0] - 1) : figure.span[0]] + text[figure.span[1] :][:1]
    return (
        figure.least >= _FEWEST
        and all(word in telling for word in words)
        and "-" not in beside
        and not figure.multiplies
        and not set(words) <= set(pair.target.folded)
    )


def _hit(pair: Pair, figure: Figure) -> Hit:
    said = pair.source.text[slice(*figure.span)]
    message = f"The source says “{said}”; the translation has no number there."
    return Hit(message, source_span=figure.span)


RULE = Rule(
    "counts",
    Severity.WARNING,
    "A number in words must not be lost.",
    find,
)
