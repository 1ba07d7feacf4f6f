"""What a server says over a socket, read as it comes."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: nothing at all is status 0."""

    raw: bytes

    @property
    def status(self) -> int:
        return int(self.raw.split(b" ", 2)[1]) if self.raw else 0

    @property
    def headers(self) -> dict[str, str]:
        lines = self.raw.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}

    @property
    def text(self) -> str:
        return self.raw.partition(b"\r\n\r\n")[2].decode()

    @property
    def cookie(self) -> str:
        """The session's cookie, as a browser sends it back."""
        return self.headers.get("set-cookie", "").partition(";")[0]


def read(client: socket.socket) -> Answer:
    """All there is to read until the connection ends."""
    found = bytearray()
    try:
        while chunk := client.recv(65_536):
            found += chunk
    except (ConnectionError, ssl.SSLError):
        pass
    return Answer(bytes(found))
