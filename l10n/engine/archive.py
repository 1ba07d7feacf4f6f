"""Whether a package file can be trusted: every name and size is checked before a byte is written.

A package is a zip with one folder in it. What is refused here is what Python's
``zipfile`` would let pass or would only stumble over half-way.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import PackageError

GIB = 1 << 30
_Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package may be. Official ones unpack to 2 GiB at most."""

    packed: int = 3 * GIB
    """Bytes of the package file."""
    unpacked: int = 4 * GIB
    """Bytes of all its files together, as declared and as found."""
    ratio: int = 100
    """Unpacked bytes for each packed byte. Models shrink to a half at best; the
    most that deflate can do, which is what bombs use, is 1,032."""
    files: int = 20_000


# Where files are this small a high ratio is harmless.
_HARMLESS_BYTES = 20_000_000
# lzma and bzip2 can claim gigabytes of memory; packages are never made with them.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What some file system cannot hold, or takes for something else.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\\:*?"<>|\ud800-\udfff]|[. ]$|^ ')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_TOP = re.compile(r"[A-Za-z0-9][A-Za-z0-9@_.-]{0,99}")
_CHUNK = 1 << 20
# All that zipfile raises on bytes that are not what they should be.
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_SOURCE_TIP = "Use a package from a source you trust, such as the Argos index."


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, with its place below the package's folder."""

    info: zipfile.ZipInfo
    parts: _Parts


@dataclass(frozen=True, slots=True)
class Contents:
    """What an archive holds, checked."""

    top: str
    """The one folder that everything is in."""
    members: tuple[Member, ...]
    """Files only, in the archive's order. Folders that are empty are dropped."""

    @property
    def size(self) -> int:
        """Declared bytes of all files together."""
        return sum(member.info.file_size for member in self.members)


@contextmanager
def open_archive(path: Path, limits: Limits) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """Open a package file and check all its names and sizes.

    Raises PackageError if it is not a zip, is damaged, or is not to be trusted.
    """
    with _naming_damage(path):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            raise _refusal("It is a pipe, a socket or a device, not a file.", path)
        if status.st_size > limits.packed:
            raise _refusal("It is larger than any package should be.", path)
        archive = zipfile.ZipFile(path)
    with archive:
        yield archive, _checked(archive.infolist(), path, limits)


def chunks(archive: zipfile.ZipFile, member: Member, path: Path) -> Iterator[bytes]:
    """The bytes of one file: as many as declared, and right by their checksum.

    Raises PackageError where they are not.
    """
    done = 0
    with _naming_damage(path):
        with archive.open(member.info) as file:
            while chunk := file.read(_CHUNK):
                done += len(chunk)
                if done > member.info.file_size:
                    raise zipfile.BadZipFile("more than declared")
                yield chunk
        if done != member.info.file_size:
            raise zipfile.BadZipFile("less than declared")


@contextmanager
def _naming_damage(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise PackageError("There is no such file.", tip="Check its name.", path=path) from None
    except OSError as error:
        raise PackageError(
            f"It cannot be read ({error.strerror or error}).",
            tip="Check that it is a file and that you may read it.",
            path=path,
        ) from error
    except _DAMAGE as error:
        raise PackageError(
            f"It is not a package, or a damaged one ({error}).",
            tip="Download it again: it may be incomplete.",
            path=path,
        ) from error


def _checked(infos: Sequence[zipfile.ZipInfo], path: Path, limits: Limits) -> Contents:
    if len(infos) > limits.files:
        raise _refusal(f"It holds more than {limits.files:,} files.", path)
    named = [(info, _parts(info, path)) for info in infos]
    for info in infos:
        _check_kind(info, path)
    _check_sizes(infos, path, limits)
    _check_collisions(named, path)
    files = tuple(Member(info, parts[1:]) for info, parts in named if not info.is_dir())
    return Contents(_top(named, path), files)


def _parts(info: zipfile.ZipInfo, path: Path) -> _Parts:
    name = info.orig_filename
    parts = tuple(name.removesuffix("/").split("/"))
    for part in parts:
        too_long = len(part.encode("utf-8", "replace")) > 200
        if part in {"", ".", ".."} or too_long or _UNSAFE.search(part) or _RESERVED.fullmatch(part):
            raise _refusal(f"It holds a file with an unsafe name: {ascii(name)[:200]}.", path)
    if len(parts) > 20:
        raise _refusal(f"Its folders are nested too deep: {ascii(name)[:200]}.", path)
    return parts


def _check_kind(info: zipfile.ZipInfo, path: Path) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFDIR if info.is_dir() else stat.S_IFREG}:
        raise _refusal(f"It holds a link or special file: {info.filename}.", path)
    if info.flag_bits & 0x1:
        raise PackageError(
            "It is encrypted.", tip="Unlock it first; packages have no password.", path=path
        )
    if info.compress_type not in _METHODS:
        raise _refusal("It is packed by a method that packages do not use.", path)


def _check_sizes(infos: Sequence[zipfile.ZipInfo], path: Path, limits: Limits) -> None:
    size = path.stat().st_size
    declared = sum(info.file_size for info in infos)
    if declared > limits.unpacked:
        raise _refusal(f"It unpacks to more than {limits.unpacked / GIB:.1f} GiB.", path)
    if declared > max(_HARMLESS_BYTES, limits.ratio * size):
        raise _refusal(f"It unpacks to more than {limits.ratio} times its size.", path)
    if sum(info.compress_size for info in infos) > size:
        raise _refusal("Its files overlap, as they do in damaged or malicious archives.", path)


def _check_collisions(named: Sequence[tuple[zipfile.ZipInfo, _Parts]], path: Path) -> None:
    """No two files may meet, not even where case or Unicode form does not count."""
    known: dict[_Parts, tuple[_Parts, bool]] = {}
    for info, parts in named:
        for depth in range(1, len(parts) + 1):
            place, is_folder = parts[:depth], depth < len(parts) or info.is_dir()
            key = tuple(unicodedata.normalize("NFC", part.casefold()) for part in place)
            before = known.get(key)
            if before is not None and not (is_folder and before == (place, True)):
                raise _refusal(f"Two of its files have one name: {info.filename}.", path)
            known[key] = (place, is_folder)


def _top(named: Sequence[tuple[zipfile.ZipInfo, _Parts]], path: Path) -> str:
    tops = {parts[0] for _, parts in named}
    loose = any(len(parts) == 1 and not info.is_dir() for info, parts in named)
    top = min(tops, default="")
    if len(tops) != 1 or loose or not _TOP.fullmatch(top):
        raise _refusal("It is not one folder with a package in it.", path)
    return top


def _refusal(message: str, path: Path) -> PackageError:
    return PackageError(message, tip=_SOURCE_TIP, path=path)
