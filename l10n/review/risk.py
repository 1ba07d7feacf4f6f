"""How likely a translation is to be wrong, and why. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from l10n.model import Change, Finding, Severity, State
from l10n.review.evidence import Evidence
from l10n.review.importance import Matter, figures_in_words
from l10n.review.signs import faults, signs
from l10n.review.weights import Weights, weights

_Weighed = tuple[float, str]
"""What a sign adds to the logarithm of the odds, and the sign in words."""
_weight = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Risk:
    """How likely it is wrong, and why."""

    value: float
    """0 to 1; only the order that it gives means anything."""
    reasons: tuple[str, ...] = ()
    """In words, the weightiest first; none where there is nothing to say."""


_FAULTS = (Severity.ERROR, Severity.WARNING)
_UNTRANSLATED = Risk(0.0, ("No translation yet",))
_IN_WORDS = {
    "rejected": "Somebody rejected it",
    Change.COSMETIC: "The source changed since: spelling or punctuation",
    Change.FACTUAL: "The source changed since: a figure, a date or a name",
    Change.MEANING: "The source changed since: it says something else",
    "short": "Shorter than usual",
    "long": "Longer than usual",
    "note": "Typography",
    "disagreeing": "Its best guesses disagree",
    "astray": "It comes back as something else",
    "novel": "Nothing like it was approved before",
    "headline": "Headline",
    "quotation": "Quotation",
}
_CONTENT = {
    "figures": "",
    Matter.CASUALTIES: "a number of people harmed",
    Matter.DATE: "a date",
    Matter.NAME: "a name",
}
"""What the sentence says: told together."""


def assess(evidence: Evidence) -> Risk:
    """How likely the translation is wrong. One more finding never makes it less; an error
    or a warning is always told."""
    if evidence.state is State.UNTRANSLATED:
        return _UNTRANSLATED
    known = weights()
    total, told = known.start, []
    if evidence.findings:
        for weighed in _found(evidence.findings, known):
            total += weighed[0]
            told.append(weighed)
    content, parts = 0.0, []
    for sign, much in signs(evidence).items():
        added = known.signs[sign] * (much - known.usual.get(sign, 0))
        total += added
        if sign in _CONTENT:
            content += added
            parts.append(_CONTENT[sign] or figures_in_words(evidence.figures))
        elif added >= known.telling:
            told.append((added, _words(sign, evidence)))
    if content >= known.telling:
        told.append((content, _as_sentence(parts)))
    told.sort(key=_weight, reverse=True)
    return Risk(1 / (1 + math.exp(-total)), tuple([words for _, words in told]))


def _found(findings: Sequence[Finding], known: Weights) -> Iterator[_Weighed]:
    """The errors, and the warnings: ``2 errors: numbers, names``."""
    those: dict[Severity, list[Finding]] = {}
    for one in findings:
        those.setdefault(one.severity, []).append(one)
    for severity in _FAULTS:
        if severity in those:
            rules = faults(those[severity], known.again)
            added = 0.0
            for rule, much in rules.items():
                added += known.checks.get(rule, known.other) * much
            count = len(those[severity])
            what = severity.value if count == 1 else f"{severity.value}s"
            yield added, f"{count} {what}: {', '.join(rules)}"


def _words(sign: str, evidence: Evidence) -> str:
    if sign == "unsure":
        return f"The engine was unsure ({evidence.score:.2f})"
    return _IN_WORDS[sign]


def _as_sentence(parts: Sequence[str]) -> str:
    """``Two figures, a date``."""
    words = ", ".join(parts)
    return words[0].upper() + words[1:]
