"""The one place that opens a connection, and what its failures mean to a person."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from l10n.errors import PackageError

OFFLINE_TIP = (
    "Without a network: download the .argosmodel file on another machine, bring it here, "
    "then run l10n models install FILE."
)
_AGENT = "l10n"
_TRANSIENT_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
# What reading from a connection raises.
FAILURES = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True)
class Network:
    """How to reach the network: everything that is not in a URL."""

    sleep: Callable[[float], None]
    """Waits that many seconds between two tries."""
    proxies: Mapping[str, str] = field(default_factory=dict)
    """The proxy's URL for ``http`` and ``https``, as ``urllib.request.getproxies``
    gives them. Hosts in ``no_proxy`` are reached directly: urllib itself sees to that."""
    timeout: float = 30.0
    """Seconds without a byte after which a connection counts as broken."""
    tries: int = 4
    """How often to try again what brought nothing new, the first time included."""

    def wait(self, failures: int) -> None:
        """Wait before the next try: 1 s after the first failure, then 2, 4, … up to 30."""
        self.sleep(min(2.0 ** (failures - 1), 30.0))


class MirrorError(PackageError):
    """One address is of no use; another may be."""


class RedirectError(URLError):
    """A redirect to where l10n does not go."""


@contextmanager
def connection(
    url: str, network: Network, headers: Mapping[str, str] | None = None
) -> Iterator[http.client.HTTPResponse]:
    """Open a URL; any status above 299 is raised as HTTPError.

    Raises one of FAILURES; :func:`explained` says what it means.
    """
    request = Request(url, headers={"User-Agent": _AGENT, **(headers or {})})  # noqa: S310 - the opener knows http and https only
    with _opener(network.proxies).open(request, timeout=network.timeout) as response:
        yield response


def fetch(url: str, network: Network, limit: int) -> bytes:
    """A small file, whole.

    Raises PackageError if it cannot be had or has more than ``limit`` bytes.
    """
    failures = 0
    while True:
        try:
            with connection(url, network) as response:
                data = response.read(limit + 1)
                if len(data) > limit:
                    raise MirrorError("It is larger than it should be.", path=url)
                if response.length:
                    raise http.client.IncompleteRead(data, response.length)
                return data
        except FAILURES as error:
            failures += 1
            if not is_transient(error) or failures >= network.tries:
                raise explained(error, url) from error
            network.wait(failures)


def is_web(url: str) -> bool:
    """Whether it is an http or https URL with a host, written in plain ASCII.

    >>> is_web("https://example.org/a.argosmodel"), is_web("file:///etc/passwd")
    (True, False)
    """
    try:
        parts = urlsplit(url)
        return (
            url.isascii()
            and url.isprintable()
            and " " not in url
            and parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and parts.port != 0
        )
    except ValueError:
        return False


def is_transient(error: BaseException) -> bool:
    """Whether trying again may help."""
    if isinstance(error, HTTPError):
        return error.code in _TRANSIENT_STATUS
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ConnectionRefusedError | socket.gaierror | ssl.SSLCertVerificationError):
        return False
    return isinstance(
        reason, TimeoutError | ConnectionError | ssl.SSLError | http.client.HTTPException
    )


def explained(error: BaseException, url: str) -> MirrorError:
    """What a failure means and what to do about it."""
    host = urlsplit(url).hostname
    message, tip = _meaning(error, host or url)
    return MirrorError(message, tip=f"{tip} {OFFLINE_TIP}".strip(), path=url)


def _meaning(error: BaseException, host: str) -> tuple[str, str]:  # noqa: PLR0911 - a table
    if isinstance(error, RedirectError):
        return (str(error.reason), "Use another mirror.")
    if isinstance(error, HTTPError):
        return _meaning_of_status(error.code, host)
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        return (f"The name {host} cannot be resolved.", "Check the network and the address.")
    if isinstance(reason, ssl.SSLCertVerificationError):
        return (
            f"The certificate of {host} cannot be verified ({reason.verify_message}).",
            "Check this machine's date and certificates, or ask who runs the network.",
        )
    if isinstance(reason, ssl.SSLError):
        return (f"No secure connection to {host} could be made.", "Check the proxy settings.")
    if isinstance(reason, ConnectionRefusedError):
        return (f"{host} refuses the connection.", "Check the address and the proxy settings.")
    if isinstance(reason, TimeoutError):
        return (f"{host} does not answer.", "Try again later.")
    if isinstance(reason, ConnectionError | http.client.HTTPException):
        return (f"The connection to {host} broke.", "Run the command again to go on.")
    if isinstance(reason, OSError) and "Tunnel connection failed" in str(reason):
        return (f"The proxy does not let l10n reach {host} ({reason}).", "Check https_proxy.")
    return (f"{host} cannot be reached ({reason}).", "Check the network and the proxy settings.")


def _meaning_of_status(status: int, host: str) -> tuple[str, str]:
    if status in {404, 410}:
        return (
            f"{host} has no such file (status {status}).",
            "It may have moved. If you set ARGOS_PACKAGE_INDEX, check that it ends with a slash.",
        )
    if status == 407:
        return ("The proxy asks for a name and password.", "Give them in http_proxy, https_proxy.")
    if status in {401, 403}:
        return (f"{host} does not let l10n have the file (status {status}).", "Try a mirror.")
    if status in _TRANSIENT_STATUS:
        return (f"{host} is in trouble (status {status}).", "Try again later.")
    return (f"{host} answered with status {status}.", "Try again later.")


def _opener(proxies: Mapping[str, str]) -> OpenerDirector:
    opener = OpenerDirector()
    for handler in (
        ProxyHandler({key: proxies[key] for key in ("http", "https") if key in proxies}),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(HTTPRedirectHandler):
    """Ten redirects at most, never away from the web nor from https to http."""

    max_redirections = 10

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        secure = urlsplit(req.full_url).scheme == "https"
        if not is_web(newurl) or (secure and urlsplit(newurl).scheme != "https"):
            raise RedirectError(f"{req.host} leads on to {newurl}, which is not secure.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
