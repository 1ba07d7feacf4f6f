"""What findings keep a unit from going further."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.model import Finding, Severity

_ORDER = list(Severity)


def blocked(found: Iterable[Finding], severity: Severity | None) -> list[Finding]:
    """The findings that weigh ``severity`` or more; none where nothing blocks.

    >>> names = Finding("names", Severity.ERROR, "“Anna” is missing.")
    >>> blocked([names], Severity.WARNING) == [names], blocked([names], None)
    (True, [])
    """
    if severity is None:
        return []
    return [finding for finding in found if weighs(finding.severity, severity)]


def weighs(severity: Severity, least: Severity) -> bool:
    """Whether a severity is ``least`` or more.

    >>> weighs(Severity.ERROR, Severity.WARNING), weighs(Severity.NOTE, Severity.WARNING)
    (True, False)
    """
    return _ORDER.index(severity) >= _ORDER.index(least)
