"""The last deed of a person's session, taken back."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from l10n.errors import L10nError, ReviewError
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.forms import read_form
from l10n.web.pages.deciding import gone
from l10n.web.pages.deeds import Deed, deeds_of, session_key
from l10n.web.pages.segment_page import Sent, segment_page
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.panel import row_of
from l10n.workflow.desk.workbench import UnknownPlace, Workbench

_SINCE = "You did something else since, which would be taken back first:"


async def _undo(request: Request) -> Response:
    deeds, key = deeds_of(request), session_key(request)
    asked = (await read_form(request)).get("deed")
    deed, done = deeds.last(key), deeds.dropped(key)
    if done and asked == str(done.number):  # pressed twice
        return gone(request, done.place.url())
    if deed is None:
        return gone(request, "/")
    if asked not in {"", str(deed.number)}:
        return await _refused(request, deed, f"{_SINCE} {deed.label}")
    # Before anything is waited for: who presses twice means it once.
    deeds.drop(key, deed)
    try:
        await run_in_threadpool(_taken_back, request, deed)
    except UnknownPlace:
        raise
    except L10nError as problem:
        return await _refused(request, deed, problem.message)
    return gone(request, deed.place.url())


async def _refused(request: Request, deed: Deed, why: str) -> Response:
    sent = Sent(problem=ReviewError(f"That cannot be taken back. {why}"))
    return await run_in_threadpool(segment_page, request, deed.place, sent, status=409)


def _taken_back(request: Request, deed: Deed) -> None:
    """Undo a deed's actions, the last first."""
    bench: Workbench = request.app.state.bench
    person: Person = request.state.person
    place, version = deed.place, deed.version
    for action in reversed(deed.actions):
        back = Action.RECALL if action is Action.DISMISS else Action.UNDO
        person.must(back, place.tag)
        decision = Decision(back, person.name, segments=(place.segment,), checks=deed.checks)
        done = bench.decide(place.tag, place.statement, decision, version=version)
        version = row_of(done.sheet, place.segment).version


routes = (Route("/undo", _undo, methods=["POST"]),)
