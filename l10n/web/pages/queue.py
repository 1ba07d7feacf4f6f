"""The queue of one language: what waits for a person, riskiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from l10n.languages import Language
from l10n.model import Severity, State
from l10n.review.states import Action
from l10n.web.asking import choice, choices
from l10n.web.figures import Figures, FiguresCache
from l10n.web.pages.place import Asked, queue_fields
from l10n.web.paging import paged
from l10n.web.queues import Queues, between, length
from l10n.web.rendering import page, render
from l10n.workflow.desk.queue import Order, Wanted
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench

PAGE = 50
BULK = (Action.APPROVE, Action.REJECT, Action.COMMENT)
"""What can be done to several segments at once."""
_MOST_ROWS = 200
_DRAWN = 4096
"""So many rows are kept as HTML: most are as they were when a page is asked for again."""


def asked_for(asked: Asked) -> tuple[Order, Wanted]:
    """The queue that an address asks for; what it names and there is not, is passed over.

    >>> asked_for([("order", "document"), ("state", "machine"), ("state", "x")])[1].states
    (<State.MACHINE: 'machine'>,)
    """

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(value for field, value in asked if field == name and value)

    def last_of(name: str) -> str:
        return (all_of(name) or ("",))[-1]

    severity = last_of("severity")
    return choice(Order, last_of("order")), Wanted(
        states=choices(State, all_of("state")),
        checks=all_of("check"),
        statements=all_of("statement"),
        severity=Severity(severity) if severity in list(Severity) else None,
        text=last_of("q").strip(),
    )


def open_checks(figures: Figures) -> list[tuple[str, int]]:
    """The rules that found something in what waits, with how often, most first."""
    found: Counter[str] = Counter()
    for (name, _), count in figures.checks.items():
        found[name] += count
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))


def language_of(bench: Workbench, tag: str) -> Language | None:
    """One of the project's languages."""
    return next((language for language in bench.languages if language.tag == tag), None)


async def _queue(request: Request) -> Response:
    return await run_in_threadpool(_page, request)


def _page(request: Request) -> Response:
    bench: Workbench = request.app.state.bench
    tag = request.path_params["tag"]
    figures: FiguresCache = request.app.state.figures
    sheets = bench.sheets(tag)
    asked = request.query_params.multi_items()
    order, wanted = asked_for(asked)
    queues: Queues = request.app.state.queues
    parts = queues.parts(tag, sheets, order, wanted)
    shown = paged(range(length(parts)), request.query_params.get("page", ""), PAGE)
    rows = between(parts, shown.first - 1, shown.first - 1 + PAGE)
    return page(
        request,
        "queue.html",
        tag=tag,
        language=language_of(bench, tag),
        rows=_drawn(request, tag, rows),
        may=_may(request, tag),
        shown=shown,
        order=order,
        orders=tuple(Order),
        wanted=wanted,
        asked=queue_fields(asked),
        checks=open_checks(figures.sum(f"queue {tag}", map(figures.of, sheets))),
        statements=sorted(sheet.statement for sheet in sheets),
        everything=sum(len(sheet.rows) for sheet in sheets),
        ready=bench.ready,
    )


async def _rows(request: Request) -> Response:
    return await run_in_threadpool(_some_rows, request)


def _some_rows(request: Request) -> Response:
    """Rows of a queue that somebody has before them, as they are now."""
    bench: Workbench = request.app.state.bench
    tag, statement = request.path_params["tag"], request.path_params["statement"]
    sheet = bench.sheet(tag, statement)
    asked = request.query_params.multi_items()
    names = [value for name, value in asked if name == "segment"][:_MOST_ROWS]
    rows = [row for row in map(sheet.row, names) if row]
    return HTMLResponse("\n".join(_drawn(request, tag, rows)))


def _may(request: Request, tag: str) -> tuple[Action, ...]:
    person = getattr(request.state, "person", None)
    return tuple(action for action in BULK if person and person.may(action, tag))


def _drawn(request: Request, tag: str, rows: Iterable[Row]) -> list[Markup]:
    """The rows as HTML, in the queue that is asked for."""
    bench: Workbench = request.app.state.bench
    source = bench.project.config.source_language
    asked = queue_fields(request.query_params.multi_items())
    around = tuple((name, tuple(values)) for name, values in asked.items())
    pickable = bool(_may(request, tag))
    return [drawn(row, source, around, pickable=pickable) for row in rows]


@lru_cache(maxsize=_DRAWN)
def drawn(
    row: Row, source: Language, around: tuple[tuple[str, tuple[str, ...]], ...], *, pickable: bool
) -> Markup:
    """A row as HTML; ``around`` has the fields of its queue. Pure."""
    text = render("queue_row.html", row=row, source=source, asked=dict(around), pickable=pickable)
    return Markup(text)  # noqa: S704  # a template's, in which all is escaped


routes = (
    Route("/queue/{tag}", _queue),
    Route("/rows/{tag}/{statement:path}", _rows),
)
