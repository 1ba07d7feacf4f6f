"""What the checks say of a text that is being typed."""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.history import History
from l10n.model import Finding
from l10n.workflow.checking import Checker
from l10n.workflow.desk.making import parted, rulings
from l10n.workflow.desk.rows import Row


def previewed(checks: Checker, history: History, row: Row, text: str) -> tuple[Finding, ...]:
    """The open findings of a row, were this its translation; none for an empty text. What
    somebody dismissed in this very text is left out."""
    found = checks.findings(replace(row.entry, target=text))
    return parted(found, rulings(history, row.segment, text) if found else {})[0]
