"""Rows as a reviewer meets them, made by hand."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.catalogs.catalog import Entry
from l10n.cli.terminal.segment_view import Known
from l10n.cli.terminal.spans import Span as Piece
from l10n.languages import language
from l10n.model import Finding, Role, Severity, Span, State
from l10n.review.risk import Risk
from l10n.workflow.desk.panel import Panel
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

SOURCE = "The parliament met on 26 February 2026 (in Baku)."


def finding(
    check: str = "numbers",
    severity: Severity = Severity.ERROR,
    *,
    span: Span | None = None,
    fix: str | None = None,
) -> Finding:
    return Finding(
        check, severity, "The source says 26; the translation does not.", None, span, fix
    )


def row(
    target: str = "El parlamento se reunió.",
    *,
    tag: str = "es",
    number: int = 1,
    source: str = SOURCE,
    statement: str = "appeal",
    state: State = State.MACHINE,
    findings: tuple[Finding, ...] = (),
    reasons: tuple[str, ...] = (),
) -> Row:
    entry = Entry(source, target)
    return Row(
        statement,
        language(tag),
        f"{number:08x}",
        number,
        entry,
        state,
        Role.BODY,
        2,
        findings,
        (),
        Risk(0.5, reasons),
        f"{target}{state}",
    )


def known(shown: Row, before: tuple[Row, ...] = (), after: tuple[Row, ...] = ()) -> Known:
    sheet = Sheet(shown.statement, shown.language, (*before, shown, *after))
    panel = Panel(shown, sheet, before, after, (), (), (), (), ())
    return Known(panel, language("en"))


def plain(line: Iterable[Piece]) -> str:
    """What a line of the screen says, without its looks."""
    return "".join(piece.text for piece in line)
