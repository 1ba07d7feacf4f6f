"""A browser's side of HTTP."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode

PASSWORD = "seven lamps by the river"
_HOST = "127.0.0.1"
_SECONDS = 60.0
"""After so long a request has failed."""

Latencies = dict[str, list[float]]
"""Seconds by kind of request."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: str

    def value(self, name: str) -> str:
        """The value of a field in the page; empty where there is none."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.body)
        return html.unescape(found[1]) if found else ""


class Broken(Exception):  # noqa: N818  # nobody knows what became of the request
    """The connection broke before the answer."""


@dataclass(slots=True)
class Client:
    """One browser of one person: one connection, which is kept."""

    port: int
    latencies: Latencies = field(default_factory=lambda: defaultdict(list))
    cookie: str = ""
    csrf: str = ""
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def sign_in(self, name: str) -> None:
        """Come in, and learn the session's token."""
        fields = {"name": name, "password": PASSWORD, "next": "/help"}
        answer = await self.post("sign in", "/sign-in", fields)
        assert answer.status == 303, answer
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        self.csrf = (await self.get("help", "/help")).value("csrf")

    async def until_read(self) -> None:
        """Wait until the server has read every catalog."""
        while "data-reading" in (await self.get("overview", "/")).body:
            await asyncio.sleep(0.25)

    def beside(self) -> Client:
        """Another connection of the same browser."""
        return Client(self.port, self.latencies, self.cookie, self.csrf)

    async def get(self, kind: str, path: str, **headers: str) -> Answer:
        """A page. Raises Broken."""
        return await self._ask(kind, f"GET {path}", b"", headers)

    async def post(self, kind: str, path: str, fields: Mapping[str, str]) -> Answer:
        """A form, as htmx sends it. Raises Broken."""
        body = urlencode({"csrf": self.csrf, **fields}).encode()
        headers = {
            "Origin": f"http://{_HOST}:{self.port}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
            "HX-Request": "true",
        }
        return await self._ask(kind, f"POST {path}", body, headers)

    async def listen(self) -> int:
        """Listen to what happens, until cancelled or cut off; how many changes were told."""
        await self._connect()
        assert self._reader
        assert self._writer
        self._writer.write(self._head("GET /live", {"Accept": "text/event-stream"}))
        told = 0
        with suppress(asyncio.CancelledError, OSError):
            while line := await self._reader.readline():
                told += line.startswith(b"event: change")
        self.close()
        return told

    def close(self) -> None:
        """Leave, as a browser that goes to another page."""
        if self._writer:
            self._writer.close()
            self._writer = None

    async def _ask(self, kind: str, line: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        began = time.perf_counter()
        is_kept = self._writer is not None
        try:
            async with asyncio.timeout(_SECONDS):
                answer = await self._answered(line, body, headers)
        except (OSError, EOFError, TimeoutError) as broken:
            self.close()
            if is_kept and line.startswith("GET"):
                return await self._ask(kind, line, body, headers)
            raise Broken(repr(broken)) from None
        except asyncio.CancelledError:
            self.close()
            raise
        self.latencies[kind].append(time.perf_counter() - began)
        return answer

    async def _answered(self, line: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        if self._writer is None:
            await self._connect()
        assert self._reader
        assert self._writer
        self._writer.write(self._head(line, headers) + body)
        raw = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        told = {
            name.lower(): value.strip()
            for name, _, value in (one.partition(":") for one in raw[1:] if one)
        }
        length = int(told.get("content-length", 0))
        content = await self._reader.readexactly(length)
        return Answer(int(raw[0].split()[1]), told, content.decode())

    async def _connect(self) -> None:
        limit = 1 << 20
        opened = await asyncio.open_connection(_HOST, self.port, limit=limit)
        self._reader, self._writer = opened

    def _head(self, line: str, headers: Mapping[str, str]) -> bytes:
        known = {"Host": f"{_HOST}:{self.port}", "Accept": "text/html", **headers}
        if self.cookie:
            known["Cookie"] = self.cookie
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in known.items())
        return f"{line} HTTP/1.1\r\n{lines}\r\n".encode()
