"""What happens, told to pages that are open: server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from l10n.workflow.desk.workbench import Change, Workbench

_HEARTBEAT_SECONDS = 15.0
_BACKLOG = 256
"""So many changes wait for a slow client; then it is told to look for itself."""
_RETRY_MILLISECONDS = 2000


class Listener:
    """One open page's changes. Made on the loop; the workbench calls it from any thread."""

    def __init__(self, bench: Workbench) -> None:
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[str] = asyncio.Queue(_BACKLOG)
        self._stop: Callable[[], None] = bench.listen(self._heard)

    async def events(self) -> AsyncIterator[str]:
        """Each change as it comes, without end; a comment now and then, which shows that the
        connection stands."""
        yield f"retry: {_RETRY_MILLISECONDS}\n{event('ready', {})}"
        while True:
            try:
                yield await asyncio.wait_for(self._waiting.get(), _HEARTBEAT_SECONDS)
            except TimeoutError:
                yield ": alive\n\n"

    def close(self) -> None:
        """Hear nothing more."""
        self._stop()

    def _heard(self, change: Change) -> None:
        with suppress(RuntimeError):  # the loop has ended: nobody listens any more
            self._loop.call_soon_threadsafe(self._put, event("change", asdict(change)))

    def _put(self, text: str) -> None:
        if not self._waiting.full():
            self._waiting.put_nowait(text)
            return
        while not self._waiting.empty():
            self._waiting.get_nowait()
        self._waiting.put_nowait(event("missed", {}))


class EventStream(Response):
    """An answer that goes on until the client leaves or the server stops."""

    media_type = "text/event-stream"

    def __init__(self, bench: Workbench) -> None:
        self.background = None
        self.status_code = 200
        self.init_headers({"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        self._bench = bench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send events; whichever ends first, the connection or the sending, ends the other."""
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        listener = Listener(self._bench)
        left = asyncio.create_task(_has_left(receive))
        sending = asyncio.create_task(_send_all(listener, send))
        try:
            await asyncio.wait((left, sending), return_when=asyncio.FIRST_COMPLETED)
        finally:
            listener.close()
            for task in (left, sending):
                task.cancel()
            await asyncio.gather(left, sending, return_exceptions=True)


def event(name: str, data: object) -> str:
    """One event as it is sent.

    >>> event("ready", {})
    'event: ready\\ndata: {}\\n\\n'
    """
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


async def _send_all(listener: Listener, send: Send) -> None:
    async for text in listener.events():
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _has_left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _live(request: Request) -> Response:
    if request.method == "HEAD":
        return Response(media_type=EventStream.media_type)
    return EventStream(request.app.state.bench)


routes = (Route("/live", _live),)
