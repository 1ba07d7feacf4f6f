"""Choosing among an engine's hypotheses by what the checks find in them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from l10n.model import Draft

Faults = Callable[[str, str], frozenset[str]]
"""The rules that find a fault in a translation, from its source and itself."""


def choose(source: str, first: Draft, others: Sequence[Draft], faults: Faults) -> Draft:
    """The likeliest draft without a fault; where all have one, the likeliest that lacks one
    of the first's and has no other; else the first.

    ``first`` is what the engine thinks best. A draft that was preferred to it says so.

    >>> first, other = Draft("12 killed", "argos", 0.9), Draft("13 killed", "argos", 0.8)
    >>> wrong = lambda source, target: frozenset({"numbers"} if "12" in target else ())
    >>> choose("13 qurban", first, [first, other], wrong).choice
    '2 of 2: numbers'
    """
    known = faults(source, first.text)
    if not known:
        return first
    others = [draft for draft in others if draft.text != first.text]
    left = [faults(source, draft.text) for draft in others]
    better = [place for place, found in enumerate(left) if found < known]
    if not better:
        return first
    place = next((place for place in better if not left[place]), better[0])
    mended = " ".join(sorted(known - left[place]))
    return replace(others[place], choice=f"{place + 2} of {len(others) + 1}: {mended}")
