"""The rows of a sheet, made from catalog entries; what is as it was is not made again. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from l10n.catalogs.catalog import Entry
from l10n.catalogs.history import History
from l10n.catalogs.journal import segment_id
from l10n.model import Finding, Severity
from l10n.review.risk import Risk
from l10n.workflow.checking import role_of
from l10n.workflow.desk.examining import Examined, Examiner
from l10n.workflow.desk.rows import Row, Ruled, version

_WEIGHTIEST = {severity: -weight for weight, severity in enumerate(Severity)}
_UNASSESSED = Risk(0.0)

Rulings = Mapping[str, tuple[str, str]]
"""By rule, who dismissed its findings and why."""


@dataclass(frozen=True, slots=True)
class Made:
    """A row, and what its findings are from."""

    row: Row
    examined: Examined


class Maker:
    """Makes the rows of one statement."""

    def __init__(
        self,
        statement: str,
        history: History,
        examiner: Examiner,
        before: Mapping[str, Made],
        *,
        same_rules: bool,
    ) -> None:
        """``before`` are the rows as they were, by segment; what the checks found then holds
        only with the ``same_rules``."""
        self._statement = statement
        self._history = history
        self._examiner = examiner
        self._before = before
        self._same_rules = same_rules

    def make(self, number: int, entry: Entry) -> Made:
        """The row of an entry: the one from before where nothing of it has changed."""
        segment = segment_id(*entry.key)
        before = self._before.get(segment)
        known = before if before and before.row.entry == entry else None
        still = before.examined if before and self._is_same(before.row.entry, entry) else None
        examined = self._examiner.examine(entry, still)
        row = known.row if known else self._bare(segment, entry)
        if row.number != number:
            row = replace(row, number=number)
        ruled = rulings(self._history, segment, entry.target) if examined.found else {}
        return _with(row, examined, ruled, self._examiner, known)

    def _is_same(self, before: Entry, entry: Entry) -> bool:
        """Whether the checks would find the same in both, as far as that hangs on them."""
        return self._same_rules and _checked(before) == _checked(entry)

    def _bare(self, segment: str, entry: Entry) -> Row:
        """A row without findings, its risk not assessed."""
        unit, target = entry.unit(), self._examiner.checks.target
        return Row(
            *(self._statement, target, segment, 0, entry, unit.state, role_of(entry)),
            *(_paragraph_of(entry), (), (), _UNASSESSED, version(unit)),
        )


def remade(made: Made, examiner: Examiner, *, same_rules: bool) -> Made:
    """The row as the checks see it with what they know now; itself where nothing that bears
    on it has changed."""
    examined = examiner.examine(made.row.entry, made.examined if same_rules else None)
    if examined is made.examined:
        return made
    ruled = {one.finding.check: (one.by, one.reason) for one in made.row.ruled}
    return _with(made.row, examined, ruled, examiner, made)


def rulings(history: History, segment: str, target: str) -> Rulings:
    """Who dismissed which rule's findings in this very text."""
    found = history.dismissals(segment, target)
    return {check: (event.by, event.reason) for check, event in found.items()}


def _with(
    row: Row, examined: Examined, ruled: Rulings, examiner: Examiner, before: Made | None
) -> Made:
    """The row with its findings parted and its risk assessed, unless both are as before."""
    left, dismissed = parted(examined.found, ruled)
    is_same = (row.findings, row.ruled) == (left, dismissed)
    if before and is_same and before.examined.measured == examined.measured:
        return Made(row, examined)
    risk = examiner.risk(row.entry, left, examined.measured)
    return Made(replace(row, findings=left, ruled=dismissed, risk=risk), examined)


def parted(
    found: Iterable[Finding], ruled: Rulings
) -> tuple[tuple[Finding, ...], tuple[Ruled, ...]]:
    """The open findings, the weightiest first, and those that somebody dismissed."""
    left = [one for one in found if one.check not in ruled]
    dismissed = (Ruled(one, *ruled[one.check]) for one in found if one.check in ruled)
    return tuple(sorted(left, key=lambda one: _WEIGHTIEST[one.severity])), tuple(dismissed)


def previewed(examiner: Examiner, history: History, row: Row, text: str) -> tuple[Finding, ...]:
    """The open findings of a row, were this its translation; none for an empty text. What
    somebody dismissed in this very text is left out."""
    found = examiner.checks.findings(replace(row.entry, target=text))
    return parted(found, rulings(history, row.segment, text) if found else {})[0]


def stamp_of_rows(rows: Iterable[Row]) -> str:
    """Another whenever anything of a row is."""
    found = hashlib.blake2b(digest_size=8)
    for row in rows:
        entry = row.entry
        # The segment stands for the source, the version for target, state and receipt.
        seen = (row.segment, row.version, entry.comments, entry.extracted, entry.previous_source)
        found.update(repr((row.number, seen, row.findings, row.ruled, row.risk)).encode())
    return found.hexdigest()


def _checked(entry: Entry) -> tuple[object, ...]:
    """What the checks look at."""
    return entry.source, entry.target, entry.extracted


def _paragraph_of(entry: Entry) -> int:
    """The paragraph that the sentence first stands in, as extraction noted it; 0 where it
    did not."""
    for note in entry.extracted:
        number = note.rpartition("paragraph ")[2]
        if number.isdecimal():
            return int(number)
    return 0
