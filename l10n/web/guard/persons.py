"""Who asks: the person behind a cookie, for as long as their session and account last."""

from __future__ import annotations

import asyncio
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from l10n.web.forms import safe_path
from l10n.web.guard.entrance import Entrance
from l10n.web.guard.refusing import Refused, answer, passing
from l10n.web.guard.sessions import Session

SIGN_IN = "/sign-in"
_FREE = (SIGN_IN, "/theme")
_FREE_BELOW = ("/static/", "/open/")


class Persons:
    """Sets ``person``, ``csrf`` and ``session`` in the request's state; strangers get no further
    than the door."""

    def __init__(self, app: ASGIApp, entrance: Entrance) -> None:
        self._app = app
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        session = self._entrance.session(Request(scope).cookies)
        person = self._entrance.person(session) if session else None
        state = scope.setdefault("state", {})
        state["person"] = person
        state["session"] = session if person else None
        state["csrf"] = session.csrf if session and person else ""
        if session and person:
            await _Watched(self._entrance, session, receive, send).run(self._app, scope)
        elif scope["path"] in _FREE or scope["path"].startswith(_FREE_BELOW):
            await self._app(scope, receive, send)
        else:
            await self._turn_away(scope)(scope, receive, send)

    def _turn_away(self, scope: Scope) -> Response:
        """To the door: whoever reads a page by sending them there, whatever else in words."""
        request = Request(scope)
        headers = request.headers
        is_page = request.method == "GET" and "text/html" in headers.get("accept", "")
        if is_page and headers.get("sec-fetch-site") == "cross-site":
            # A link from elsewhere comes without the cookie, which is only for our own pages:
            # this page asks again.
            return passing(_address(request))
        if self._entrance.door.asks_names and is_page and "hx-request" not in headers:
            where = f"{SIGN_IN}?next={quote(_address(request), safe='')}"
            return Response(status_code=303, headers={"Location": where})
        return answer(Refused(401, *self._entrance.door.advice))


def _address(request: Request) -> str:
    """Where the request wants to go, as a page may link to it: never to another server."""
    path = request.scope.get("raw_path", b"").decode("ascii", "replace") or request.url.path
    query = f"?{request.url.query}" if request.url.query else ""
    return safe_path(path + query)


class _Watched:
    """One answer, which ends where the session ends or the server stops, however long it is."""

    def __init__(self, entrance: Entrance, session: Session, receive: Receive, send: Send) -> None:
        self._entrance = entrance
        self._session = session
        self._receive_next = receive
        self._send_on = send
        self._over = asyncio.Event()
        self._begun = self._ended = False
        # An answer whose length was told is sent as it was begun, even the one that ends
        # the session: less of it would be a broken page.
        self._is_stream = False

    async def run(self, app: ASGIApp, scope: Scope) -> None:
        with self._entrance.told_of_end(self._over):
            await app(scope, self._receive, self._send)
        if self._begun and not self._ended:
            await self._send_on({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send(self, message: Message) -> None:
        if self._is_stream and self._entrance.person(self._session) is None:
            self._over.set()
            return
        if message["type"] == "http.response.start":
            self._begun = True
            self._is_stream = "content-length" not in Headers(raw=message.get("headers", []))
        self._ended = message["type"] == "http.response.body" and not message.get("more_body")
        await self._send_on(message)

    async def _receive(self) -> Message:
        """The client's next word, or that it has gone: which it seems to have at the end."""
        word = asyncio.ensure_future(self._receive_next())
        over = asyncio.ensure_future(self._over.wait())
        try:
            await asyncio.wait((word, over), return_when=asyncio.FIRST_COMPLETED)
            return word.result() if word.done() else {"type": "http.disconnect"}
        finally:
            word.cancel()
            over.cancel()
