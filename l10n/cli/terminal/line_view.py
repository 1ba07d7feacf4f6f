"""A segment as it is read out: the text first, no signs, nothing twice. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.cli.terminal.wording import (
    event_words,
    finding_words,
    place_words,
    reasons,
    state_words,
)
from l10n.memory.memory import Match
from l10n.workflow.desk.panel import Panel
from l10n.workflow.desk.rows import Row


def row_lines(row: Row, number: int, total: int) -> Iterator[str]:
    """What is said of a segment on arriving there."""
    yield f"{number} of {total}: {row.language.name}, {row.statement}, {place_words(row)}"
    yield f"Source: {row.entry.source}"
    yield f"Target: {row.entry.target or '(none yet)'}"
    yield from finding_lines(row)
    yield f"State: {state_words(row)}"
    yield from (f"Why look: {reason}" for reason in reasons(row))


def finding_lines(row: Row) -> Iterator[str]:
    """``Error numbers: 34 is missing. (fix: 34)``"""
    for finding in row.findings:
        words = finding_words(finding)
        fix = f" (fix: {finding.fix})" if finding.fix else ""
        yield words[0].upper() + words[1:] + fix


def offer_lines(matches: Sequence[Match], alternatives: Sequence[str]) -> Iterator[str]:
    """What ``match NUMBER`` takes."""
    for number, match in enumerate(matches, start=1):
        by = f" by {match.remembered.by}" if match.remembered.by else ""
        yield f"Match {number}, {match.score} %{by}: {match.target}"
    for number, text in enumerate(alternatives, start=len(matches) + 1):
        yield f"Match {number}, the engine: {text}"


def more_lines(panel: Panel) -> Iterator[str]:
    """What is said on demand."""
    row = panel.row
    yield f"Segment: {row.segment}"
    for seen in panel.terms:
        yield f"Term: {seen.term.source}: {' / '.join(seen.term.targets)}"
    for where, rows in (("Before", panel.before), ("After", panel.after)):
        for one in rows:
            yield f"{where}: {one.entry.source}"
            yield f"  {one.entry.target or '(none yet)'}"
    if row.entry.previous_source:
        yield f"Source before: {row.entry.previous_source}"
    for kept in panel.alternatives_kept:
        yield f"Other translation kept: {kept.text}"
    for ruled in row.ruled:
        yield f"Dismissed by {ruled.by}: {finding_words(ruled.finding)}: {ruled.reason}"
    yield from (f"Comment: {comment}" for comment in panel.comments)
    yield from map(event_words, panel.history)
