"""Who and what gets in: the layers that every request goes through before a page sees it."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from l10n.errors import L10nError
from l10n.web.failures import failed
from l10n.web.guard.bodies import Bodies
from l10n.web.guard.entrance import Entrance
from l10n.web.guard.headers import Headers
from l10n.web.guard.hosts import Hosts
from l10n.web.guard.persons import Persons
from l10n.web.guard.refusing import Refused, answer
from l10n.web.guard.requests import Requests

_LOG = logging.getLogger("l10n.web")


class Guard:
    """What :func:`~l10n.web.app.create_app` wants to know of who comes in."""

    def __init__(self, entrance: Entrance, hosts: Hosts) -> None:
        self.entrance = entrance
        self._hosts = hosts

    @property
    def middleware(self) -> Sequence[Middleware]:
        """The layers, the outermost first."""
        return (
            Middleware(Headers),
            Middleware(Catching),
            Middleware(Requests, hosts=self._hosts),
            Middleware(Persons, entrance=self.entrance),
            Middleware(Bodies),
        )


class Catching:
    """A bug in a page is written to the log and told in words; a client that went away is
    nothing at all."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except (ClientDisconnect, OSError) as gone:
            if begun or isinstance(gone, ClientDisconnect):
                return
            await self._tell(gone, scope, receive, send)
        except L10nError as problem:
            # Pages tell their own; this one is the door's.
            if begun or scope["type"] != "http":
                raise
            _LOG.error("%s", problem)
            refused = Refused(503, "Nobody can come in just now.", problem.headline)
            await answer(refused)(scope, receive, send)
        except Exception as bug:  # whatever it is, the server goes on
            if scope["type"] != "http":
                raise
            if begun:
                _LOG.exception("An answer broke off: %r", scope["path"])
                raise
            await self._tell(bug, scope, receive, send)

    async def _tell(self, bug: Exception, scope: Scope, receive: Receive, send: Send) -> None:
        _LOG.error("A page failed: %r", scope["path"], exc_info=bug)
        try:
            response = await failed(Request(scope), bug)
        except Exception:  # the page that says so is broken, too
            response = PlainTextResponse("Something went wrong in l10n. Nothing is lost.", 500)
        await response(scope, receive, send)
