"""Parallel text from files, pair by pair.

A table of two columns (source and target), or of three with the collection's name before
them, a line a pair; or a translation memory (TMX). Either may be compressed (``.xz``,
``.gz``, ``.bz2``).
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from l10n.errors import LanguageError, TrainingError
from l10n.exchange import tmx
from l10n.exchange.tmx_unit import TmxText, TmxUnit
from l10n.languages import Language, language, written
from l10n.training.examples import Example
from l10n.training.files import name_of

_TMX = re.compile(rb"\s*<(\?xml|!DOCTYPE tmx|tmx)\b")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_ARCHIVES = {
    b"PK\x03\x04": "zip",
    b"\x28\xb5\x2f\xfd": "zst",
    b"\xfd7zXZ\x00": "xz",
    b"\x1f\x8b": "gz",
    b"BZh91AY": "bz2",
}
"""What a file begins with that is packed, and does not say so by its name."""
_ENDINGS = (".xz", ".gz", ".bz2", ".tsv", ".tmx", ".txt", ".tab")


def read_examples(path: Path, source: Language, target: Language) -> Iterator[Example]:
    """The pairs of a file, in its order, as they are read from it.

    The origin of a pair is the collection that its line names, else the file's name without
    its endings. Empty lines are passed over, and so is a first line that has the languages'
    tags for headings, which say in which order the columns are. Of a TMX file those units are
    read that have a text in both languages, whatever the region (``en-US`` for ``en-GB``), and
    have lost no part of it.

    Raises TrainingError, with the line, for what cannot be read, and ExchangeError for what
    only looks like TMX.
    """
    try:
        with _opened(path) as file:
            head = file.peek(4096)[:4096]  # type: ignore[attr-defined]
            _refuse_archives(head, path)
            if _TMX.match(head.removeprefix(_BOM)):
                yield from _memory(file, path, source, target)
            else:
                yield from _Table(path, source, target).read(file)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise TrainingError(
            f"It cannot be read: {getattr(error, 'strerror', '') or error}.",
            tip="See that it is there and whole, or fetch it again.",
            path=path,
        ) from error


def _opened(path: Path) -> BinaryIO:
    kinds: dict[str, Callable[..., Any]] = {".xz": lzma.open, ".gz": gzip.open, ".bz2": bz2.open}
    opened: BinaryIO = kinds.get(path.suffix.lower(), open)(path, "rb")
    return opened


def _refuse_archives(head: bytes, path: Path) -> None:
    for mark, kind in _ARCHIVES.items():
        if head.startswith(mark):
            raise TrainingError(
                f"It is packed ({kind}).",
                tip="Unpack it, or pack it as .xz, .gz or .bz2, with such a name.",
                path=path,
            )


def _memory(file: BinaryIO, path: Path, source: Language, target: Language) -> Iterator[Example]:
    origin = _name(path)
    for unit in tmx.read(file, shown=str(path)):
        if unit.whole:
            yield from _pairs(unit, source, target, origin)


def _pairs(unit: TmxUnit, source: Language, target: Language, origin: str) -> Iterator[Example]:
    for one in _texts(unit, source):
        for other in _texts(unit, target):
            yield Example(" ".join(one.text.split("\n")), " ".join(other.text.split("\n")), origin)


def _texts(unit: TmxUnit, wanted: Language) -> tuple[TmxText, ...]:
    """Those in a language, else those of another region that are written alike."""
    return unit.texts_in(wanted.tag) or tuple(
        text for text in unit.texts if written(text.language) == written(wanted.tag)
    )


class _Table:
    """One file of lines and tabs."""

    def __init__(self, path: Path, source: Language, target: Language) -> None:
        self._path = path
        self._languages = source, target
        self._name = _name(path)

    def read(self, file: BinaryIO) -> Iterator[Example]:
        rows = self._rows(file)
        first = next(rows, None)
        if first is None:
            return
        columns = len(first[1])
        if columns not in {2, 3}:
            self._refuse(first[0], f"It has {_columns(columns)}.")
        turned = self._heading(first[1][-2:])
        for number, row in chain([first] if turned is None else (), rows):
            if len(row) != columns:
                self._refuse(
                    number, f"It has {_columns(len(row))}; the first line has {_columns(columns)}."
                )
            one, other = row[-2:]
            origin = row[0] if columns == 3 and row[0] else self._name
            yield Example(other, one, origin) if turned else Example(one, other, origin)

    def _rows(self, file: BinaryIO) -> Iterator[tuple[int, list[str]]]:
        """The lines that are not empty, with their numbers."""
        for number, line in enumerate(file, start=1):
            if number == 1 and line.startswith(_MARKS):
                self._refuse(1, "It is in UTF-16.", "Save it as UTF-8.")
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                self._refuse(number, "It is not in UTF-8.", "Save the file as UTF-8.")
            if not text.isspace():
                yield number, text.rstrip("\r\n").split("\t")

    def _heading(self, cells: list[str]) -> bool | None:
        """Whether the columns stand the other way round; None where the line is no heading."""
        tags = [_tag(cell) for cell in cells]
        wanted = [written(one.tag).code for one in self._languages]
        if tags == wanted:
            return False
        return True if tags == wanted[::-1] else None

    def _refuse(self, line: int, message: str, tip: str = "") -> NoReturn:
        raise TrainingError(
            message,
            tip=tip
            or "Each line needs the source, a tab and the translation, or the collection's name "
            "and a tab before them.",
            path=f"{self._path}, line {line}",
        )


def _columns(count: int) -> str:
    return f"{count} column{'s' * (count != 1)}"


def _tag(cell: str) -> str:
    """The code of the language that a heading names; empty where it names none."""
    try:
        return written(language(cell).tag).code if 1 < len(cell) < 12 else ""
    except LanguageError:
        return ""


def _name(path: Path) -> str:
    """``news`` of ``news.tsv.xz``; dots within stay."""
    name = name_of(path)
    while name.lower().endswith(_ENDINGS) and "." in name.lstrip("."):
        name = name.rpartition(".")[0]
    return name
