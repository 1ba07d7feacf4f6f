"""Forms of terms that reviewers use and the term base does not know. Pure.

Where the source of an approved translation has a term and the translation none of its
forms, something else stands there for it. That is offered where it is like a known form,
or where it returns wherever the term does and nowhere else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.languages import is_unspaced
from l10n.lexicon.function_words import function_words
from l10n.terms.base import WORD, Term, TermBase, first_form, words_of
from l10n.terms.inflection import is_form_of

_MORE_WORDS = 2
_LIKE = 0.6
"""How much of both forms must be words of the other, for one sentence to be enough."""
_AGREE = 2
"""Sentences that must agree on a form that is like no known one."""
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A form for a term."""

    term: Term
    form: str
    sentences: int
    """Approved translations that it stands in and no known form does."""
    example: tuple[str, str]
    """One of them with its source."""


def suggest(
    terms: TermBase, pairs: Iterable[tuple[str, str]], language: str
) -> tuple[Suggestion, ...]:
    """The forms that approved pairs of source and target teach, at most one for a term, in
    the order of the terms. ``language`` is the targets'. Where words are written without
    spaces nothing can be told."""
    lacking: dict[Term, list[tuple[str, str]]] = {}
    seen = []
    for source, target in pairs:
        found = frozenset(match.term for match in terms.find(source))
        seen.append((target, found))
        for term in found:
            if term.targets and not first_form((*term.targets, *term.forbidden), target):
                lacking.setdefault(term, []).append((source, target))
    little = function_words(language).words
    best = (_best(term, lacking[term], seen, little) for term in terms.terms if term in lacking)
    return tuple(suggestion for suggestion in best if suggestion)


def _best(
    term: Term,
    lacking: Sequence[tuple[str, str]],
    seen: Sequence[tuple[str, frozenset[Term]]],
    little: frozenset[str],
) -> Suggestion | None:
    forms: dict[str, str] = {}
    count: Counter[str] = Counter()
    for _, target in lacking:
        phrases = {phrase.casefold(): phrase for phrase in _phrases(term, target, little)}
        forms |= phrases
        count.update(phrases.keys())
    likeness = {folded: _likeness(term, form, little) for folded, form in forms.items()}
    elsewhere = [target.casefold() for target, found in seen if term not in found]
    fit = [
        folded
        for folded, form in forms.items()
        if likeness[folded] >= _LIKE
        or (_returns(count[folded], len(lacking), term, form) and not _stands_in(folded, elsewhere))
    ]
    if not fit:
        return None
    best = max(fit, key=lambda folded: (likeness[folded], count[folded], len(folded), folded))
    example = next(pair for pair in lacking if best in pair[1].casefold())
    return Suggestion(term, forms[best], count[best], example)


def _returns(count: int, sentences: int, term: Term, form: str) -> bool:
    """Whether a form stands wherever the term does, with a capital where that has one."""
    named = not term.source[0].isupper() or not form[0].islower()
    return named and count >= _AGREE and count == sentences


def _stands_in(folded: str, texts: Iterable[str]) -> bool:
    return any(folded in text for text in texts)


def _phrases(term: Term, target: str, little: frozenset[str]) -> Iterator[str]:
    """What may stand for the term: some words in a row, none of the little ones at an end,
    and no figure among them."""
    if is_unspaced(target):
        return
    most = min(_LONGEST, _MORE_WORDS + max(len(words_of(form)) for form in term.targets))
    spans = words_of(target)
    for start, first in enumerate(spans):
        if target[slice(*first)].casefold() in little:
            continue
        for last in spans[start : start + most]:
            if target[slice(*last)].isdecimal():
                break
            if target[slice(*last)].casefold() not in little:
                yield target[first[0] : last[1]]


def _likeness(term: Term, form: str, little: frozenset[str]) -> float:
    return max(_shared(known, form, little) for known in term.targets)


def _shared(one: str, other: str, little: frozenset[str]) -> float:
    """How many of both forms' words are in the other, whatever their endings: 0 to 1; 0
    where the other is only a part."""
    here, there = _telling(one, little), _telling(other, little)
    if not here or len(there) < len(here):
        return 0.0
    matched = sum(any(is_form_of(word, wanted) for word in there) for wanted in here)
    backed = sum(any(is_form_of(word, wanted) for wanted in here) for word in there)
    return (matched + backed) / (len(here) + len(there))


def _telling(form: str, little: frozenset[str]) -> list[str]:
    return [word for word in WORD.findall(form) if word.casefold() not in little]
