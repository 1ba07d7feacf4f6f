"""Installing and removing packages, in the folder that argostranslate uses too."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from l10n.engine.archive import Limits
from l10n.engine.discovery import UNFINISHED, survey, version_key
from l10n.engine.download import Progress, download
from l10n.engine.index import AvailablePackage
from l10n.engine.network import Network
from l10n.engine.package import Package
from l10n.engine.unpacking import peek, recover, take_away, unpack
from l10n.errors import PackageError

_PATIENCE = 1.0


@dataclass(frozen=True, slots=True)
class Installation:
    """What an installation came to."""

    package: Package
    replaced: tuple[Package, ...] = ()
    """Older versions that were removed for it."""
    already: bool = False
    """The same version was there before: nothing was done."""


def install_file(path: Path, folder: Path, limits: Limits | None = None) -> Installation:
    """Install a package file into a folder of packages, which is made if need be.

    Raises PackageError if the file is damaged or not to be trusted, if a newer
    version is installed, or if there is no room. Nothing is left behind then.
    """
    new = peek(path, limits)
    with _locked(folder):
        return _install(path, new, folder, limits)


def install(
    available: AvailablePackage, folder: Path, network: Network, limits: Limits | None = None
) -> Generator[Progress, None, Installation]:
    """Download a package and install it; the generator returns what it came to.

    A download that breaks off is kept in the folder, and goes on from there the
    next time.

    Raises PackageError: see :func:`install_file` and :func:`~l10n.engine.download.download`.
    """
    limits = limits or Limits()
    present = _check_versions(available, folder)
    if present:
        return Installation(present, already=True)
    name = f"translate-{available.from_code}_{available.to_code}-{available.version}"
    file = folder / f"{UNFINISHED}{name}.argosmodel"
    with _locked(folder):
        yield from download(
            available.links, file, network, checksum=available.checksum, limit=limits.packed
        )
        try:
            new = peek(file, limits)
            if (new.from_code, new.to_code) != (available.from_code, available.to_code):
                raise PackageError(
                    f"What came translates {new.from_code} to {new.to_code}, not "
                    f"{available.from_code} to {available.to_code}.",
                    tip="Tell those who run the index.",
                    path=available.links[0],
                )
            return _install(file, new, folder, limits)
        finally:
            with suppress(OSError):
                file.unlink(missing_ok=True)


def remove(package: Package) -> None:
    """Remove an installed package.

    Raises PackageError if it is a starter package, or may not be removed.
    """
    if package.starter:
        raise PackageError(
            "A starter package is part of l10n and cannot be removed.",
            tip="Any other package for the same languages takes its place once installed.",
            path=package.folder,
        )
    with _locked(package.folder.parent):
        take_away(package.folder)


def _install(path: Path, new: Package, folder: Path, limits: Limits | None) -> Installation:
    present = _check_versions(new, folder)
    if present:
        return Installation(present, already=True)
    older = _same_direction(new, folder)
    package = unpack(path, folder, limits)
    for other in older:
        if other.folder != package.folder:
            take_away(other.folder)
    return Installation(package, replaced=older)


def _check_versions(new: Package | AvailablePackage, folder: Path) -> Package | None:
    """The package that is the same already; raises if what is there is newer."""
    for package in _same_direction(new, folder):
        if package.version == new.version:
            return package
        if version_key(package.version) > version_key(new.version):
            raise PackageError(
                f"Version {package.version} is installed, which is newer than {new.version}.",
                tip="If you want the older one, remove the newer first: "
                f"l10n models remove {package.source} {package.target}",
                path=package.folder,
            )
    return None


def _same_direction(new: Package | AvailablePackage, folder: Path) -> tuple[Package, ...]:
    codes = (new.from_code, new.to_code)
    return tuple(p for p in survey([folder]).packages if (p.from_code, p.to_code) == codes)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one installation or removal, and mend what a killed one left."""
    lock = FileLock(folder / f"{UNFINISHED}lock", timeout=_PATIENCE)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise PackageError(
            "Another installation is at work in this folder.",
            tip="Wait until it is done, then run the command again.",
            path=folder,
        ) from None
    except OSError as error:
        raise PackageError(
            f"The folder of packages cannot be changed ({error.strerror or error}).",
            tip="Check its permissions, or choose another folder with ARGOS_PACKAGES_DIR.",
            path=folder,
        ) from error
    try:
        recover(folder)
        yield
    finally:
        lock.release()
