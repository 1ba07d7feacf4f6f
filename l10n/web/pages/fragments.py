"""Parts of the segment page that come after it, or while a person types."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from l10n.errors import L10nError
from l10n.model import Draft
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.forms import Form, read_form
from l10n.web.marking import Mark
from l10n.web.pages.happened import happened
from l10n.web.pages.place import SEGMENT_PATH, Place, place_of, row_at
from l10n.web.pages.segment_page import of_findings, who_stands
from l10n.web.rendering import page
from l10n.workflow.desk.difference import PieceKind, words
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.opinions import Reversed
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench

_LONGEST = 5_000
"""Characters of a text that is still completed."""
_OFFERED = 4
"""Proposals of the engine: those of the memory have the keys 1 to 5."""


async def _matches(request: Request) -> Response:
    return await run_in_threadpool(_matches_page, request)


def _matches_page(request: Request) -> Response:
    place, bench = place_of(request), _bench(request)
    row = _row(request, place)
    found = bench.matches(place.tag, place.statement, place.segment)
    return fragment(request, "matches.html", "Said before", row=row, matches=found)


async def _history(request: Request) -> Response:
    return await run_in_threadpool(_history_page, request)


def _history_page(request: Request) -> Response:
    place = place_of(request)
    panel = _bench(request).panel(place.tag, place.statement, place.segment)
    told = happened(panel.history)
    return fragment(request, "history.html", "History", row=panel.row, told=told)


async def _opinions(request: Request) -> Response:
    row = await run_in_threadpool(_row, request, place_of(request))
    drafts, back, problem = await asked(request, row)
    return fragment(
        request,
        "opinions.html",
        "From the engine",
        row=row,
        drafts=[(draft, differing(row.entry.target, draft.text)) for draft in proposals(drafts)],
        back=back,
        back_pieces=words(row.entry.source, back.text) if back else (),
        problem=problem,
    )


async def asked(
    request: Request, row: Row
) -> tuple[tuple[Draft, ...], Reversed | None, L10nError | None]:
    """What the engine has to say of a row; why it says nothing, where it cannot."""
    engine: EngineDesk = request.app.state.engine
    drafts = engine.alternatives(row)
    back = engine.reverse(row, row.entry.target) if row.entry.target.strip() else None
    try:
        found = await _answer(drafts)
        return found, (await _answer(back) if back else None), None
    except L10nError as problem:
        return (), None, problem


def proposals(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Those of the engine's answers that can be offered, as many as there are keys for."""
    return tuple(draft for draft in drafts if draft.text)[:_OFFERED]


def differing(text: str, other: str) -> tuple[Mark, ...]:
    """What another text says otherwise; nothing where there is no text yet."""
    marks, end = [], 0
    for piece in words(text, other) if text else ():
        start, end = end, end + (0 if piece.kind is PieceKind.REMOVED else len(piece.text))
        if piece.kind is PieceKind.ADDED:
            marks.append(Mark(start, end, "differs"))
    return tuple(marks)


async def _preview(request: Request) -> Response:
    place, form = place_of(request), await read_form(request)
    return await run_in_threadpool(_preview_page, request, place, _typed(form))


def _preview_page(request: Request, place: Place, typed: str) -> Response:
    context = of_findings(request, _row(request, place), None, typed)
    return page(request, "findings.html", **context)


async def _complete(request: Request) -> Response:
    place, form = place_of(request), await read_form(request)
    row = await run_in_threadpool(_row, request, place)
    typed = _typed(form)
    person: Person = request.state.person
    if len(typed) > _LONGEST or not person.may(Action.EDIT, place.tag):
        return JSONResponse({"completions": []})
    engine: EngineDesk = request.app.state.engine
    key = f"{request.state.session.key} {place.url()}"
    try:
        found = await _answer(engine.complete(row.entry.source, row.language, typed, key))
    except L10nError as problem:
        return JSONResponse({"completions": [], "problem": problem.message})
    made = [{"text": one.text, "words": list(one.words)} for one in found]
    return JSONResponse({"completions": made})


async def _now(request: Request) -> Response:
    """What became of the segment since the version in the address; nothing if it is as it was."""
    row = await run_in_threadpool(_row, request, place_of(request))
    if row.version == request.query_params.get("version"):
        return Response(status_code=204)
    return page(request, "changed.html", row=row, place=place_of(request), standing=who_stands(row))


def fragment(request: Request, template: str, title: str, **context: Any) -> Response:
    """A part of the page for htmx, and a page of its own for whoever has no scripts."""
    place = place_of(request)
    known = {**context, "place": place, "tag": place.tag, "title": title}
    if "hx-request" in request.headers:
        return page(request, template, **known)
    return page(request, "fragment.html", fragment=template, **known)


async def _answer(future: Any) -> Any:
    # The engine's worker must not find its future cancelled because a browser went away.
    return await asyncio.shield(asyncio.wrap_future(future))


def _typed(form: Form) -> str:
    return form.get("text", form.get("target"))


def _bench(request: Request) -> Workbench:
    bench: Workbench = request.app.state.bench
    return bench


def _row(request: Request, place: Place) -> Row:
    return row_at(_bench(request), place)


routes = (
    Route("/matches" + SEGMENT_PATH, _matches),
    Route("/opinions" + SEGMENT_PATH, _opinions),
    Route("/history" + SEGMENT_PATH, _history),
    Route("/now" + SEGMENT_PATH, _now),
    Route("/preview" + SEGMENT_PATH, _preview, methods=["POST"]),
    Route("/complete" + SEGMENT_PATH, _complete, methods=["POST"]),
)
