"""Finds a sentence that the project translates otherwise elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.rule import Hit, Rule
from l10n.model import Severity


def fingerprint(text: str) -> str:
    """Sixteen hexadecimal digits that stand for a text, its spacing aside."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=8).hexdigest()


def find(pair: Pair) -> Iterable[Hit]:
    """Name the places where the same source has another translation."""
    elsewhere = pair.knowledge.elsewhere
    if not elsewhere:
        return ()
    known = elsewhere.get(fingerprint(pair.source.text), {})
    own = fingerprint(pair.target.text)
    places = [place for print_, place in known.items() if print_ != own]
    if not places:
        return ()
    return (Hit(f"The same sentence is translated otherwise in {', '.join(places)}."),)


RULE = Rule(
    "consistency",
    Severity.WARNING,
    "One sentence has one translation throughout the project.",
    find,
)
