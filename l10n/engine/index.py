"""The list of packages that can be downloaded."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.engine.discovery import package_of, version_key
from l10n.engine.download import Checksum
from l10n.engine.network import Network, fetch, is_web
from l10n.engine.routes import serving
from l10n.errors import PackageError

_INDEX_BYTES = 20_000_000
_DIGITS = {"sha256": 64, "sha512": 128, "sha1": 40, "md5": 32}


@dataclass(frozen=True, slots=True)
class AvailablePackage:
    """One direction of translation, to be had from the network."""

    source: str
    """Canonical BCP 47 tag."""
    target: str
    version: str
    from_code: str
    to_code: str
    links: tuple[str, ...]
    """Mirrors, http or https only; at least one."""
    size: int | None = None
    """Bytes to download, where the index says."""
    checksum: Checksum | None = None
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """What an index offers."""

    packages: tuple[AvailablePackage, ...]
    """By source and target; the newest of a direction first."""
    skipped: int
    """Entries that made no sense."""

    def offers(self, source: str, target: str) -> AvailablePackage | None:
        """The newest package of the nearest region for a direction, by tags."""
        return next(iter(serving(self.packages, source, target)), None)


def fetch_index(url: str, network: Network) -> Index:
    """Download and read an index.

    Raises PackageError if it cannot be had or is no index.
    """
    if not is_web(url):
        raise PackageError(
            "The address of the package index is not a web address.",
            tip="ARGOS_PACKAGE_INDEX must begin with http:// or https:// and end with a slash.",
            path=url,
        )
    return parse_index(fetch(url, network, _INDEX_BYTES), url)


def parse_index(data: bytes, url: str = "index.json") -> Index:
    """Read an index: a JSON list of objects. What is unknown in it is passed over.

    Raises PackageError if it is not a list, or nothing in it makes sense.
    """
    try:
        entries = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise _no_index(url)
    packages: list[AvailablePackage] = []
    skipped = 0
    for entry in entries:
        try:
            package = _available(entry)
        except PackageError:
            skipped += 1
        else:
            packages.extend([package] if package else [])
    if skipped and not packages:
        raise _no_index(url)
    packages.sort(key=lambda package: version_key(package.version), reverse=True)
    packages.sort(key=lambda package: (package.source, package.target))
    return Index(tuple(packages), skipped)


def _available(entry: object) -> AvailablePackage | None:
    """An entry of the index; None if it is not a translation package."""
    if not isinstance(entry, dict):
        raise PackageError("It is not an object.")
    package = package_of(entry, Path())
    if package is None:
        return None
    links = entry.get("links")
    usable = [link for link in links if _is_link(link)] if isinstance(links, list) else []
    if not usable:
        raise PackageError("It has no link.")
    return AvailablePackage(
        source=package.source,
        target=package.target,
        version=package.version,
        from_code=package.from_code,
        to_code=package.to_code,
        links=tuple(usable),
        size=_size(entry),
        checksum=_checksum(entry),
        licence=_licence(entry),
    )


def _is_link(link: object) -> bool:
    return isinstance(link, str) and is_web(link)


def _size(entry: Mapping[str, object]) -> int | None:
    for key in ("size", "package_size", "file_size"):
        value = entry.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**15:
            return value
    return None


def _checksum(entry: Mapping[str, object]) -> Checksum | None:
    """The strongest that is given: as ``"sha256": "…"`` or ``"checksum": "sha256:…"``."""
    named = str(entry.get("checksum", "")).partition(":")
    given = {named[0].lower(): named[2], **entry}
    for algorithm in ("sha512", "sha256", "sha1", "md5"):
        digest = str(given.get(algorithm, "")).strip().lower()
        if re.fullmatch(r"[0-9a-f]+", digest) and len(digest) == _DIGITS[algorithm]:
            return Checksum(algorithm, digest)
    return None


def _licence(entry: Mapping[str, object]) -> str:
    value = entry.get("license", entry.get("licence"))
    return value if isinstance(value, str) else ""


def _no_index(url: str) -> PackageError:
    return PackageError(
        "What came is not a package index.",
        tip="Check ARGOS_PACKAGE_INDEX: index.json is looked for right behind it, so it "
        "must end with a slash.",
        path=url,
    )
