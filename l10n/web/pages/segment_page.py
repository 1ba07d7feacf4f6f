"""The segment editor as a page: the same one, whatever led to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from l10n.errors import L10nError
from l10n.model import Finding, State
from l10n.web.marking import Mark, source_marks
from l10n.web.pages import found
from l10n.web.pages.deeds import deeds_of, session_key
from l10n.web.pages.place import Place
from l10n.web.pages.refusals import refusals
from l10n.web.pages.standing import standing
from l10n.web.rendering import page
from l10n.workflow.desk.difference import Piece, words
from l10n.workflow.desk.panel import Panel, TermSeen
from l10n.workflow.desk.queue import Order
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Clash:
    """A decision that came too late: what the segment is now, against what was typed."""

    headline: str
    pieces: tuple[Piece, ...]
    """From the text as it is now to the typed one; empty where they are the same."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person sent and has not lost: it is in the fields again."""

    typed: str | None = None
    """The text; None to show the translation as it is."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Reasons and comments, by what they are for."""
    problem: L10nError | None = None
    """Why nothing was done."""
    clashed: bool = False
    """Whether it was about a segment that is another now."""


def segment_page(
    request: Request, place: Place, sent: Sent | None = None, *, status: int = 200
) -> HTMLResponse:
    """The page of one segment.

    Raises UnknownPlace or ReviewError where there is no such segment.
    """
    bench: Workbench = request.app.state.bench
    panel = bench.panel(place.tag, place.statement, place.segment)
    sent = sent or Sent()
    context = _around(request, place) | _said(request, panel)
    context |= of_findings(request, panel.row, panel, sent.typed)
    context |= {
        "tag": place.tag,
        "place": place,
        "panel": panel,
        "total": len(panel.sheet.rows),
        "marks": tuple(_source_marks(panel)),
        "reasons": sent.reasons,
        "problem": sent.problem,
        "conflict": _clash(panel.row, sent) if sent.clashed else None,
    }
    return page(request, "segment.html", status=status, **context)


def of_findings(
    request: Request, row: Row, panel: Panel | None, typed: str | None
) -> dict[str, Any]:
    """What the list of findings is made from, for the text as it is or as it is typed."""
    bench: Workbench = request.app.state.bench
    is_saved = typed is None or typed == row.entry.target
    findings = row.findings if is_saved else _previewed(bench, row, typed or "")
    config = bench.project.config
    history = panel.history if panel else ()
    four_eyes = config.review.four_eyes and panel is not None
    return {
        "row": row,
        "typed": row.entry.target if typed is None else typed,
        "groups": found.groups(findings),
        "findings_summary": found.summary(findings),
        "finding_marks": found.marks(findings),
        "stopped": found.stopped(findings, config.checks.block_approval),
        "ruled": row.ruled if is_saved else (),
        "refusals": refusals(request.state.person, row, history, four_eyes=four_eyes),
        "reasons": {},
    }


def term_marks(terms: tuple[TermSeen, ...]) -> tuple[Mark, ...]:
    """Where terms stand in a source, with what they are called."""
    return tuple(Mark(*seen.span, "term", ", ".join(seen.term.targets)) for seen in terms)


def _previewed(bench: Workbench, row: Row, text: str) -> tuple[Finding, ...]:
    return bench.preview(row.language.tag, row.statement, row.segment, text)


def _source_marks(panel: Panel) -> list[Mark]:
    return [*term_marks(panel.terms), *source_marks(panel.row.findings)]


def _around(request: Request, place: Place) -> dict[str, Any]:
    stands = standing(request, place)
    other = Order.DOCUMENT if stands.order is Order.RISK else Order.RISK
    return {
        "order": stands.order.value,
        "waiting": stands.waiting,
        "position": stands.position,
        "previous": place.beside(stands.previous).url() if stands.previous else "",
        "following": place.beside(stands.following).url() if stands.following else "",
        "other_order": place.asking("order", other.value).url(),
        "queue_url": place.queue_url(),
    }


def _said(request: Request, panel: Panel) -> dict[str, Any]:
    last = deeds_of(request).last(session_key(request))
    return {
        "last": last.label if last else "",
        "deed": last.number if last else "",
        "standing": who_stands(panel.row),
    }


def who_stands(row: Row) -> str:
    """Who put a segment where it is, and why, as far as its receipt says.

    A draft is its engine's, an approval its giver's.
    """
    receipt = row.entry.receipt
    if receipt is None or row.state is State.UNTRANSLATED:
        return ""
    whose = receipt.by or receipt.origin
    said = [f"by {whose}"] if whose else []
    said += [receipt.at[:10]] if receipt.at else []
    if receipt.was is not None:
        was = "" if receipt.was is row.state else f"{receipt.was} "
        return f"{was}{', '.join(said)}, before the source changed"
    said += [f"“{receipt.reason}”"] if receipt.reason and receipt.by else []
    return ", ".join(said)


def _clash(row: Row, sent: Sent) -> Clash:
    receipt = row.entry.receipt
    whose = (receipt.by or receipt.origin) if receipt else ""
    by = f", by {whose}" if whose else ""
    typed = row.entry.target if sent.typed is None else sent.typed
    pieces = words(row.entry.target, typed) if typed != row.entry.target else ()
    headline = f"Somebody changed this meanwhile: it is {row.state} now{by}."
    return Clash(headline, pieces)
