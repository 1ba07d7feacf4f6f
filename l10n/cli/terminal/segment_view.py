"""One segment with all that is known of it, as lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.cli.terminal.context_view import tell_rest
from l10n.cli.terminal.pages import Page
from l10n.cli.terminal.sitting import checks_of
from l10n.cli.terminal.spans import Look, Span, beside, marked
from l10n.cli.terminal.typesetting import END, Bidi, cells, find, isolated
from l10n.cli.terminal.wording import (
    SEVERITY_LOOKS,
    SEVERITY_SIGNS,
    STATE_SIGNS,
    finding_words,
    place_words,
    state_words,
)
from l10n.languages import Language
from l10n.model import Finding
from l10n.workflow.desk.panel import Panel, ShownMatch
from l10n.workflow.desk.rows import Row

_SIDE_BY_SIDE = 110
"""Columns from which source and target stand beside each other."""
_GAP = 3
_WIDEST = 96
"""Lines longer than this are hard to read."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of a row."""

    panel: Panel
    source: Language
    matches: Sequence[ShownMatch] | None = None
    """None while nobody has asked the memory."""
    alternatives: Sequence[str] = ()
    """The engine's other translations, once it was asked."""
    typed_text: str | None = None
    """The text that is being typed, as far as the checks have seen it."""
    typed: Sequence[Finding] | None = None
    """What they find in it."""

    @property
    def offers(self) -> tuple[str, ...]:
        """The texts that there are to take, in the order in which they are numbered."""
        return (*(shown.match.target for shown in self.matches or ()), *self.alternatives)


@dataclass(frozen=True, slots=True)
class Typing:
    """The text that is being typed, and where the cursor stands in it."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class View:
    """A page and, where something is typed in it, the cursor's line and column."""

    page: Page
    cursor: tuple[int, int] | None = None


def segment_view(
    known: Known,
    columns: int,
    by: Bidi,
    *,
    typing: Typing | None = None,
    unsaved: str | None = None,
    choosing: bool = False,
) -> View:
    """All of a segment, the most important first. ``unsaved`` was typed for it before."""
    page = Page(columns, by)
    row = known.panel.row
    page.text([Span(f"{_signed_state(row)} · {place_words(row)}")], indent=0)
    cursor = _texts(page, known, typing)
    page.gap()
    page.columns = min(columns, _WIDEST)
    if unsaved and typing is None:
        page.label("Typed, not saved", "e goes on with it")
        page.text([Span(unsaved)], rtl=row.language.rtl)
        page.gap()
    findings = row.findings if known.typed is None or typing is None else known.typed
    _findings(page, row, findings, numbered=choosing)
    if typing is None:
        tell_rest(page, known.panel, known.matches or (), known.alternatives)
    return View(page, cursor)


def text_columns(columns: int, by: Bidi, own: Language, target: Language) -> int:
    """How wide source and target are: half of a screen that is wide enough for both."""
    wide = _is_wide(columns, by, own, target)
    return (columns - _GAP) // 2 if wide else min(columns, _WIDEST)


def _is_wide(columns: int, by: Bidi, own: Language, target: Language) -> bool:
    """Whether source and target stand beside each other: not where the terminal orders text
    from right to left, for it would order the line as a whole."""
    mixed = by is Bidi.TERMINAL and (own.rtl or target.rtl)
    return columns >= _SIDE_BY_SIDE and not mixed


def overtaken_view(row: Row, mine: str, columns: int, by: Bidi) -> View:
    """What somebody else wrote, and what the reviewer was about to save."""
    page = Page(min(columns, _WIDEST), by)
    page.label("Somebody changed this segment while you were writing. Nothing is lost.")
    page.gap()
    page.label("Source")
    page.text([Span(row.entry.source)])
    page.gap()
    page.label("Theirs, as it is now", _signed_state(row))
    page.text([Span(row.entry.target)], rtl=row.language.rtl)
    page.gap()
    page.label("Yours, not saved")
    page.text([Span(mine)], rtl=row.language.rtl)
    return View(page)


def _signed_state(row: Row) -> str:
    return f"{STATE_SIGNS[row.state]} {state_words(row)}"


def _texts(page: Page, known: Known, typing: Typing | None) -> tuple[int, int] | None:
    """Source and target, beside each other where there is room."""
    row, own = known.panel.row, known.source
    half = text_columns(page.columns, page.by, own, row.language)
    wide = _is_wide(page.columns, page.by, own, row.language)
    left, right = Page(half, page.by), Page(half, page.by)
    left.label("Source", own.name)
    left.text(_source(known.panel), rtl=own.rtl)
    right.label("Target", row.language.name + (", typing" if typing else ""))
    text = typing.text + END if typing else row.entry.target
    spans = _target(known.panel) if typing is None else [Span(text)]
    right.text(spans or [Span("not translated yet", Look.FAINT)], rtl=row.language.rtl)
    start = len(page.lines)
    if wide:
        page.lines += beside(left.lines, right.lines, half, _GAP)
    else:
        page.lines += left.lines
        start = len(page.lines)
        page.lines += right.lines
    if typing is None:
        return None
    line, column = find(cells([Span(text)]), typing.at, half - 2, rtl=row.language.rtl, by=page.by)
    return start + 1 + line, column + 2 + (half + _GAP if wide else 0)


def _source(panel: Panel) -> list[Span]:
    found = panel.row.findings
    spots = [(*one.source_span, SEVERITY_LOOKS[one.severity]) for one in found if one.source_span]
    return marked(panel.row.entry.source, [*spots, *((*t.span, Look.TERM) for t in panel.terms)])


def _target(panel: Panel) -> list[Span]:
    found = panel.row.findings
    spots = [(*one.target_span, SEVERITY_LOOKS[one.severity]) for one in found if one.target_span]
    terms = [(*t.target_span, Look.TERM) for t in panel.terms if t.target_span]
    return marked(panel.row.entry.target, [*spots, *terms])


def _findings(page: Page, row: Row, findings: Sequence[Finding], *, numbered: bool) -> None:
    numbers = {check: n for n, check in enumerate(checks_of(row), start=1)}
    for one in findings:
        sign = SEVERITY_SIGNS[one.severity]
        if numbered:
            sign = f"{numbers.get(one.check, ' ')} {sign}"
        fix = f" (f writes “{isolated(one.fix)}”)" if one.fix else ""
        words = [Span(finding_words(one), Look.STRONG), Span(fix)]
        page.item(Span(sign, SEVERITY_LOOKS[one.severity]), words)
    for ruled in row.ruled:
        told = f"dismissed by {ruled.by}: {ruled.reason} ({finding_words(ruled.finding)})"
        page.item(Span("–", Look.FAINT), [Span(told, Look.FAINT)])
