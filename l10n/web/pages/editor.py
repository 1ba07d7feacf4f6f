"""The segment editor: its page, and all the addresses that belong to it."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from l10n.web.pages import deciding, fragments, undoing
from l10n.web.pages.place import SEGMENT_PATH, Place, place_of, row_at
from l10n.web.pages.segment_page import Sent, segment_page
from l10n.workflow.desk.workbench import Workbench


async def _segment(request: Request) -> Response:
    place = place_of(request)
    query = request.query_params
    typed = None
    if "match" in query:
        typed = await run_in_threadpool(_match, request, place, query["match"])
    elif "alternative" in query:
        typed = await _alternative(request, place, query["alternative"])
    return await run_in_threadpool(segment_page, request, place, Sent(typed))


def _match(request: Request, place: Place, asked: str) -> str | None:
    """The text of the memory's n-th match, as the page of matches counts them."""
    bench: Workbench = request.app.state.bench
    found = bench.matches(place.tag, place.statement, place.segment)
    return next((one.match.target for at, one in enumerate(found, 1) if str(at) == asked), None)


async def _alternative(request: Request, place: Place, asked: str) -> str | None:
    bench: Workbench = request.app.state.bench
    row = await run_in_threadpool(row_at, bench, place)
    drafts, _, _ = await fragments.asked(request, row)
    offered = enumerate(fragments.proposals(drafts), 1)
    return next((draft.text for at, draft in offered if str(at) == asked), None)


routes: tuple[BaseRoute, ...] = (
    Route("/segment" + SEGMENT_PATH, _segment),
    *fragments.routes,
    *deciding.routes,
    *undoing.routes,
)
