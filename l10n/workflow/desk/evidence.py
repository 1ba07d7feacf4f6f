"""What is known of a catalog entry that tells how far to trust its translation. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from l10n.catalogs.catalog import Entry
from l10n.lexicon.casualties import tells_of_casualties
from l10n.lexicon.dates import calendar
from l10n.lexicon.length import proportion
from l10n.memory.similarity import similarity
from l10n.model import Finding
from l10n.review.evidence import Evidence
from l10n.review.importance import Matter
from l10n.workflow.checking import Checker, role_of

_FIGURE = re.compile(r"\d+(?:[.,:/-]\d+)*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Measured:
    """What takes asking the memory or the engine; None where nobody has."""

    novelty: float | None = None
    agreement: float | None = None
    reverse: float | None = None


NOTHING = Measured()


def evidence_of(
    entry: Entry, findings: Iterable[Finding], checks: Checker, measured: Measured = NOTHING
) -> Evidence:
    """The evidence on an entry; ``findings`` are its open ones."""
    unit, tag = entry.unit(), checks.source.tag
    receipt = unit.receipt
    return Evidence(
        source=unit.source,
        target=unit.target,
        state=unit.state,
        role=role_of(entry),
        findings=tuple(findings),
        score=receipt.score if receipt and not receipt.was else None,
        change=receipt.change if receipt else None,
        novelty=measured.novelty,
        agreement=measured.agreement,
        reverse=measured.reverse,
        stretch=_stretch(unit.source, unit.target, checks),
        matters=matters(unit.source, tag),
        figures=len(_FIGURE.findall(unit.source)),
    )


def agreement(text: str, hypotheses: Sequence[str]) -> float | None:
    """How alike an engine's other hypotheses are to the text that was taken, 0 to 1; None
    where there is no other.

    >>> agreement("It rained.", ["It rained.", "It snowed."])
    0.63
    """
    others = [other for other in hypotheses if other != text]
    return fmean(similarity(text, other) for other in others) / 100 if others else None


@lru_cache(maxsize=16_384)
def matters(source: str, tag: str) -> tuple[Matter, ...]:
    """What a text in the language of this tag says that does harm where it comes out wrong.
    It is read quickly, not well: it orders a queue and decides nothing.

    >>> [*map(str, matters("On 26 February 613 people were killed in Khojaly.", "en"))]
    ['casualties', 'date', 'name']
    >>> matters("We remember.", "en")
    ()
    """
    found = []
    has_figure = _FIGURE.search(source) is not None
    if has_figure and tells_of_casualties(source, tag):
        found.append(Matter.CASUALTIES)
    if has_figure and _has_date(source, tag):
        found.append(Matter.DATE)
    if any(word[0].isupper() for word in _WORD.findall(source)[1:]):
        found.append(Matter.NAME)
    return tuple(found)


def _stretch(source: str, target: str, checks: Checker) -> float | None:
    known = proportion(checks.source.tag, checks.target.tag)
    return known.deviations(len(source), len(target)) if known and source and target else None


def _has_date(text: str, tag: str) -> bool:
    """Whether a text that has a figure has one of a year, or the name of a month."""
    known = calendar(tag)
    if _YEAR.search(text) or (known.mark and known.mark in text):
        return True
    return not known.month_words.isdisjoint(_WORD.findall(text.casefold()))
