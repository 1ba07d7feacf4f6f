"""Downloads that go on where they broke off."""

from __future__ import annotations

import errno
import hashlib
import http.client
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

from l10n.engine.archive import GIB
from l10n.engine.network import (
    FAILURES,
    OFFLINE_TIP,
    MirrorError,
    Network,
    connection,
    explained,
    is_transient,
)
from l10n.errors import PackageError

_CHUNK = 1 << 16
_ZIP_START = b"PK"
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a download has come, in bytes."""

    done: int
    total: int | None
    """None where the server does not say."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """What a file's bytes must come to."""

    algorithm: str
    """A name that hashlib knows: ``sha256``."""
    digest: str
    """In lower-case hexadecimal digits."""

    def fits(self, path: Path) -> bool:
        """Whether a file has this checksum."""
        with path.open("rb") as file:
            found = hashlib.file_digest(
                file, lambda: hashlib.new(self.algorithm, usedforsecurity=False)
            )
        return found.hexdigest() == self.digest


def download(
    urls: Sequence[str],
    to: Path,
    network: Network,
    *,
    checksum: Checksum | None = None,
    limit: int = 3 * GIB,
) -> Iterator[Progress]:
    """Download a zip file from the first of its mirrors that has it.

    What arrives is kept beside ``to``, and goes on from there when the same
    address is asked again and its file is unchanged (Range, If-Range with
    ETag or Last-Modified). ``to`` is there when the iterator ends, and only then.

    Raises PackageError, the last mirror's, if none of them has it.
    """
    part = _Part(to)
    failure = PackageError("The index gives no address that can be used.", tip=OFFLINE_TIP)
    for url in urls:
        try:
            yield from _from_mirror(url, part, network, limit)
            _finish(part, to, url, checksum)
        except MirrorError as error:
            failure = error
        else:
            return
    raise failure


class _Part:
    """A file that is not whole yet, with a note of where it comes from."""

    def __init__(self, to: Path) -> None:
        self.path = to.with_name(to.name + ".part")
        self._note = to.with_name(to.name + ".part.json")

    def resumable(self, url: str) -> tuple[int, str]:
        """Bytes that are here of that URL's file, and the file's validator; else (0, "")."""
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            if note["url"] == url and note["validator"]:
                return self.path.stat().st_size, str(note["validator"])
        except (OSError, ValueError, LookupError, TypeError):
            pass
        return 0, ""

    def begin(self, url: str, validator: str) -> None:
        """Start from nothing."""
        with _naming_failure(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(b"")
            note = json.dumps({"url": url, "validator": validator})
            self._note.write_text(note, encoding="utf-8")

    def append(self, data: bytes) -> None:
        with _naming_failure(self.path), self.path.open("ab") as file:
            file.write(data)

    def discard(self) -> None:
        with _naming_failure(self.path):
            self.path.unlink(missing_ok=True)
            self._note.unlink(missing_ok=True)

    def become(self, to: Path) -> None:
        with _naming_failure(self.path):
            self.path.replace(to)
            self._note.unlink(missing_ok=True)


def _from_mirror(url: str, part: _Part, network: Network, limit: int) -> Iterator[Progress]:
    """One mirror, tried again as long as each try brings more than all before it."""
    failures = furthest = 0
    while True:
        before = furthest
        try:
            for progress in _attempt(url, part, network, limit):
                furthest = max(furthest, progress.done)
                yield progress
        except FAILURES as error:
            failures = 1 if furthest > before else failures + 1
            if not is_transient(error) or failures >= network.tries:
                raise explained(error, url) from error
            network.wait(failures)
        else:
            return


def _attempt(url: str, part: _Part, network: Network, limit: int) -> Iterator[Progress]:
    offset, validator = part.resumable(url)
    headers = {"Accept-Encoding": "identity"}
    if offset:
        headers |= {"Range": f"bytes={offset}-", "If-Range": validator}
    try:
        with connection(url, network, headers) as response:
            yield from _receive(response, url, part, offset, limit)
    except HTTPError as error:
        if not offset or error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise
        if error.headers.get("Content-Range") == f"bytes */{offset}":
            yield Progress(offset, offset)
            return
        part.discard()
        raise http.client.HTTPException("what is here is not of that file") from error


def _receive(
    response: http.client.HTTPResponse, url: str, part: _Part, offset: int, limit: int
) -> Iterator[Progress]:
    done, total = _span(response)
    if done != (offset if response.status == http.HTTPStatus.PARTIAL_CONTENT else 0):
        part.discard()
        raise http.client.HTTPException("not the range that was asked for")
    if total is not None and total > limit:
        raise MirrorError("It is larger than any package should be.", path=url)
    if done == 0:
        part.begin(url, _validator(response))
    while chunk := response.read(_CHUNK):
        if done == 0 and not chunk.startswith(_ZIP_START):
            raise _garbage(url)
        done += len(chunk)
        if done > limit:
            part.discard()
            raise MirrorError("It is larger than any package should be.", path=url)
        part.append(chunk)
        yield Progress(done, total)
    if total is not None and done < total:
        raise http.client.IncompleteRead(b"", total - done)
    if done == 0:
        raise _garbage(url)


def _span(response: http.client.HTTPResponse) -> tuple[int, int | None]:
    """Where in the file the body begins, and how long the file is."""
    if response.status == http.HTTPStatus.PARTIAL_CONTENT:
        match = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if not match:
            return -1, None
        return int(match[1]), int(match[2]) + 1
    return 0, response.length


def _validator(response: http.client.HTTPResponse) -> str:
    """What tells whether the file has changed: a strong ETag, or its date."""
    etag: str = response.headers.get("ETag", "")
    if etag and not etag.startswith("W/"):
        return etag
    date: str = response.headers.get("Last-Modified", "")
    return date


def _finish(part: _Part, to: Path, url: str, checksum: Checksum | None) -> None:
    with _naming_failure(part.path):
        fits = checksum is None or checksum.fits(part.path)
    if not fits:
        part.discard()
        raise MirrorError(
            "What came does not have the checksum that the index gives.",
            tip="Try again later; if it stays so, tell those who run the index.",
            path=url,
        )
    part.become(to)


def _garbage(url: str) -> MirrorError:
    return MirrorError(
        "What came is not a package: perhaps a web page, as networks with a log-in send.",
        tip=f"Open the address in a browser to see. {OFFLINE_TIP}",
        path=url,
    )


@contextmanager
def _naming_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise PackageError(
            "There is no room left for the download."
            if full
            else f"The download cannot be written ({error.strerror or error}).",
            tip="Free some space or check permissions, or choose another folder with "
            "ARGOS_PACKAGES_DIR.",
            path=path,
        ) from error
