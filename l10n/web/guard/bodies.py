"""What a form sends is read here: not too much of it, not too slowly, and only with the
session's own token."""

from __future__ import annotations

import asyncio
import hmac
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from l10n.web.forms import MOST_FIELDS
from l10n.web.guard.refusing import Refused, answer
from l10n.web.guard.requests import only

BODY_BYTES = 1_000_000
STRANGERS_BYTES = 10_000
"""Of somebody who has not signed in: a name and a password."""
BODY_SECONDS = 20.0
FIELD = "csrf"
HEADER = b"x-csrf-token"


class Bodies:
    """Reads the body of a POST whole, checks the token, and hands both on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST":
            try:
                body = await _read(scope, receive)
                _check_token(scope, body)
            except Refused as refused:
                await answer(refused)(scope, receive, send)
                return
            except ClientDisconnect:
                return
            receive = _replayed(body, receive)
        await self._app(scope, receive, send)


async def _read(scope: Scope, receive: Receive) -> bytes:
    most = BODY_BYTES if scope["state"]["person"] else STRANGERS_BYTES
    length = only(scope, b"content-length")
    if length is not None and int(length) > most:
        raise _too_large()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _collect(receive, most)
    except TimeoutError:
        raise Refused(
            408, "The form took too long to arrive.", "Nothing was changed. Send it again."
        ) from None


async def _collect(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_large()
        if not message.get("more_body", False):
            return bytes(body)


def _too_large() -> Refused:
    return Refused(413, "That is more than a form may hold.", "Nothing was changed.")


def _check_token(scope: Scope, body: bytes) -> None:
    """Raise Refused where somebody is signed in and the request does not have their token.

    A stranger has none; what they may send is decided before.
    """
    if not scope["state"]["person"]:
        return
    given = only(scope, HEADER)
    if given is None:
        given = _field(scope, body)
    if not hmac.compare_digest(given.encode("utf-8", "replace"), scope["state"]["csrf"].encode()):
        raise Refused(
            403,
            "This page is from before you signed in, or not from this server.",
            "Nothing was changed. Load the page again, then repeat what you did.",
        )


def _field(scope: Scope, body: bytes) -> str:
    kind = (only(scope, b"content-type") or "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        return ""
    try:
        fields = parse_qs(body.decode(), max_num_fields=MOST_FIELDS, separator="&")
    except ValueError:
        raise Refused(400, "The form cannot be read.", "Nothing was changed.") from None
    return fields.get(FIELD, [""])[0]


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once, then what the connection says."""
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
