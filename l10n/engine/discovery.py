"""What is installed: reads ``metadata.json`` only, so that it is quick and opens no model."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.engine.codes import tag_of
from l10n.engine.package import LENGTH_PENALTIES, LENGTH_PENALTY, Package
from l10n.errors import PackageError

MODEL = "model/model.bin"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
TRAINED = "l10n train"
"""What ``made_by`` is in the metadata of a package that l10n made."""
UNFINISHED = ".l10n-"
"""Names of folders that an installation is still filling, or a removal emptying, begin so."""
REPLACED = UNFINISHED + "old-"
"""So does a version that is just being replaced, for the moment between two renames."""

_STARTER = Path(__file__).parent / "starter"
METADATA_BYTES = 1_000_000
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9@_.-]{0,39}")


@dataclass(frozen=True, slots=True)
class Damage:
    """A folder among the packages that cannot be used, and why."""

    folder: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All that some package folders hold."""

    packages: tuple[Package, ...]
    """By source, target and folder; the newest of a direction first."""
    damages: tuple[Damage, ...]


def starter_packages() -> tuple[Package, ...]:
    """The packages shipped with l10n, used in place where nothing else is installed."""
    folders = sorted(path for path in _STARTER.iterdir() if path.is_dir())
    return tuple(package for path in folders if (package := read_package(path, starter=True)))


def survey(folders: Sequence[Path]) -> Survey:
    """The packages in the folders, and what in them is damaged. Nothing is raised."""
    packages: list[Package] = []
    damages: list[Damage] = []
    for place in folders:
        for folder in _subfolders(place, damages):
            try:
                package = read_package(folder)
            except PackageError as error:
                damages.append(Damage(folder, error.message))
            except OSError as error:
                damages.append(Damage(folder, f"It cannot be read ({error.strerror})."))
            else:
                packages.extend([package] if package else [])
    packages.sort(key=lambda package: version_key(package.version), reverse=True)
    packages.sort(key=lambda package: (package.source, package.target))
    return Survey(tuple(packages), tuple(damages))


def read_package(folder: Path, *, starter: bool = False) -> Package | None:
    """The translation package in a folder; None if it is one of another kind
    (a sentence splitter, say).

    Raises PackageError if it is damaged, OSError if it cannot be looked at.
    """
    package = package_of(read_metadata(folder), folder, starter=starter)
    if package is None:
        return None
    if not (folder / MODEL).is_file():
        raise PackageError(f"Its model ({MODEL}) is missing.", path=folder)
    if not any((folder / name).is_file() for name in TOKENIZERS):
        raise PackageError(f"Its tokenizer ({' or '.join(TOKENIZERS)}) is missing.", path=folder)
    return package


def package_of(
    metadata: Mapping[str, object], folder: Path, *, starter: bool = False
) -> Package | None:
    """The package that some metadata describes; None if it is not for translation.

    Raises PackageError if a code or the version is missing or unusable, or what it asks of
    the decoder.
    """
    if metadata.get("type", "translate") != "translate":
        return None
    from_code, to_code, version = (
        _word(metadata.get(key, default), key, folder)
        for key, default in (("from_code", None), ("to_code", None), ("package_version", "0"))
    )
    prefix = metadata.get("target_prefix") or ""
    if not isinstance(prefix, str):
        raise PackageError("The target_prefix in its metadata.json is unusable.", path=folder)
    return Package(
        source=tag_of(from_code),
        target=tag_of(to_code),
        version=version,
        folder=folder,
        from_code=from_code,
        to_code=to_code,
        target_prefix=prefix,
        length_penalty=_penalty(metadata.get("length_penalty", LENGTH_PENALTY), folder),
        starter=starter,
        home_made=not starter and metadata.get("made_by") == TRAINED,
    )


def read_metadata(folder: Path) -> dict[str, object]:
    """What a package says of itself in its ``metadata.json``.

    Raises PackageError if there is none or it is not a JSON object.
    """
    try:
        with (folder / "metadata.json").open("rb") as file:
            return parse_metadata(file.read(METADATA_BYTES + 1), folder)
    except FileNotFoundError:
        raise PackageError("It has no metadata.json.", path=folder) from None
    except OSError as error:
        raise PackageError(
            f"Its metadata.json cannot be read ({error.strerror}).", path=folder
        ) from error


def parse_metadata(data: bytes, where: Path) -> dict[str, object]:
    """The JSON object in a ``metadata.json``.

    Raises PackageError if it is none.
    """
    if len(data) > METADATA_BYTES:
        raise PackageError("Its metadata.json is too large to be one.", path=where)
    try:
        metadata = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise PackageError("Its metadata.json is not valid JSON.", path=where) from None
    if not isinstance(metadata, dict):
        raise PackageError("Its metadata.json is not a JSON object.", path=where)
    return metadata


def version_key(version: str) -> tuple[int, ...]:
    """Versions in their natural order: the numbers in them, one after another.

    >>> sorted(["1.10", "1.9", "", "1.9.1"], key=version_key)
    ['', '1.9', '1.9.1', '1.10']
    """
    return tuple(int(number[:18]) for number in re.findall(r"[0-9]+", version))


def _subfolders(place: Path, damages: list[Damage]) -> list[Path]:
    try:
        return sorted(child for child in place.iterdir() if child.is_dir() and _in_use(child))
    except FileNotFoundError:
        return []
    except OSError as error:
        damages.append(Damage(place, f"It cannot be read ({error.strerror})."))
        return []


def _in_use(folder: Path) -> bool:
    if folder.name.startswith(REPLACED):
        # Killed between the two renames: this is the package until l10n mends it.
        return not folder.with_name(folder.name.removeprefix(REPLACED)).exists()
    return not folder.name.startswith(UNFINISHED)


def _penalty(value: object, folder: Path) -> float:
    least, most = LENGTH_PENALTIES
    if isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most:
        return float(value)
    raise PackageError("The length_penalty in its metadata.json is unusable.", path=folder)


def _word(value: object, key: str, folder: Path) -> str:
    """A code or version: it goes into receipts and folder names, so one plain word."""
    word = str(value) if isinstance(value, str | int | float) else ""
    if not _WORD.fullmatch(word):
        raise PackageError(f"The {key} in its metadata.json is missing or unusable.", path=folder)
    return word
