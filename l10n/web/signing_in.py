"""Coming in and going out: the one-time link, the form for name and password, log-out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from l10n.web.forms import read_form, safe_path
from l10n.web.guard.doors import LinkDoor, NameDoor, Wait
from l10n.web.guard.entrance import Entrance
from l10n.web.guard.neighbours import is_neighbours
from l10n.web.guard.refusing import Refused, answer, passing
from l10n.web.rendering import page

_WRONG = "The name or the password is not right."


async def _open(request: Request) -> Response:
    """The one-time link. A program that only looks whether it is there does not use it up."""
    entrance = _entrance(request)
    door = entrance.door
    if isinstance(door, LinkDoor) and request.method == "GET":
        client, server = request.scope.get("client"), request.scope.get("server")
        if client and server and await run_in_threadpool(is_neighbours, client, server):
            return answer(Refused(403, "This link is for another user of this machine."))
        if door.links.redeem(request.path_params["token"]):
            return _let_in(request, passing("/"), door.name, "")
    if request.state.person:
        return passing("/")
    return answer(Refused(401, "This link is used up, or is not the newest.", door.advice[1]))


async def _form(request: Request) -> Response:
    goal = safe_path(request.query_params.get("next", "/"))
    if request.state.person:
        return RedirectResponse(goal, 303)
    door = _entrance(request).door
    return _asked(request, goal) if door.asks_names else answer(Refused(401, *door.advice))


async def _sign_in(request: Request) -> Response:
    entrance = _entrance(request)
    door = entrance.door
    if not isinstance(door, NameDoor):
        return answer(Refused(401, *door.advice))
    form = await read_form(request)
    name, goal = form.get("name"), safe_path(form.get("next", "/"))
    address = request.client.host if request.client else ""
    try:
        account = door.knock(name, address, entrance.clock())
    except Wait as wait:
        headers = {"Retry-After": str(wait.seconds)}
        return _asked(request, goal, name, wait.message, status=429, headers=headers)
    async with door.hashing:
        is_right = await run_in_threadpool(door.is_right, account, form.get("password"))
    if account is None or not is_right:
        return _asked(request, goal, name, _WRONG, status=401)
    door.welcome(account, address)
    return _let_in(request, RedirectResponse(goal, 303), account.person.name, account.password)


async def _sign_out(request: Request) -> Response:
    entrance = _entrance(request)
    entrance.sessions.end(request.state.session)
    goal = "/sign-in" if entrance.door.asks_names else "/"
    response = RedirectResponse(goal, 303)
    response.delete_cookie(
        entrance.cookie, secure=entrance.secure, httponly=True, samesite="strict"
    )
    return response


def _let_in(request: Request, response: Response, name: str, proof: str) -> Response:
    """Give a session of its own to whoever has just shown who they are; the one they had ends."""
    entrance = _entrance(request)
    if request.state.session:
        entrance.sessions.end(request.state.session)
    token, _ = entrance.sessions.begin(name, proof, entrance.clock())
    response.set_cookie(
        entrance.cookie, token, secure=entrance.secure, httponly=True, samesite="strict"
    )
    return response


def _asked(
    request: Request,
    goal: str,
    name: str = "",
    problem: str = "",
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    return page(
        request,
        "sign_in.html",
        status=status,
        headers=headers,
        name=name,
        goal=goal,
        problem=problem,
    )


def _entrance(request: Request) -> Entrance:
    entrance = request.app.state.entry.entrance
    assert isinstance(entrance, Entrance)  # noqa: S101  # what create_app was given
    return entrance


routes = (
    Route("/open/{token}", _open),
    Route("/sign-in", _form, methods=["GET"]),
    Route("/sign-in", _sign_in, methods=["POST"]),
    Route("/sign-out", _sign_out, methods=["POST"]),
)
