"""Findings as the editor shows them: by rule, with what stands in the way of an approval. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.model import Finding, Severity
from l10n.report.counting import counted
from l10n.review.gate import blocked


@dataclass(frozen=True, slots=True)
class Group:
    """What one rule found: a dismissal is about all of it."""

    check: str
    severity: Severity
    shown: tuple[Finding, ...]


def groups(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The findings by rule, in their order."""
    by_check: dict[str, list[Finding]] = {}
    for finding in findings:
        by_check.setdefault(finding.check, []).append(finding)
    return tuple(Group(check, found[0].severity, tuple(found)) for check, found in by_check.items())


def summary(findings: Sequence[Finding]) -> str:
    """How many of each severity, the weightiest first; empty where there is none.

    >>> summary([Finding("dates", Severity.ERROR, "…"), Finding("dates", Severity.ERROR, "…")])
    '2 errors'
    """
    counts = Counter(finding.severity for finding in findings)
    found = (counted(counts[one], one.value) for one in reversed(Severity) if counts[one])
    return ", ".join(found)


def marks(findings: Sequence[Finding]) -> str:
    """Where they lie in the translation, as JSON for the editor: start, end, severity."""
    spans = [
        [*finding.target_span, finding.severity.value]
        for finding in findings
        if finding.target_span
    ]
    return json.dumps(spans)


def stopped(findings: Sequence[Finding], severity: Severity | None) -> str:
    """What the findings mean for an approval; empty where none stands in its way.

    >>> stopped([Finding("dates", Severity.ERROR, "…")], Severity.ERROR)
    '1 finding stands in the way of an approval: mend it, or say why the text is right.'
    """
    count = len(blocked(findings, severity))
    if not count:
        return ""
    stand, them = ("stands", "it") if count == 1 else ("stand", "them")
    return (
        f"{counted(count, 'finding')} {stand} in the way of an approval: mend {them}, "
        "or say why the text is right."
    )


def fix_in(findings: Sequence[Finding], check: str, start: int, end: int) -> Finding | None:
    """The finding with a fix that a person chose; None where the text has changed since."""
    for finding in findings:
        if finding.fix is not None and (finding.check, finding.target_span) == (
            check,
            (start, end),
        ):
            return finding
    return None
