"""A quick look at the figures of a pair: is there anything that can be wrong?

Most texts have no figures, and most of the others the same figures in the same order.
"""

from __future__ import annotations

import re

from l10n.checks.figures.counting import both_count, count_alike
from l10n.checks.figures.digits import DIGITS
from l10n.checks.figures.plain import are_alike
from l10n.checks.pair import Pair, Text

_MOST = 400
"""Figures in one text."""
_RUN = re.compile(r"\d+|[½¼¾⅓⅔⅛]")


def has_digits(text: Text) -> bool:
    """Whether there is a digit of any script."""
    return not DIGITS.isdisjoint(text.letters)


def is_table(text: Text) -> bool:
    """Whether it has too many figures for prose."""
    return len(text.text) > 2 * _MOST and len(_RUN.findall(text.text)) > _MOST


def is_worthwhile(pair: Pair) -> bool:
    """Whether there may be something to say about the figures of a pair."""
    source, target = pair.source, pair.target
    if DIGITS.isdisjoint(source.letters) and DIGITS.isdisjoint(target.letters):
        return both_count(pair) and not count_alike(pair)
    return not (is_table(source) or is_table(target) or are_alike(pair))
