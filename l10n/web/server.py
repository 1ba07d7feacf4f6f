"""The server itself: its socket, its encryption, how it runs and how it ends."""

from __future__ import annotations

import errno
import logging
import os
import socket
import ssl
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from l10n.errors import L10nError
from l10n.web.guard.connections import Connection
from l10n.web.guard.entrance import Entrance

PORT = 8000
_FURTHER = 20
"""So many ports are tried where nobody asked for one."""
_HEAD_BYTES = 16_384
_KEEP_ALIVE_SECONDS = 15
_GRACE_SECONDS = 1
_BACKLOG = 128
_TAKEN = {errno.EADDRINUSE, errno.EACCES}


class Server(uvicorn.Server):
    """Uvicorn, which at the end tells the pages that listen."""

    def __init__(self, config: uvicorn.Config, entrance: Entrance) -> None:
        super().__init__(config)
        self._entrance = entrance

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._entrance.stop()
        await super().shutdown(sockets)


def make_server(app: ASGIApp, entrance: Entrance, tls: ssl.SSLContext | None = None) -> Server:
    """A server of one process, quiet but for what went wrong. Run it with the sockets of
    :func:`listen`: Ctrl-C and SIGTERM end it, what is under way first."""
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        h11_max_incomplete_event_size=_HEAD_BYTES,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    config.load()
    config.ssl = tls
    return Server(config, entrance)


def addresses(host: str) -> tuple[str, ...]:
    """What a host's name stands for on this machine. Raises L10nError where that is nothing."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise L10nError(
            f"There is no address “{host}”.",
            tip="Use --host 0.0.0.0 for all of this machine's, or leave --host away for this "
            "machine alone.",
        ) from None
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches it."""
    return ip_address(address.partition("%")[0]).is_loopback


def listen(address: str, port: int | None) -> socket.socket:
    """A socket that takes connections: on that port, or, for None, on the first free one from
    8000 on. Raises L10nError where there is none."""
    tried = range(PORT, PORT + _FURTHER) if port is None else (port,)
    for number in tried:
        try:
            return _bound(address, number)
        except OSError as error:
            if error.errno not in _TAKEN or number == tried[-1]:
                raise _not_free(address, tried, error) from None
    raise AssertionError


def tls_context(certificate: Path, key: Path | None) -> ssl.SSLContext:
    """Encryption by a certificate and its key, both in PEM; the key may be in the same file.

    Raises L10nError for files that are none, or do not belong together.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certificate, key)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, FileNotFoundError | PermissionError) else error
        raise L10nError(
            f"The certificate or its key cannot be used: {reason}.",
            tip="Both must be PEM files, and the key must be the certificate's own.",
            path=certificate,
        ) from None
    return context


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio sends small pieces at once only where the protocol is named; else a page's second
    # piece waits 40 ms for the client to say that the first has come.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # Elsewhere it lets two servers have one port.
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        made.listen(_BACKLOG)
    except OSError:
        made.close()
        raise
    return made


def _not_free(address: str, tried: Sequence[int], error: OSError) -> L10nError:
    ports = str(tried[0]) if len(tried) == 1 else f"{tried[0]} to {tried[-1]}"
    reasons = {
        errno.EADDRINUSE: "Another program has it.",
        errno.EACCES: "Only an administrator may use it.",
        errno.EADDRNOTAVAIL: "This machine does not have that address.",
    }
    reason = reasons.get(error.errno or 0, f"{error.strerror}.")
    return L10nError(
        f"The server cannot listen on {address}, port {ports}. {reason}",
        tip="Give another one, for instance --port 8080; --port 0 takes any that is free.",
    )
