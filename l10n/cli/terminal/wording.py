"""Signs and words for what colours alone must not tell."""

from __future__ import annotations

import re

from l10n.catalogs.journal import Event
from l10n.cli.terminal.spans import Look
from l10n.model import Finding, Receipt, Severity, State
from l10n.workflow.desk.rows import Row

STATE_SIGNS = {
    State.UNTRANSLATED: "○",
    State.MACHINE: "◇",
    State.REJECTED: "✗",
    State.TRANSLATED: "◆",
    State.APPROVED: "✓",
    State.FINAL: "✓✓",
}
SEVERITY_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "•"}
SEVERITY_LOOKS = {
    Severity.ERROR: Look.ERROR,
    Severity.WARNING: Look.WARNING,
    Severity.NOTE: Look.FAINT,
}


_COUNTS = re.compile(r"\d+ (?:error|warning|note)s?: ")


def state_words(row: Row) -> str:
    """The state, and who put it there: ``approved by anna, 2026-11-22``."""
    receipt = row.entry.receipt
    return f"{row.state}" + (_whose(row.state, receipt) if receipt else "")


def reasons(row: Row) -> list[str]:
    """Why to look, but for what the findings say in full."""
    return [reason for reason in row.risk.reasons if not _COUNTS.match(reason)]


def event_words(event: Event) -> str:
    """``2026-11-22 10:00 approve by anna: why``."""
    check = f" {event.check}" if event.check else ""
    why = f": {event.reason}" if event.reason else ""
    what, by = event.what or event.after, event.by or "nobody known"
    return f"{event.at[:10]} {event.at[11:16]} {what}{check} by {by}{why}"


def place_words(row: Row) -> str:
    """What the segment is in its statement: ``quotation, paragraph 3``."""
    return f"{row.role}, paragraph {row.paragraph}" if row.paragraph else f"{row.role}"


def finding_words(finding: Finding) -> str:
    """``error numbers: 34 is missing.``"""
    return f"{finding.severity} {finding.check}: {finding.message}"


def _whose(state: State, receipt: Receipt) -> str:
    if state is State.MACHINE:
        score = f", score {receipt.score:.2f}" if receipt.score is not None else ""
        return f", draft by {receipt.origin}{score}" if receipt.origin else score
    day = f", {receipt.at[:10]}" if receipt.at else ""
    by = f" by {receipt.by}" if receipt.by else ""
    why = f": {receipt.reason}" if receipt.reason and state is State.REJECTED else ""
    return f"{by}{day}{why}"
