"""A person's decision about one segment: done, refused in words, or met by somebody else's."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from l10n.errors import L10nError, ReviewError
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.forms import read_form
from l10n.web.pages import found
from l10n.web.pages.carrying_out import carry_out
from l10n.web.pages.deeds import Deed, deeds_of, session_key
from l10n.web.pages.place import SEGMENT_PATH, Place, place_of, row_at
from l10n.web.pages.segment_page import Sent, segment_page
from l10n.web.pages.standing import standing
from l10n.web.pages.wish import COPY, FIX, SAVE, Wish, read_wish
from l10n.workflow.deciding import Conflict
from l10n.workflow.desk.workbench import UnknownPlace, Workbench

_STAYING = frozenset({SAVE, Action.COMMENT, Action.DISMISS, Action.RECALL})
_BESIDE = frozenset({Action.COMMENT, Action.RECALL})
"""What saves nothing of a text that is being typed: without scripts it is put back."""
_LABEL = 60
SAVED = "l10n:saved"
"""What htmx tells the parts of the page that tell what happened."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a wish."""

    deed: Deed | None
    """What can be taken back of it."""
    onward: str
    """Where to go on."""
    typed: str | None
    """What is typed still and not saved."""


async def _decide(request: Request) -> Response:
    place, wish = place_of(request), read_wish(await read_form(request))
    # Should the segment's page be gone, the page that says so shows it.
    request.state.typed = wish.text or ""
    try:
        if wish.asked in {COPY, FIX}:
            return await run_in_threadpool(_put, request, place, wish)
        done = await run_in_threadpool(_done, request, place, wish)
    except UnknownPlace:
        raise
    except L10nError as problem:
        return await run_in_threadpool(_refused, request, place, wish, problem)
    if done.deed:
        deeds_of(request).put(session_key(request), done.deed)
    is_scripted = "hx-request" in request.headers
    if (is_scripted and wish.asked in _STAYING) or done.typed is not None:
        shown = await run_in_threadpool(segment_page, request, place, Sent(done.typed))
        shown.headers["HX-Trigger"] = SAVED
        return shown
    return gone(request, done.onward)


def gone(request: Request, address: str) -> Response:
    """On to another page, for a form and for htmx."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=303)


def _done(request: Request, place: Place, wish: Wish) -> Done:
    """Carry a wish out."""
    bench: Workbench = request.app.state.bench
    person: Person = request.state.person
    row = row_at(bench, place)
    onward = place.url() if wish.asked in _STAYING else _next(request, place)
    actions = carry_out(bench, person, row, wish)
    kept = tuple(action for action in actions if action not in _BESIDE)
    source = row.entry.source
    label = source if len(source) <= _LABEL else f"{source[:_LABEL].rstrip()}…"
    left = row_at(bench, place).version
    deed = Deed(place, kept, label, wish.checks, left) if kept else None
    is_left = wish.asked in _BESIDE and wish.text != row.entry.target
    return Done(deed, onward, wish.text if is_left else None)


def _put(request: Request, place: Place, wish: Wish) -> Response:
    """The page again, with the source, or a fix, in the text; nothing is saved."""
    bench: Workbench = request.app.state.bench
    row = row_at(bench, place)
    text = row.entry.target if wish.text is None else wish.text
    if wish.asked == COPY:
        return segment_page(request, place, Sent(row.entry.source, wish.reasons))
    check, _, span = wish.detail.partition(":")
    start, end = _span(span)
    findings = bench.preview(row.language.tag, row.statement, row.segment, text)
    finding = found.fix_in(findings, check, start, end)
    if finding is None:
        raise ReviewError("The text has changed: what was to be mended is not there any more.")
    mended = text[:start] + (finding.fix or "") + text[end:]
    return segment_page(request, place, Sent(mended, wish.reasons))


def _span(text: str) -> tuple[int, int]:
    start, _, end = text.partition(":")
    try:
        return int(start), int(end)
    except ValueError:
        raise ReviewError("There is no such thing to do here.") from None


def _refused(request: Request, place: Place, wish: Wish, problem: L10nError) -> Response:
    """The page again, with all that was typed, and why nothing was done."""
    clashed = isinstance(problem, Conflict)
    said = None if clashed else ReviewError(problem.message)
    sent = Sent(wish.text, wish.reasons, said, clashed)
    return segment_page(request, place, sent, status=409 if clashed else 422)


def _next(request: Request, place: Place) -> str:
    """Where to go on: the next of the queue; the queue itself after its last one."""
    following = standing(request, place).following
    return place.beside(following).url() if following else place.queue_url()


routes = (Route("/decide" + SEGMENT_PATH, _decide, methods=["POST"]),)
