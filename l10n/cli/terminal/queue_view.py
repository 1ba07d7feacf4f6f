"""The queue as a table, and for programs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

import click

from l10n.cli.table import table
from l10n.cli.terminal.state import NOTHING
from l10n.cli.terminal.width import clean, cut, width
from l10n.cli.terminal.wording import SEVERITY_SIGNS, STATE_SIGNS
from l10n.report.counting import counted
from l10n.workflow.desk.rows import Row

_LEAST = 16


def tell_queue(rows: Sequence[Row]) -> None:
    """Print a line for each row."""
    if not rows:
        click.echo(NOTHING.text)
        return
    columns = shutil.get_terminal_size((120, 24)).columns
    cells = [_cells(row) for row in rows]
    head = ["", "segment", "language", "statement", "state", "why"]
    lines = table(head, cells, left=6)
    used = max(width(line) for line in lines) - max(width(row[-1]) for row in [head, *cells])
    if used + _LEAST <= columns:
        lines = [cut(line, columns) for line in lines]
    click.echo(click.style(lines[0], bold=True))
    for line in lines[1:]:
        click.echo(line)
    click.echo(f"{counted(len(rows), 'segment')} to review: l10n review")


def as_json(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The same for programs, in the queue's order."""
    return [
        {
            "language": row.language.tag,
            "statement": row.statement,
            "segment": row.segment,
            "number": row.number,
            "role": row.role.value,
            "state": row.state.value,
            "risk": round(row.risk.value, 4),
            "reasons": list(row.risk.reasons),
            "findings": [
                {"check": one.check, "severity": one.severity.value, "message": one.message}
                for one in row.findings
            ],
            "source": row.entry.source,
            "target": row.entry.target,
        }
        for row in rows
    ]  # fmt: skip


def _cells(row: Row) -> list[str]:
    sign = SEVERITY_SIGNS[row.findings[0].severity] if row.findings else ""
    why = "; ".join(row.risk.reasons)
    state = f"{STATE_SIGNS[row.state]} {row.state}"
    return [sign, row.segment, row.language.tag, clean(row.statement), state, clean(why)]
