"""Putting a package on disk, whole or not at all.

argostranslate fails on any folder among its packages that has no
``metadata.json``, and offers every one that has. So a folder that is being
filled or emptied holds a ``metadata.json`` of a type that nobody uses.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from l10n.engine.archive import Contents, Limits, chunks, open_archive
from l10n.engine.discovery import (
    METADATA_BYTES,
    MODEL,
    REPLACED,
    TOKENIZERS,
    UNFINISHED,
    package_of,
    parse_metadata,
    read_package,
)
from l10n.engine.package import Package
from l10n.errors import PackageError

_FILLING = UNFINISHED + "new-"
_LEAVING = UNFINISHED + "gone-"
_NEW_METADATA = UNFINISHED + "metadata"
_UNUSED = json.dumps({"type": "unfinished"})
_SOURCE_TIP = "Use a package made for Argos Translate, such as those of its index."


def peek(path: Path, limits: Limits | None = None) -> Package:
    """What a package file holds, without unpacking it; its ``folder`` is the file itself.

    Raises PackageError if it is damaged, not to be trusted, or not a
    translation package.
    """
    with open_archive(path, limits or Limits()) as (archive, contents):
        return _described(archive, contents, path)


def unpack(path: Path, into: Path, limits: Limits | None = None) -> Package:
    """Unpack a package file into the folder of packages, under its own name.

    A package that is there under that name is replaced, unless it is one of
    another direction. After any failure the folder is as it was. The caller
    holds the folder's lock.

    Raises PackageError if the file is damaged or not to be trusted, or if
    there is no room.
    """
    with open_archive(path, limits or Limits()) as (archive, contents):
        package = _described(archive, contents, path)
        final = into / contents.top
        staging = into / (_FILLING + contents.top)
        with _naming_failure(into):
            _check_place(package, final)
            _check_room(contents, into)
            try:
                _fill(staging, archive, contents, path)
                _move_in(staging, final)
            except BaseException:
                with suppress(OSError):
                    discard(staging)
                raise
    return replace(package, folder=final)


def recover(folder: Path) -> None:
    """Undo what an installation or removal that was killed has left behind."""
    with _naming_failure(folder):
        for path in sorted(folder.glob(UNFINISHED + "*")):
            final = folder / path.name.removeprefix(REPLACED)
            if path.name.startswith(REPLACED) and not final.exists():
                path.rename(final)
            elif path.name.startswith((_FILLING, REPLACED, _LEAVING)):
                discard(path)


def take_away(package: Path) -> None:
    """Remove a package's folder; from the first moment on, nobody finds it any more.

    Raises PackageError if it may not be removed.
    """
    with _naming_failure(package.parent):
        leaving = package.with_name(_LEAVING + package.name)
        discard(leaving)
        package.rename(leaving)
        discard(leaving)


def discard(folder: Path) -> None:
    """Delete a folder if it is there, its ``metadata.json`` last; of a link, the
    link only. Raises OSError."""
    if folder.is_symlink() or not folder.is_dir():
        folder.unlink(missing_ok=True)
        return
    _mark_unused(folder)
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name != "metadata.json":
            child.unlink()
    shutil.rmtree(folder)


def _described(archive: zipfile.ZipFile, contents: Contents, path: Path) -> Package:
    members = {"/".join(member.parts): member for member in contents.members}
    metadata = members.get("metadata.json")
    if metadata is None:
        raise PackageError("It has no metadata.json.", tip=_SOURCE_TIP, path=path)
    if metadata.info.file_size > METADATA_BYTES:
        raise PackageError("Its metadata.json is too large to be one.", tip=_SOURCE_TIP, path=path)
    try:
        package = package_of(parse_metadata(b"".join(chunks(archive, metadata, path)), path), path)
    except PackageError as error:
        error.tip = error.tip or _SOURCE_TIP
        raise
    if package is None:
        raise PackageError("It is not a package for translating.", tip=_SOURCE_TIP, path=path)
    if MODEL not in members:
        raise PackageError(f"Its model ({MODEL}) is missing.", tip=_SOURCE_TIP, path=path)
    if not members.keys() & set(TOKENIZERS):
        names = " or ".join(TOKENIZERS)
        raise PackageError(f"Its tokenizer ({names}) is missing.", tip=_SOURCE_TIP, path=path)
    return package


def _check_place(package: Package, final: Path) -> None:
    """The archive names its own folder: it must not push out something else by that."""
    try:
        there = read_package(final)
    except PackageError:
        return
    if there is None or (there.from_code, there.to_code) != (package.from_code, package.to_code):
        raise PackageError(
            f"Its folder is called {final.name}, and that name is taken by another package.",
            tip=f"If you do not need that one, delete {final} and try again.",
            path=package.folder,
        )


def _check_room(contents: Contents, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(into).free < contents.size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _fill(staging: Path, archive: zipfile.ZipFile, contents: Contents, path: Path) -> None:
    discard(staging)
    staging.mkdir()
    _mark_unused(staging)
    for member in contents.members:
        # The real metadata comes last, under its own name.
        name = "/".join(member.parts)
        target = staging / (_NEW_METADATA if name == "metadata.json" else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, chunks(archive, member, path))
    for folder, _, _ in os.walk(staging):
        _sync_folder(Path(folder))


def _move_in(staging: Path, final: Path) -> None:
    replaced = final.with_name(REPLACED + final.name)
    discard(replaced)
    (staging / _NEW_METADATA).replace(staging / "metadata.json")
    if final.exists():
        final.rename(replaced)
    try:
        staging.rename(final)
    except OSError:
        if replaced.exists():
            replaced.rename(final)
        raise
    _sync_folder(final)
    _sync_folder(final.parent)
    discard(replaced)


def _mark_unused(folder: Path) -> None:
    marker = folder / _NEW_METADATA
    marker.write_text(_UNUSED, encoding="utf-8")
    marker.replace(folder / "metadata.json")


def _write(target: Path, data: Iterable[bytes]) -> None:
    with target.open("xb") as file:
        for chunk in data:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    # Windows cannot open folders, and does not need to.
    with suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _naming_failure(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise PackageError(
                "There is no room left for the package.",
                tip="Free some space, or choose another folder with ARGOS_PACKAGES_DIR.",
                path=folder,
            ) from error
        raise PackageError(
            f"The folder of packages cannot be changed ({error.strerror or error}).",
            tip="Check its permissions, or choose another folder with ARGOS_PACKAGES_DIR.",
            path=folder,
        ) from error
