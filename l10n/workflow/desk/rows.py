"""One segment as a reviewer meets it."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.catalogs.catalog import Entry
from l10n.languages import Language
from l10n.model import Finding, Role, State
from l10n.review.risk import Risk


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
