"""By which names this server may be called, and whose forms it takes. Pure.

A page of a stranger can have its own name point at this machine (DNS rebinding) and then
reads whatever is answered to that name: only names that are ours are answered. An address of
digits is nobody's to point elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

_LOCAL_NAMES = ("localhost",)
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """What may stand in a request's Host header."""

    names: frozenset[str]
    """In lower case."""
    only_loopback: bool
    """Whether addresses of other machines are refused, too."""

    def allow(self, header: str) -> bool:
        """Whether a Host header names this server, with whatever port.

        >>> loopback = hosts((), only_loopback=True)
        >>> loopback.allow("127.0.0.1:8000"), loopback.allow("[::1]:8000")
        (True, True)
        >>> loopback.allow("127.0.0.1.evil.com"), loopback.allow("192.168.1.5")
        (False, False)
        """
        found = _HOST.fullmatch(header.lower())
        if found is None:
            return False
        name = found[1].removesuffix(".")
        if name in self.names:
            return True
        try:
            address = ip_address(name.strip("[]"))
        except ValueError:
            return False
        return address.is_loopback or not self.only_loopback


def hosts(names: Iterable[str], *, only_loopback: bool) -> Hosts:
    """This machine, and the names that people reach it by."""
    ours = {name.lower().removesuffix(".") for name in names}
    return Hosts(frozenset(ours.union(_LOCAL_NAMES)), only_loopback)


def is_own_form(host: str, origin: str | None, fetch_site: str | None) -> bool:
    """Whether a request that changes something comes from a page of this server.

    Browsers say so in Sec-Fetch-Site where the connection is trusted, and in Origin
    everywhere. Who sends neither is refused.

    >>> is_own_form("desk:8000", "http://desk:8000", None)
    True
    >>> is_own_form("desk:8000", "http://desk:9000", None)
    False
    >>> is_own_form("desk:8000", None, None)
    False
    """
    if fetch_site is not None and fetch_site != "same-origin":
        return False
    if origin is not None:
        return _authority(origin) == host.lower()
    return fetch_site is not None


def _authority(origin: str) -> str | None:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme in {"http", "https"} else None
