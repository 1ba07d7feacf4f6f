"""One segment as a reviewer meets it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from l10n.catalogs.catalog import Entry
from l10n.catalogs.receipts import format_receipt
from l10n.languages import Language
from l10n.model import Finding, Role, State, Unit
from l10n.review.risk import Risk
from l10n.workflow.deciding import Seen

_LETTERS = 6
"""Bytes of a version: two texts of one segment hardly ever share one."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A finding that somebody dismissed."""

    finding: Finding
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One segment of a statement in one language. Equal rows are the same to a reader."""

    statement: str
    language: Language
    segment: str
    """See :func:`~l10n.catalogs.journal.segment_id`."""
    number: int
    """Its place in the statement, counted from 1."""
    entry: Entry
    state: State
    role: Role
    paragraph: int
    findings: tuple[Finding, ...]
    """The open ones, the weightiest first."""
    ruled: tuple[Ruled, ...]
    risk: Risk
    version: str
    """Another whenever its target, state or receipt is: a decision names the one it is about."""

    @property
    def seen(self) -> Seen:
        """What a decision says of it, so that it is not carried out on another text."""
        return Seen(self.language.tag, self.statement, self.segment, self.entry.target, self.state)


def version(unit: Unit) -> str:
    """Twelve hexadecimal digits that stand for a unit's target, state and receipt."""
    receipt = format_receipt(unit.receipt) if unit.receipt else ""
    bound = "\0".join((unit.state.value, receipt, unit.target))
    return hashlib.blake2b(bound.encode(), digest_size=_LETTERS).hexdigest()
