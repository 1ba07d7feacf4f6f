"""Sheets as plain JSON, and back: reading them so is many times as fast as checking anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import dump_tally, load_tally
from l10n.languages import Language
from l10n.model import Finding, Role, Severity, Span, State
from l10n.review.risk import Risk
from l10n.workflow.desk.evidence import Measured
from l10n.workflow.desk.examining import Examined
from l10n.workflow.desk.making import parted
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

_STATES = {state.value: state for state in State}
_ROLES = {role.value: role for role in Role}
_SEVERITIES = {severity.value: severity for severity in Severity}
_NOTHING = [None, None, None]
"""What was measured where nothing was."""
EDITION = 1
"""To be raised whenever sheets are kept in another form."""


def dump(sheet: Sheet) -> str:
    """A sheet that could be read, as JSON."""
    rows = [_row(row, found) for row, found in zip(sheet.rows, sheet.examined, strict=True)]
    whole = [sheet.stamp, sheet.rules, dump_tally(sheet.tally), rows]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def load(statement: str, target: Language, text: str) -> Sheet:
    """The inverse of :func:`dump`."""
    stamp, rules, counts, kept = json.loads(text)
    pairs = [
        _loaded(statement, target, number, values) for number, values in enumerate(kept, start=1)
    ]
    rows, examined = tuple(row for row, _ in pairs), tuple(found for _, found in pairs)
    tally = load_tally(counts)
    return Sheet(statement, target, rows, tally, stamp, examined=examined, rules=rules)


def _row(row: Row, examined: Examined) -> list[object]:
    measured, risk = examined.measured, row.risk
    return [
        *(row.segment, row.state.value, row.role.value, row.paragraph, row.version),
        _entry(row.entry),
        [_finding(one) for one in examined.found],
        examined.grounds,
        [measured.novelty, measured.agreement, measured.reverse],
        {one.finding.check: [one.by, one.reason] for one in row.ruled},
        [risk.value, risk.reasons],
    ]


def _loaded(
    statement: str, target: Language, number: int, values: Sequence[Any]
) -> tuple[Row, Examined]:
    segment, state, role, paragraph, version, entry, kept, grounds, measured, ruled, risk = values
    found = tuple(map(_loaded_finding, kept))
    open_ones, dismissed = parted(found, ruled) if found else ((), ())
    row = Row(
        *(statement, target, segment, number, _loaded_entry(entry), _STATES[state], _ROLES[role]),
        *(paragraph, open_ones, dismissed, Risk(risk[0], tuple(risk[1])), version),
    )
    if measured == _NOTHING:
        return row, Examined(found, grounds)
    return row, Examined(found, grounds, Measured(*measured))


def _entry(entry: Entry) -> list[object]:
    """An entry of today's text without plurals, whose other fields are empty."""
    return [
        *(entry.source, entry.target, entry.context, entry.comments, entry.extracted),
        *(entry.references, entry.flags, entry.workflow, entry.previous_context),
        *(entry.previous_source, entry.previous_plural, entry.line),
    ]


def _loaded_entry(values: Iterable[Any]) -> Entry:
    source, target, context, comments, extracted, references, flags, workflow, *rest = values
    previous_context, previous_source, previous_plural, line = rest
    return Entry(
        source,
        target,
        context,
        tuple(comments),
        tuple(extracted),
        tuple(references),
        tuple(flags),
        tuple(workflow),
        previous_context,
        previous_source,
        previous_plural,
        line=line,
    )


def _finding(found: Finding) -> list[object]:
    return [
        *(found.check, found.severity.value, found.message),
        *(found.source_span, found.target_span, found.fix),
    ]


def _loaded_finding(values: Iterable[Any]) -> Finding:
    check, severity, message, source, target, fix = values
    return Finding(check, _SEVERITIES[severity], message, _span(source), _span(target), fix)


def _span(values: list[int] | None) -> Span | None:
    return (values[0], values[1]) if values else None
