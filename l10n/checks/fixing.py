"""Applies what findings propose."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from l10n.model import Finding, Span

_MOST_ROUNDS = 9


def fixed(target: str, findings: Iterable[Finding]) -> str:
    """A translation with the fixes of its findings applied, from the end to the start.

    Of fixes that overlap only the one that starts first is applied, and of several that
    start together the first given. Findings without a fix change nothing.

    >>> from l10n.model import Severity
    >>> space = Finding("spaces", Severity.NOTE, "…", target_span=(5, 7), fix=" ")
    >>> fixed("Hello  there", [space])
    'Hello there'
    """
    edits: list[tuple[Span, str]] = []
    for span, fix in sorted(_fixes(target, findings), key=lambda edit: edit[0][0]):
        if not edits or span[0] >= edits[-1][0][1]:
            edits.append((span, fix))
    for (start, end), fix in reversed(edits):
        target = target[:start] + fix + target[end:]
    return target


def settled(target: str, look: Callable[[str], Iterable[Finding]]) -> str:
    """A translation fixed until nothing is left to fix: one fix may make room for another.

    ``look`` tells the findings of a text.
    """
    for _ in range(_MOST_ROUNDS):
        better = fixed(target, look(target))
        if better == target:
            break
        target = better
    return target


def _fixes(target: str, findings: Iterable[Finding]) -> Iterable[tuple[Span, str]]:
    """Only what lies in the text."""
    for finding in findings:
        span = finding.target_span
        if finding.fix is not None and span and 0 <= span[0] <= span[1] <= len(target):
            yield span, finding.fix
