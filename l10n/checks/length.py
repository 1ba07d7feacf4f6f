"""Finds a translation that is far too short or far too long for its source.

What is usual depends on the two languages and on the length of the source: a few words may
take twice as many, a long sentence hardly so. A project's own band goes before the general
one. It stays silent where next to no professional translation is that long or short.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n.checks.pair import Pair
from l10n.checks.proportions import LIMIT, is_common, usual
from l10n.checks.rule import Hit, Rule
from l10n.model import Role, Severity


def find(pair: Pair) -> Iterable[Hit]:
    """Compare the lengths of both texts."""
    if pair.once(is_common):
        return ()
    source, target = len(pair.source.text), len(pair.target.text)
    low, high = usual(pair, LIMIT, LIMIT)
    if low <= target <= high or pair.role is Role.HEADER:
        return ()
    what = "short" if target < low else "long"
    return (
        Hit(
            f"The translation is very {what}: {target} characters for {source} of the source, "
            f"where {low} to {high} are usual."
        ),
    )


RULE = Rule(
    "length",
    Severity.WARNING,
    "The translation is about as long as its languages lead to expect.",
    find,
)
