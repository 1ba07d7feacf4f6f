"""Match analysis: how much of each statement is new, in the bands that work is quoted by."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from l10n.languages import Language, count_words


class Band(StrEnum):
    """How near the memory comes to a segment, the least work first."""

    APPROVED = "approved"
    """It is signed already."""
    REPETITION = "repetition"
    """It stood before, in this statement or in one analysed before it, and is not approved."""
    CONTEXT = "context"
    EXACT = "exact"
    ADAPTED = "adapted"
    """Equal but for figures, dates and names, which are put in."""
    HIGH = "95–99"
    GOOD = "85–94"
    FAIR = "75–84"
    LOW = "50–74"
    NEW = "new"


LEAST = 50
"""Per cent of likeness below which a match saves no work."""
_BOUNDS = ((95, Band.HIGH), (85, Band.GOOD), (75, Band.FAIR), (LEAST, Band.LOW))


def band_of(score: int) -> Band:
    """The band of a match that is not whole, from its per cent.

    >>> band_of(99), band_of(84), band_of(49)
    (<Band.HIGH: '95–99'>, <Band.FAIR: '75–84'>, <Band.NEW: 'new'>)
    """
    return next((band for least, band in _BOUNDS if score >= least), Band.NEW)


@dataclass(slots=True)
class Counts:
    """Segments and words of the source, by band."""

    segments: Counter[Band] = field(default_factory=Counter)
    words: Counter[Band] = field(default_factory=Counter)

    def add(self, band: Band, source: str, times: int = 1) -> None:
        """Count a sentence that stands ``times`` times."""
        self.segments[band] += times
        self.words[band] += times * count_words(source)

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.segments + other.segments, self.words + other.words)


@dataclass(frozen=True, slots=True)
class Analysis:
    """One language's statements, in the order in which they were analysed."""

    language: Language
    statements: Mapping[str, Counts]

    @property
    def total(self) -> Counts:
        """All of them together."""
        return sum(self.statements.values(), Counts())


def as_json(source: Language, found: Sequence[Analysis]) -> dict[str, object]:
    """The analyses for programs: bands that nothing is in have zeros."""
    return {
        "source_language": source.tag,
        "languages": [
            {
                "language": analysis.language.tag,
                "statements": [
                    {"statement": name} | _by_band(counts)
                    for name, counts in analysis.statements.items()
                ],
                "total": _by_band(analysis.total),
            }
            for analysis in found
        ],
    }


def as_csv(found: Iterable[Analysis]) -> str:
    """A row for each language, statement and band."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("language", "statement", "band", "segments", "words"))
    for analysis in found:
        for name, counts in analysis.statements.items():
            for band in Band:
                numbers = counts.segments[band], counts.words[band]
                writer.writerow((analysis.language.tag, _guarded(name), band.value, *numbers))
    return file.getvalue()


def _guarded(name: str) -> str:
    """A name that no spreadsheet runs as a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@")) else name


def _by_band(counts: Counts) -> dict[str, object]:
    return {
        name: {"total": kept.total()} | {band.value: kept[band] for band in Band}
        for name, kept in (("segments", counts.segments), ("words", counts.words))
    }
