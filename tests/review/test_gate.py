"""What blocks: findings that weigh enough, and only those."""

from __future__ import annotations

import pytest

from l10n.model import Finding, Severity
from l10n.review.gate import blocked

FOUND = [Finding(severity.value, severity, "…") for severity in Severity]


@pytest.mark.parametrize(
    ("least", "names"),
    [
        (None, []),
        (Severity.ERROR, ["error"]),
        (Severity.WARNING, ["warning", "error"]),
        (Severity.NOTE, ["note", "warning", "error"]),
    ],
)
def test_blocked(least: Severity | None, names: list[str]):
    assert [finding.check for finding in blocked(FOUND, least)] == names
