"""PO files through polib: symmetric reading and writing, nothing wrapped."""

from __future__ import annotations

import re
from pathlib import Path

import polib

from l10n.catalogs.catalog import Catalog, Entry
from l10n.errors import CatalogError

_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069\S*|\S+")
_LINE = re.compile(
    rb"""\xef?\xbb?\xbf?\s*
    ( \#(?!~).* | (\#~\|?\s*)? ((msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])?\s*"[^\n]*")? )
    \s*$""",
    re.VERBOSE | re.DOTALL,
)
_MEND = "Open it in a PO editor or run msgfmt -c on it, mend it, and try again."


def read(path: Path, *, shown: str) -> Catalog:
    """Read a PO file. ``shown`` is how errors name it.

    Raises CatalogError, never half a catalog, for a file that is missing, not
    UTF-8 or of its declared charset, malformed, or with an entry twice.
    """
    if not path.is_file():
        raise CatalogError("The catalog is missing.", tip="Run l10n extract.", path=shown)
    try:
        _refuse_malformed(path.read_bytes(), shown)
        # From a path: polib splits a *string* at U+2028 and its like as well.
        parsed = polib.pofile(str(path), wrapwidth=0)
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"Byte {error.start} is not {error.encoding}.",
            tip="Save the catalog as UTF-8.",
            path=shown,
        ) from None
    except PermissionError:
        raise CatalogError(
            "It cannot be read: permission denied.",
            tip="Give yourself read permission, for example with chmod u+r.",
            path=shown,
        ) from None
    except (OSError, ValueError, IndexError) as error:
        reason = str(error).replace(str(path), "").strip()
        raise CatalogError(f"It is not a valid PO file: {reason}.", tip=_MEND, path=shown) from None
    _refuse_duplicates(parsed, shown)
    return Catalog(
        metadata=tuple(parsed.ordered_metadata()),
        entries=tuple(_entry(item) for item in parsed),
        comment=parsed.header,
        header_flags=tuple(parsed.metadata_is_fuzzy or ()),
    )


def write(catalog: Catalog) -> str:
    """The file's text, one line a string, ending in a newline."""
    file = polib.POFile(wrapwidth=0)
    file.header = catalog.comment
    file.metadata = dict(catalog.metadata)
    file.metadata_is_fuzzy = list(catalog.header_flags)
    file.extend(_poentry(entry) for entry in catalog.entries)
    text = str(file)
    return text if text.endswith("\n") else text + "\n"


def _refuse_malformed(data: bytes, shown: str) -> None:
    """polib drops the end of a string that is not closed; nothing may be half-read."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not _LINE.match(line):
            start = line.strip()[:40].decode(errors="replace")
            raise CatalogError(f"Line {number} is not PO: {start}", tip=_MEND, path=shown)


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
    return Entry(
        source=item.msgid,
        target=item.msgstr,
        context=item.msgctxt,
        comments=_lines(item.tcomment),
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


def _references(occurrences: list[tuple[str, str]]) -> tuple[str, ...]:
    """Undo polib's splitting of a bracketed file name at its spaces."""
    line = " ".join(f"{path}:{line}" if line else path for path, line in occurrences)
    return tuple(_REFERENCE.findall(line))


def _poentry(entry: Entry) -> polib.POEntry:
    return polib.POEntry(
        msgid=entry.source,
        msgstr=entry.target,
        msgctxt=entry.context,
        tcomment="\n".join(entry.comments),
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


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()
