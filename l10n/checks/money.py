"""The currency of an amount must be the same in the translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.figures.figure import Figure
from l10n.checks.figures.matching import is_unique, matching
from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.lexicon.units import units
from l10n.model import Severity


def find(pair: Pair) -> Iterable[Hit]:
    """
    >>> from l10n.checks.pair import Text
    >>> from l10n.languages import language
    >>> source = Text("It cost $5 million.", language("en"))
    >>> target = Text("Costó 5 millones de euros.", language("es"))
    >>> [hit.message for hit in find(Pair(source, target))]
    ['The source has 5 million in dollar; the translation has it in euro.']
    """
    found = pair.once(matching)
    return () if found is None else list(_hits(pair, found.pairs))


def _hits(pair: Pair, pairs: tuple[tuple[Figure, Figure], ...]) -> Iterator[Hit]:
    for one, other in pairs:
        if one.currency in ("", other.currency) or one.digits > other.digits:
            continue
        said = pair.source.text[slice(*one.span)]
        unclear = not (other.currency and is_unique(one, pairs))
        if unclear and one.currency in _named(pair):
            continue
        if other.currency:
            message = f"the translation has it in {other.currency}."
        elif units(pair.target.language.tag).knows_currencies:
            message = "the translation names no such currency."
        else:
            continue
        yield Hit(f"The source has {said} in {one.currency}; {message}", one.span, other.span)


def _named(pair: Pair) -> set[str]:
    """The currencies that the translation names anywhere."""
    return units(pair.target.language.tag).currencies_in(pair.target.text)


RULE = Rule(
    "money",
    Severity.ERROR,
    "The currency of an amount must be kept.",
    find,
)
