"""The last deed of a person's session, taken back."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from l10n.errors import L10nError, ReviewError
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.pages.deciding import gone
from l10n.web.pages.deeds import Deed, deeds_of, session_key
from l10n.web.pages.segment_page import Sent, segment_page
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.workbench import UnknownPlace, Workbench


async def _undo(request: Request) -> Response:
    deeds, key = deeds_of(request), session_key(request)
    deed = deeds.last(key)
    if deed is None:
        return gone(request, "/")
    try:
        await run_in_threadpool(_taken_back, request, deed)
    except UnknownPlace:
        deeds.drop(key, deed)
        raise
    except L10nError as problem:
        deeds.drop(key, deed)
        sent = Sent(problem=ReviewError(f"That cannot be taken back. {problem.message}"))
        return await run_in_threadpool(segment_page, request, deed.place, sent, status=409)
    deeds.drop(key, deed)
    return gone(request, deed.place.url())


def _taken_back(request: Request, deed: Deed) -> None:
    """Undo a deed's actions, the last first."""
    bench: Workbench = request.app.state.bench
    person: Person = request.state.person
    place = deed.place
    for action in reversed(deed.actions):
        back = Action.RECALL if action is Action.DISMISS else Action.UNDO
        person.must(back, place.tag)
        decision = Decision(back, person.name, segments=(place.segment,), checks=deed.checks)
        bench.decide(place.tag, place.statement, decision)


routes = (Route("/undo", _undo, methods=["POST"]),)
