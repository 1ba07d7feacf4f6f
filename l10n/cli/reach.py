"""Where a server listens, and what that means: this machine alone, or others, too."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import click

from l10n.cli.options import refuse_unreadable
from l10n.errors import L10nError
from l10n.web.guard.hosts import Hosts, hosts
from l10n.web.server import addresses, is_loopback, tls_context


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a server listens and how it is reached."""

    address: str
    names: tuple[str, ...]
    tls: ssl.SSLContext | None

    @property
    def is_loopback(self) -> bool:
        return is_loopback(self.address)

    @property
    def hosts(self) -> Hosts:
        """By which names the server answers."""
        machine = socket.gethostname()
        ours = () if self.is_loopback else (*self.names, machine, f"{machine}.local")
        return hosts(ours, only_loopback=self.is_loopback)

    def cookie(self, listening: socket.socket) -> str:
        """The name of the session's cookie: the ports of a machine share their cookies."""
        prefix = "__Host-" if self.tls else ""
        return f"{prefix}l10n-{listening.getsockname()[1]}"

    def url(self, listening: socket.socket) -> str:
        """Where the overview is, without a slash at the end."""
        everywhere = ip_address(self.address.partition("%")[0]).is_unspecified
        host = (*self.names, socket.gethostname() if everywhere else self.address)[0]
        port = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        return f"{'https' if self.tls else 'http'}://{shown}:{port}"


def reached(
    host: str,
    names: tuple[str, ...],
    certificate: Path | None,
    key: Path | None,
    *,
    insecure: bool,
) -> Reach:
    """Raises L10nError or UsageError for what would be open to others by mistake."""
    refuse_unreadable(host, *names)
    if key and not certificate:
        raise click.UsageError("--key needs --certificate.")
    address = addresses(host)[0]
    local = is_loopback(address)
    if names and local:
        raise click.UsageError("--name is for a server that others reach: give --host, too.")
    if not (local or certificate or insecure):
        raise L10nError(
            "Others would reach this server without encryption.",
            tip="Give --certificate and --key, or --insecure if the network is nobody else's.",
        )
    return Reach(address, names, tls_context(certificate, key) if certificate else None)
