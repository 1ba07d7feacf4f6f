"""What the term base demands of a translation, strictly enough for a machine to act on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from l10n.lexicon.tables import table
from l10n.model import Span
from l10n.terms.base import WORD, TermBase, first_form

_FORMS = 3
"""Forms of a term that are tried, the best first."""
_NAMES_ENDINGS = frozenset({"", "s", "'s", "’s", "'", "’"})
_INFLECTED = 4
"""Letters of the shortest word of a term that has a plural of its own."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A term in a source and what it is to be called."""

    span: Span
    forms: tuple[str, ...]
    """What a machine may put there: of a word in the plural, its plurals first."""
    accepted: tuple[str, ...]
    """What the translation may say, with whatever endings."""
    inflected: bool = False
    """Whether it stands in the source otherwise than in the term base."""
    kept: bool = False
    """It is not translated: it must stand letter for letter."""
    case: bool = False

    def is_met(self, translation: str) -> bool:
        """Whether a translation says it."""
        if self.kept:
            return any(form in translation for form in self.accepted)
        return first_form(self.accepted, translation, case=self.case) is not None


def demands(terms: TermBase, source: str, language: str) -> Iterator[Demand]:
    """The terms of a source that a translation into ``language`` (a code) has to render.

    The term base finds a term whatever its ending, which is right where a person looks at
    it. A machine that acts on it must be surer: here a word may only have an ending more.

    >>> from l10n.terms.base import Term
    >>> terms = TermBase((Term("court", ("tribunal",)),))
    >>> [found.forms for found in demands(terms, "The courts say", "es")]
    [('tribunales', 'tribunal')]
    """
    for match in terms.find(source):
        term, said = match.term, source[slice(*match.span)]
        if not term.targets or not _is_that(said, term.source):
            continue
        kept = term.targets[0] == term.source
        inflected = not kept and len(said) != len(term.source)
        forms = term.targets[: 1 if kept else _FORMS]
        if inflected:
            forms = (*(many for form in forms for many in plurals(form, language)), *forms)
        yield Demand(match.span, forms, term.targets, inflected, kept, term.case)


def plurals(form: str, language: str) -> tuple[str, ...]:
    """The plurals that an expression may have, only its first word's or all words'.

    >>> plurals("derecho humano", "es"), plurals("суд", "ru")
    (('derechos humano', 'derechos humanos'), ())
    """
    rules = table("plurals", language).get("endings", ())
    words = form.split(" ")
    ways = [_ways(word, rules) for word in words]
    if not rules or len(ways[0]) == 1:
        return ()
    found = (" ".join(way) for way in product(ways[0][1:], *ways[1:]))
    return tuple(dict.fromkeys(found))[: 2 ** (len(words) - 1)]


def _ways(word: str, rules: list[list[str]]) -> tuple[str, ...]:
    """A word, and its plural if it has one."""
    for ending, many in rules if len(word) >= _INFLECTED else ():
        plural, changed = re.subn(f"{ending}$", many, word)
        if changed:
            return (word, plural)
    return (word,)


def _is_that(said: str, term: str) -> bool:
    """Whether each word is the term's, or that with an ending put after it."""
    here, there = WORD.findall(said), WORD.findall(term)
    return len(here) == len(there) and all(map(_is_word, here, there))


def _is_word(here: str, there: str) -> bool:
    said, term = here.casefold(), there.casefold()
    if said.startswith(term):
        # What an Armenian does is not called what Armenia is.
        return not there[:1].isupper() or said[len(term) :] in _NAMES_ENDINGS
    return term[-1:] == "y" and said == f"{term[:-1]}ies"
