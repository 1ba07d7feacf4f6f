"""Finds terms of the project's term base that are not called what they are to be called.

It knows nothing but that base: without one it is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity
from l10n.terms.base import Match, first_form


def find(pair: Pair) -> Iterable[Hit]:
    """Look for each term of the source, and for what is forbidden."""
    terms = pair.knowledge.terms
    if not terms.terms:
        return ()
    return [hit for match in terms.find(pair.source.text) for hit in _hits(pair, match)]


def _hits(pair: Pair, match: Match) -> Iterator[Hit]:
    term, target = match.term, pair.target.text
    said_there = pair.source.text[slice(*match.span)]
    right = first_form(term.targets, target, case=term.case)
    wrong = first_form(term.forbidden, target, case=term.case)
    if wrong and not (right and right[0] <= wrong[0] and wrong[1] <= right[1]):
        best = f"; the term base has “{term.targets[0]}”" if term.targets else ""
        said = target[slice(*wrong)]
        yield Hit(f"“{said_there}” must not be called “{said}” here{best}.", match.span, wrong)
    elif term.targets and not right:
        forms = " or ".join(f"“{form}”" for form in term.targets)
        yield Hit(f"“{said_there}” is to be called {forms}, by the term base.", match.span)


RULE = Rule(
    "terms",
    Severity.ERROR,
    "Terms are called what the project's term base calls them.",
    find,
)
