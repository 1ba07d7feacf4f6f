"""Choosing among an engine's hypotheses by what the checks find in them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from l10n.model import Draft

Errors = Callable[[str, str], frozenset[str]]
"""The rules that find an error in a translation, from its source and itself."""


def choose(source: str, first: Draft, others: Sequence[Draft], errors: Errors) -> Draft:
    """The likeliest draft without an error; where all have one, the first.

    ``first`` is what the engine thinks best. A draft that was preferred to it says so.

    >>> first, other = Draft("12 killed", "argos", 0.9), Draft("13 killed", "argos", 0.8)
    >>> wrong = lambda source, target: frozenset({"numbers"} if "12" in target else ())
    >>> choose("13 qurban", first, [first, other], wrong).choice
    '2 of 2: numbers'
    """
    found = errors(source, first.text)
    if not found:
        return first
    ways = [first, *(draft for draft in others if draft.text != first.text)]
    for place, draft in enumerate(ways[1:], start=2):
        if not errors(source, draft.text):
            return replace(draft, choice=f"{place} of {len(ways)}: {' '.join(sorted(found))}")
    return first
