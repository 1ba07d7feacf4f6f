"""Zip files of any entries, also of such as no packer makes."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

from l10n.errors import PackageError

Tree = Callable[[Path], dict[str, bytes]]
Members = Callable[..., dict[str, bytes]]
Refused = Callable[..., PackageError]
TOP = "translate-en_fr-1_0"


def entry(name: str, mode: int = 0, **fields: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    # Set afterwards, or ZipInfo would clean it up.
    info.filename = name
    info.external_attr = mode << 16
    for key, value in fields.items():
        setattr(info, key, value)
    return info


def packed(
    members: dict[str, bytes],
    *extra: tuple[zipfile.ZipInfo, bytes],
    claim: dict[str, int] | None = None,
) -> bytes:
    """A zip of the members below TOP, and of extra entries as they are; ``claim`` are
    things that the central directory says of the last of them, untruly."""
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, data in members.items():
            archive.writestr(f"{TOP}/{name}", data)
        for info, data in extra:
            archive.writestr(info, data, info.compress_type)
        for key, value in (claim or {}).items():
            setattr(archive.filelist[-1], key, value)
    return file.getvalue()


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "given.argosmodel"
    path.write_bytes(data)
    return path
