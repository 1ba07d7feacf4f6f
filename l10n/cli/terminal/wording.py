"""Signs and words for what colours alone must not tell."""

from __future__ import annotations

from l10n.cli.terminal.typesetting import Look
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


def state_words(row: Row) -> str:
    """The state with its sign, and who put it there: ``✓ approved by anna, 2026-11-22``."""
    receipt = row.entry.receipt
    words = f"{STATE_SIGNS[row.state]} {row.state}"
    return words + (_whose(row.state, receipt) if receipt else "")


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
