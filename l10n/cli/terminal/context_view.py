"""What is known around a segment, as lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from l10n.cli.terminal.pages import Page
from l10n.cli.terminal.spans import Look, Span
from l10n.cli.terminal.typesetting import isolated
from l10n.cli.terminal.wording import STATE_SIGNS, event_words, reasons
from l10n.workflow.desk.difference import Piece, PieceKind
from l10n.workflow.desk.panel import Panel, ShownMatch
from l10n.workflow.desk.rows import Row

_EVENTS = 8
_PIECES: dict[PieceKind, Callable[[str], list[Span]]] = {
    PieceKind.SAME: lambda text: [Span(text)],
    PieceKind.REMOVED: lambda text: [Span("[-"), Span(text, Look.REMOVED), Span("-]")],
    PieceKind.ADDED: lambda text: [Span("{+"), Span(text, Look.ADDED), Span("+}")],
}


def tell_rest(
    page: Page, panel: Panel, matches: Sequence[ShownMatch], alternatives: Sequence[str]
) -> None:
    """Why to look, and what there is to compare with: the source before, terms, the memory,
    the engine's alternatives, neighbours, history."""
    _reasons(page, panel.row)
    if panel.change:
        page.gap()
        page.label("Source before", "what was removed [-so-], what came {+so+}")
        page.text(_difference(panel.change))
    _terms(page, panel)
    rtl = panel.row.language.rtl
    _matches(page, matches, rtl=rtl)
    _alternatives(page, alternatives, len(matches), rtl=rtl)
    if panel.alternatives_kept:
        page.gap()
        page.label("Other translations kept")
        for kept in panel.alternatives_kept:
            page.text([Span(kept.text)], rtl=rtl)
            page.text([Span(kept.whose, Look.FAINT)] if kept.whose else [])
    if panel.comments:
        page.gap()
        page.label("Comments")
        for comment in panel.comments:
            page.text([Span(comment)])
    _around(page, panel)
    _history(page, panel)


def _reasons(page: Page, row: Row) -> None:
    known = reasons(row)
    if known:
        page.gap()
        page.label("Why look")
    for reason in known:
        page.item(Span(" -"), [Span(reason)])


def _difference(pieces: Iterable[Piece]) -> list[Span]:
    return [span for piece in pieces for span in _PIECES[piece.kind](piece.text)]


def _terms(page: Page, panel: Panel) -> None:
    if not panel.terms:
        return
    page.gap()
    page.label("Terms")
    known = dict.fromkeys((seen.term, seen.target_span is not None) for seen in panel.terms)
    for term, there in known:
        forms = " / ".join(isolated(form) for form in term.targets) or "no form given"
        never = f"never {', '.join(map(isolated, term.forbidden))}" if term.forbidden else ""
        more = "; ".join(one.rstrip(".") for one in (never, term.note, term.reference) if one)
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


def _alternatives(page: Page, texts: Sequence[str], before: int, *, rtl: bool) -> None:
    if texts:
        page.gap()
        page.label("Engine", "other translations; a number takes one")
    for number, text in enumerate(texts, start=before + 1):
        page.item(Span(str(number), Look.LABEL), [Span(text)], rtl=rtl)


def _around(page: Page, panel: Panel) -> None:
    for label, rows in (("Before", panel.before), ("After", panel.after)):
        if rows:
            page.gap()
            page.label(label)
        for row in rows:
            page.item(Span(STATE_SIGNS[row.state]), [Span(row.entry.source)])
            if row.entry.target:
                page.text([Span(row.entry.target)], rtl=row.language.rtl)


def _history(page: Page, panel: Panel) -> None:
    if not panel.history:
        return
    page.gap()
    page.label("History")
    for event in panel.history[:_EVENTS]:
        page.item(Span(" -"), [Span(event_words(event))])
