"""Connections end where nothing comes of them: uvicorn alone waits for ever for a request's
head, and for a client that does not read."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from l10n.web.guard.headers import HEADERS, NO_STORE

HEAD_SECONDS = 10.0
"""From the first byte of a connection, or of a further request, to the end of its head."""
UNREAD_SECONDS = 60
"""After so long without a sign that the client takes what is sent."""
MOST = 500
"""Connections at once, open pages that listen among them."""
EACH = 200
"""From one address: an office may share one."""


class Connection(H11Protocol):
    """One client's connection."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        _give_up_unread(transport.get_extra_info("socket"))
        if self._is_one_too_many():
            self._tell(503, "Too many are connected just now. Try again in a minute.")
            return
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
            self._disarm()
        elif self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.timeout_keep_alive_task is not None:
            self._disarm()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  # uvicorn's own words
        self._tell(400, "This is no request that a browser makes.")

    def _is_one_too_many(self) -> bool:
        host = self.client[0] if self.client else ""
        clients = (getattr(other, "client", None) for other in self.connections)
        same = sum(1 for client in clients if client and client[0] == host)
        return len(self.connections) > MOST or same > EACH

    def _give_up(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self._tell(408, "The request took too long to arrive.")

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _tell(self, status: int, words: str) -> None:
        """The last word on this connection; nothing where an answer is under way."""
        headers = {
            **HEADERS,
            NO_STORE[0]: NO_STORE[1],
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": str(len(words)),
            "Connection": "close",
        }
        with suppress(h11.LocalProtocolError):
            events: tuple[Any, ...] = (
                h11.Response(status_code=status, headers=list(headers.items())),
                h11.Data(data=words.encode()),
                h11.EndOfMessage(),
            )
            for event in events:
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def _give_up_unread(connection: socket.socket | None) -> None:
    option = getattr(socket, "TCP_USER_TIMEOUT", None)
    if connection is not None and option is not None:
        with suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, option, UNREAD_SECONDS * 1000)
