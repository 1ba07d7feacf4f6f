"""chrF, the likeness of two texts by the runs of letters that they share. Pure."""

from __future__ import annotations

from collections import Counter
from statistics import fmean

_ORDER = 6
_BETA = 2
"""How much more what is missing weighs than what is too much."""


def chrf(text: str, reference: str) -> float:
    """How much of a reference a text has, 0 to 1: that of sacrebleu 2 for one sentence.

    Precision and recall are the means of those of runs of one to six letters; recall counts
    twice. White space does not count, nor runs that are longer than either text. Popović
    2015, "chrF: character n-gram F-score for automatic MT evaluation".

    >>> round(chrf("The law was adopted.", "The law is adopted."), 4)
    0.7097
    >>> chrf("", "The law is adopted.")
    0.0
    """
    given, wanted = "".join(text.split()), "".join(reference.split())
    orders = range(1, min(_ORDER, len(given), len(wanted)) + 1)
    shares = [_shares(_runs(given, n), _runs(wanted, n)) for n in orders]
    precision, recall = map(fmean, zip(*shares, strict=True)) if shares else (0.0, 0.0)
    weighed = _BETA**2 * precision + recall
    return (1 + _BETA**2) * precision * recall / weighed if weighed else 0.0


def _shares(given: Counter[str], wanted: Counter[str]) -> tuple[float, float]:
    """Precision and recall."""
    shared = (given & wanted).total()
    return shared / given.total(), shared / wanted.total()


def _runs(text: str, length: int) -> Counter[str]:
    return Counter(text[at : at + length] for at in range(len(text) - length + 1))
