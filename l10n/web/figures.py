"""What one statement in one language amounts to, counted once for each version of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import is_

from l10n.model import SIGNED, Severity, State, Tally
from l10n.report.status import combined
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over some segments. They can be added."""

    states: Mapping[State, int]
    words: int = 0
    """Of the source."""
    findings: Mapping[Severity, int] = field(default_factory=dict)
    """Open ones, in any state."""
    checks: Mapping[tuple[str, Severity], int] = field(default_factory=dict)
    """Open ones in what waits, by rule."""
    risky: int = 0
    """Segments that wait for a person and that something speaks against."""

    @property
    def total(self) -> int:
        """All segments."""
        return sum(self.states.values())

    @property
    def signed(self) -> int:
        """Segments that may go out."""
        return sum(self.states.get(state, 0) for state in SIGNED)

    @property
    def waiting(self) -> int:
        """Segments that wait for a person, those without a translation left out."""
        return self.total - self.signed - self.states.get(State.UNTRANSLATED, 0)


class FiguresCache:
    """The figures of each sheet, and sums of them; what was replaced is counted anew.

    Any thread may ask: at worst two count the same.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[Sheet, Figures]] = {}
        self._sums: dict[str, tuple[tuple[Figures, ...], Figures]] = {}

    def of(self, sheet: Sheet) -> Figures:
        """The figures of one statement in one language."""
        place = sheet.language.tag, sheet.statement
        kept = self._kept.get(place)
        if kept is None or kept[0] is not sheet:
            kept = sheet, count(sheet)
            self._kept[place] = kept
        return kept[1]

    def sum(self, name: str, parts: Iterable[Figures]) -> Figures:
        """Several figures together, by what the sum is of."""
        wanted = tuple(parts)
        kept = self._sums.get(name)
        if kept is None or not _are_same(kept[0], wanted):
            kept = wanted, summed(wanted)
            self._sums[name] = kept
        return kept[1]


def _are_same(ones: tuple[Figures, ...], others: tuple[Figures, ...]) -> bool:
    return len(ones) == len(others) and all(map(is_, ones, others))


def count(sheet: Sheet) -> Figures:
    """Count a sheet."""
    found: Counter[Severity] = Counter(one.severity for row in sheet.rows for one in row.findings)
    waiting = [row for row in sheet.rows if row.state not in SIGNED]
    checks = Counter((one.check, one.severity) for row in waiting for one in row.findings)
    risky = sum(is_risky(row) for row in waiting)
    tally: Tally = sheet.tally
    return Figures(tally.segments, sum(tally.words.values()), found, checks, risky)


def is_risky(row: Row) -> bool:
    """Whether something speaks against a translation: a finding that is no matter of
    typography, a refusal, or a source that changed under it."""
    grave = any(one.severity is not Severity.NOTE for one in row.findings)
    return grave or row.state is State.REJECTED or row.entry.previous_source is not None


def summed(figures: Iterable[Figures]) -> Figures:
    """Several together."""
    kept = tuple(figures)
    words: int = sum(one.words for one in kept)
    findings: Counter[Severity] = Counter()
    checks: Counter[tuple[str, Severity]] = Counter()
    for one in kept:
        findings.update(one.findings)
        checks.update(one.checks)
    states = combined(Tally(one.states, {}, {}) for one in kept).segments
    return Figures(states, words, findings, checks, sum(one.risky for one in kept))
