"""A package of Argos Translate out of a model: its folder, its file, its checksum."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from l10n.engine.codes import code_of
from l10n.engine.discovery import TRAINED
from l10n.engine.package import LENGTH_PENALTY
from l10n.languages import Language
from l10n.project import durable
from l10n.training.files import naming_failure, write

_ARGOS_VERSION = "1.9"
"""Of the format; argostranslate has read packages of this one since 2021."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Title:
    """What a package is called."""

    source: Language
    target: Language
    version: str
    """``1.0``: letters, figures and dots."""
    licence: str = ""

    @property
    def name(self) -> str:
        """Of its folder and file: ``translate-en_es-1_0``."""
        codes = f"{code_of(self.source.tag)}_{code_of(self.target.tag)}"
        return f"translate-{codes}-{self.version.replace('.', '_')}"


@dataclass(frozen=True, slots=True)
class Packed:
    """A package on disk."""

    folder: Path
    file: Path
    """``NAME.argosmodel``; its checksum lies beside it as ``NAME.argosmodel.sha256``."""
    sha256: str
    size: int
    """Bytes of the file."""


def fill_folder(
    folder: Path, title: Title, pieces: Path, card: str, length_penalty: float = LENGTH_PENALTY
) -> None:
    """Put beside ``folder/model`` all else that a package needs: tokenizer, metadata, card."""
    write(folder / "sentencepiece.model", [pieces.read_bytes()])
    write(folder / "README.md", [card.encode()])
    write(folder / "metadata.json", [metadata(title, length_penalty)])


def metadata(title: Title, length_penalty: float = LENGTH_PENALTY) -> bytes:
    """``metadata.json``, as argostranslate and ``l10n models`` read it; argostranslate knows
    nothing of the length penalty."""
    facts = {
        "package_version": title.version,
        "argos_version": _ARGOS_VERSION,
        "from_code": code_of(title.source.tag),
        "from_name": title.source.name,
        "to_code": code_of(title.target.tag),
        "to_name": title.target.name,
        "type": "translate",
        "made_by": TRAINED,
        "length_penalty": length_penalty,
        **({"license": title.licence} if title.licence else {}),
    }
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def pack(filled: Path, into: Path) -> Packed:
    """Move a filled folder, which has its own name already, to ``into``, and write its file
    and checksum beside it.

    The same contents give the same bytes. What was there under these names is replaced.
    """
    folder = into / filled.name
    file = into / f"{filled.name}.argosmodel"
    data = _zipped(filled)
    digest = hashlib.sha256(data).hexdigest()
    write(file, _in_chunks(data))
    line = f"{digest}  {file.name}\n"
    write(file.with_name(file.name + ".sha256"), [line.encode()])
    with naming_failure(folder):
        shutil.rmtree(folder, ignore_errors=True)
        durable.move(filled, folder)
    return Packed(folder, file, digest, len(data))


def _zipped(folder: Path) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            info = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), _EPOCH)
            info.external_attr = _FILE_MODE
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    return held.getvalue()


def _in_chunks(data: bytes) -> Iterator[bytes]:
    return (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
