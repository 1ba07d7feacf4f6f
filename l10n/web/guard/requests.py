"""What is no request of this server's pages is turned away before anything looks at it."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Receive, Scope, Send

from l10n.web.guard.hosts import Hosts, is_own_form
from l10n.web.guard.refusing import Refused, answer

METHODS = ("GET", "HEAD", "POST")
_READING = frozenset({"GET", "HEAD"})
_MAX_TARGET = 8_000
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")
_TIP = "Start from the overview."


class Requests:
    """Checks method, address, Host and, where something is to change, whose page asks."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1003})
            return
        if scope["type"] == "http":
            try:
                self._check(scope)
            except Refused as refused:
                await answer(refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        """Raise Refused."""
        host = only(scope, b"host")
        if host is None or not self._hosts.allow(host):
            raise Refused(
                421,
                "This server is not known by that name.",
                "Use the address that l10n serve shows. To be reached by another name, start it "
                "with --host and --name.",
            )
        if scope["method"] not in METHODS:
            raise Refused(405, "This server does not take that.", headers={"Allow": "GET, POST"})
        _check_address(scope)
        if scope["method"] in _READING:
            _refuse_body(scope)
            _refuse_foreign_use(scope)
        elif not is_own_form(host, only(scope, b"origin"), only(scope, b"sec-fetch-site")):
            raise Refused(
                403, "This did not come from a page of this server.", "Nothing was changed. " + _TIP
            )


def _check_address(scope: Scope) -> None:
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    if len(raw) + len(scope["query_string"]) > _MAX_TARGET:
        raise Refused(414, "This address is too long.", _TIP)
    query: bytes = scope["query_string"]
    path = unquote_to_bytes(raw)
    steps = path.replace(b"\\", b"/").split(b"/")
    if (
        not raw.startswith(b"/")
        or any(_BAD_ESCAPE.search(part) or not _is_text(part) for part in (raw, query))
        or _CONTROL.search(path)
        or b"." in steps
        or b".." in steps
    ):
        raise Refused(400, "There is no such address.", _TIP)


def _is_text(part: bytes) -> bool:
    try:
        unquote_to_bytes(part).decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_body(scope: Scope) -> None:
    length = only(scope, b"content-length")
    if length not in {None, "0"} or any(key == b"transfer-encoding" for key, _ in scope["headers"]):
        raise Refused(400, "A page cannot be asked for in that way.", _TIP)


def _refuse_foreign_use(scope: Scope) -> None:
    """A page of another site may link here, but not take anything in, nor measure it."""
    site, mode = only(scope, b"sec-fetch-site"), only(scope, b"sec-fetch-mode")
    if site in {"cross-site", "same-site"} and mode not in {None, "navigate"}:
        raise Refused(403, "This is for pages of this server alone.", _TIP)


def only(scope: Scope, name: bytes) -> str | None:
    """A header that may come once; None where there is none. Raises Refused for several."""
    found = [value for key, value in scope["headers"] if key == name]
    if len(found) > 1:
        raise Refused(400, "This request says the same thing twice.", _TIP)
    return found[0].decode("latin-1") if found else None
