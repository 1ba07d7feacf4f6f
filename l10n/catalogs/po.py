"""PO files through polib: symmetric reading and writing, nothing wrapped."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.syntax import MARK, MEND, for_polib
from l10n.errors import CatalogError

_CHARSET = re.compile(rb"charset=([A-Za-z0-9_-]+)")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069\S*|\S+")


class _Lines(str):
    """A text that polib takes line by line as files are: ``str`` splits at U+2028 too."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: ARG002  # str's signature
        return self.split("\n")


def read(path: Path, *, shown: str) -> Catalog:
    """Read a PO file. ``shown`` is how errors name it.

    Raises CatalogError, never half a catalog, for a file that is missing, not
    of its declared charset, malformed, or with an entry twice.
    """
    if not path.is_file():
        raise CatalogError("The catalog is missing.", tip="Run l10n extract.", path=shown)
    try:
        return _parse(path.read_bytes(), shown)
    except PermissionError:
        raise CatalogError(
            "It cannot be read: permission denied.",
            tip="Give yourself read permission, for example with chmod u+r.",
            path=shown,
        ) from None


def write(catalog: Catalog) -> str:
    """The file's text, one line a string, ending in a newline."""
    file = polib.POFile(wrapwidth=0)
    file.header = catalog.comment
    file.metadata = dict(catalog.metadata)
    file.metadata_is_fuzzy = list(catalog.header_flags)
    file.extend(_poentry(entry) for entry in catalog.entries)
    text = str(file).replace(f"# {MARK}", "#")
    return text if text.endswith("\n") else text + "\n"


def _parse(data: bytes, shown: str) -> Catalog:
    text = for_polib(_NEWLINE.split(_decode(data, shown)), shown)
    try:
        parsed = polib.pofile(_Lines(text), encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        raise CatalogError(
            f"It is not a valid PO file: {str(error).strip()}.", tip=MEND, path=shown
        ) from None
    _refuse_duplicates(parsed, shown)
    return Catalog(
        metadata=tuple(_in_utf8(parsed.metadata).items()),
        entries=tuple(_entry(item) for item in parsed),
        comment=parsed.header,
        header_flags=tuple(parsed.metadata_is_fuzzy or ()),
    )


def _in_utf8(metadata: dict[str, str]) -> dict[str, str]:
    """The header of a file that is written in UTF-8, whatever it was read from."""
    declared = {"Content-Type": "text/plain; charset=UTF-8"} if metadata else {}
    return metadata | declared


def _decode(data: bytes, shown: str) -> str:
    """The text, by the charset that the header names; UTF-8 where it names none that is known."""
    found = _CHARSET.search(data)
    charset = found[1].decode() if found else "utf-8"
    try:
        return data.decode(charset)
    except LookupError:
        charset = "utf-8"
    except UnicodeDecodeError as error:
        raise _wrong_charset(error, charset, shown) from None
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise _wrong_charset(error, charset, shown) from None


def _wrong_charset(error: UnicodeDecodeError, charset: str, shown: str) -> CatalogError:
    return CatalogError(
        f"Byte {error.start} is not {charset}.", tip="Save the catalog as UTF-8.", path=shown
    )


def _refuse_duplicates(parsed: polib.POFile, shown: str) -> None:
    seen: dict[tuple[str | None, str], int] = {}
    for item in parsed:
        if item.obsolete:
            continue
        key = (item.msgctxt, item.msgid)
        if key in seen:
            raise CatalogError(
                f"Lines {seen[key]} and {item.linenum} hold the same message twice.",
                tip="Keep the better of the two entries and delete the other.",
                path=shown,
            )
        seen[key] = item.linenum


def _entry(item: polib.POEntry) -> Entry:
    comments = _lines(item.tcomment)
    return Entry(
        source=item.msgid,
        target=item.msgstr,
        context=item.msgctxt,
        comments=tuple(line for line in comments if not line.startswith(MARK)),
        workflow=tuple(line[1:] for line in comments if line.startswith(MARK)),
        extracted=_lines(item.comment),
        references=_references(item.occurrences),
        flags=tuple(item.flags),
        previous_context=item.previous_msgctxt,
        previous_source=item.previous_msgid,
        previous_plural=item.previous_msgid_plural,
        plural_source=item.msgid_plural or None,
        plural_targets=tuple(sorted(item.msgstr_plural.items())),
        obsolete=bool(item.obsolete),
    )


def _poentry(entry: Entry) -> polib.POEntry:
    workflow = (f"{MARK}{line}" for line in entry.workflow)
    return polib.POEntry(
        msgid=entry.source,
        msgstr=entry.target,
        msgctxt=entry.context,
        tcomment="\n".join((*entry.comments, *workflow)),
        comment="\n".join(entry.extracted),
        occurrences=[(reference, "") for reference in entry.references],
        flags=list(entry.flags),
        previous_msgctxt=entry.previous_context,
        previous_msgid=entry.previous_source,
        previous_msgid_plural=entry.previous_plural,
        msgid_plural=entry.plural_source or "",
        msgstr_plural=dict(entry.plural_targets),
        obsolete=entry.obsolete,
    )


def _references(occurrences: list[tuple[str, str]]) -> tuple[str, ...]:
    """Undo polib's splitting of a bracketed file name at its spaces."""
    line = " ".join(f"{path}:{line}" if line else path for path, line in occurrences)
    return tuple(_REFERENCE.findall(line))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
