"""What is known around a segment, as lines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from l10n.cli.terminal.pages import Page
from l10n.cli.terminal.typesetting import Look, Span, isolated
from l10n.cli.terminal.wording import STATE_SIGNS
from l10n.workflow.desk.difference import Piece, PieceKind
from l10n.workflow.desk.panel import Panel, ShownMatch
from l10n.workflow.desk.rows import Row

_EVENTS = 8
_COUNTS = re.compile(r"\d+ (?:error|warning|note)s?: ")


def tell_rest(page: Page, panel: Panel, matches: Sequence[ShownMatch]) -> None:
    """Why to look, and what there is to compare with: the source before, terms, the memory,
    neighbours, history."""
    _reasons(page, panel.row)
    if panel.change:
        page.gap()
        page.label("Source before", "what was removed [-so-], what came {+so+}")
        page.text(_difference(panel.change))
    _terms(page, panel)
    _matches(page, matches, rtl=panel.row.language.rtl)
    if panel.alternatives_kept:
        page.gap()
        page.label("Other translations kept")
        for kept in panel.alternatives_kept:
            page.text([Span(kept.text)], rtl=panel.row.language.rtl)
            page.text([Span(kept.whose, Look.FAINT)] if kept.whose else [])
    if panel.comments:
        page.gap()
        page.label("Comments")
        for comment in panel.comments:
            page.text([Span(comment)])
    _around(page, panel)
    _history(page, panel)


def _reasons(page: Page, row: Row) -> None:
    # What the findings above say in full is not said again.
    reasons = [reason for reason in row.risk.reasons if not _COUNTS.match(reason)]
    if reasons:
        page.gap()
        page.label("Why look")
        for reason in reasons:
            page.item(Span(" -"), [Span(reason)])


def _difference(pieces: Iterable[Piece]) -> list[Span]:
    return [
        Span(f"[-{piece.text}-]", Look.REMOVED)
        if piece.kind is PieceKind.REMOVED
        else Span(f"{{+{piece.text}+}}", Look.ADDED)
        if piece.kind is PieceKind.ADDED
        else Span(piece.text)
        for piece in pieces
    ]


def _terms(page: Page, panel: Panel) -> None:
    if not panel.terms:
        return
    page.gap()
    page.label("Terms")
    known = dict.fromkeys((seen.term, seen.target_span is not None) for seen in panel.terms)
    for term, there in known:
        forms = " / ".join(isolated(form) for form in term.targets) or "no form given"
        never = f"never {', '.join(map(isolated, term.forbidden))}" if term.forbidden else ""
        more = "; ".join(filter(None, (never, term.note, term.reference)))
        sign = Span("✓", Look.GOOD) if there or not term.targets else Span("?", Look.WARNING)
        words = [Span(term.source, Look.TERM), Span(f" → {forms}")]
        if not there and term.targets:
            words.append(Span(" (not seen in the target)"))
        page.item(sign, [*words, Span(f"  {more}" if more else "", Look.FAINT)])


def _matches(page: Page, matches: Sequence[ShownMatch], *, rtl: bool) -> None:
    if not matches:
        return
    page.gap()
    page.label("Memory", "a number takes one")
    for number, shown in enumerate(matches, start=1):
        match, known = shown.match, shown.match.remembered
        where = ", ".join(filter(None, (known.by, known.origin.removeprefix("statement:"))))
        head = [Span(f"{match.score} % {match.kind}", Look.STRONG), Span(f"  {where}", Look.FAINT)]
        page.item(Span(str(number), Look.LABEL), head)
        if shown.source_difference:
            page.text(_difference(shown.source_difference))
        page.text([Span(match.target)], rtl=rtl)


def _around(page: Page, panel: Panel) -> None:
    for label, rows in (("Before", panel.before), ("After", panel.after)):
        if rows:
            page.gap()
            page.label(label)
        for row in rows:
            page.item(Span(STATE_SIGNS[row.state]), [Span(row.entry.source, Look.FAINT)])
            if row.entry.target:
                page.text([Span(row.entry.target, Look.FAINT)], rtl=row.language.rtl)


def _history(page: Page, panel: Panel) -> None:
    if not panel.history:
        return
    page.gap()
    page.label("History")
    for line in _events(panel):
        page.item(Span(" -", Look.FAINT), [Span(line, Look.FAINT)])


def _events(panel: Panel) -> Iterator[str]:
    for event in panel.history[:_EVENTS]:
        what = f"{event.what or event.after}"
        check = f" {event.check}" if event.check else ""
        why = f": {event.reason}" if event.reason else ""
        by = event.by or "nobody known"
        yield f"{event.at[:10]} {event.at[11:16]} {what}{check} by {by}{why}"
