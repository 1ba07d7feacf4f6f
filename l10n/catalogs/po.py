"""PO files: symmetric reading and writing, nothing wrapped, nothing lost.

polib reads and writes the strings; :mod:`l10n.catalogs.syntax` reads the lines.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import polib

from l10n.catalogs.catalog import Catalog, Entry, Key
from l10n.catalogs.syntax import MEND, SPACE, Block, blocks, is_utf8
from l10n.errors import CatalogError

_UTF8 = "utf-8"
_NEWLINE = re.compile(r"\r\n|\r|\n")
_BYTE_NEWLINE = re.compile(rb"\r\n|\r|\n")
_HEADER = re.compile(
    rb'^[ \t]*+msgid[ \t]*+""\s*+msgstr((?:\s*+"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+")++)',
    re.MULTILINE,
)
_CHARSET = re.compile(r"(?aim)^Content-Type:.*?charset=[ \t]*([\w.:+-]+)")
_CHARSET_PART = re.compile(r";? ?charset=[^; ]*", re.IGNORECASE)
_FIELD = re.compile(r"([!-9;-~]++):(?!//)(.*)", re.DOTALL)
# gettext brackets a file name that holds spaces.
_REFERENCE = re.compile(r"\u2068[^\u2068\u2069]*\u2069[^ \t\f\v]*|[^ \t\f\v]+")
_QUOTED = re.compile(rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)"')
_FIRST_PLURAL = re.compile(r"^((?:#~ )?)msgstr\[0\]", re.MULTILINE)
_ASCII = bytes(range(128))
_KINDS = {".": ".", ":": ":", ",": ",", "!": ",", "=": "=", "@": "="}
"""What the character after ``#`` makes of a comment. ``#!`` is to gettext what ``#,`` is."""


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
    """The file's text, each line ended as its file's were."""
    parts = [*_header(catalog), *map(_written, catalog.entries)]
    if catalog.trailing:
        parts.append("".join(f"{line}\n" for line in catalog.trailing))
    text = "\n".join(parts)
    return text if catalog.newline == "\n" else text.replace("\n", catalog.newline)


def _parse(data: bytes, shown: str) -> Catalog:
    text, charset = _decode(data, shown)
    found, trailing = blocks(_NEWLINE.split(text), charset, shown)
    entries = [_entry(block, item) for block, item in zip(found, _strings(found), strict=True)]
    _refuse_duplicates(entries, found, shown)
    catalog = Catalog(metadata=(), entries=(), trailing=trailing, newline=_newline(text))
    for place, entry in enumerate(entries):
        if entry.key == (None, "") and not entry.obsolete:
            _refuse_odd_header(entry, found[place].line, "" if data.isascii() else charset, shown)
            catalog = _headed(catalog, entry, found[place])
            del entries[place]
            break
    return replace(catalog, entries=tuple(entries))


def _newline(text: str) -> str:
    """How the file's lines end, if all do so alike."""
    ends = text.count("\r\n")
    return "\r\n" if ends and ends == text.count("\n") == text.count("\r") else "\n"


def _strings(found: Iterable[Block]) -> list[polib.POEntry]:
    """What polib makes of the blocks, each of them an entry."""
    text = "\n".join(line for block in found for line in (*block.previous, *block.strings))
    return list(polib.pofile(_Lines(text), encoding=_UTF8, klass=_headless))


def _headless(**options: object) -> polib.POFile:
    """A polib file that takes no entry for its header: polib's ``find`` looks at no context."""
    file = polib.POFile(**options)
    file.find = lambda *_, **__: None
    return file


def _refuse_duplicates(entries: Iterable[Entry], found: Iterable[Block], shown: str) -> None:
    """gettext refuses an obsolete entry beside a live one too; the merge makes one of them."""
    seen: dict[Key, int] = {}
    for entry, block in zip(entries, found, strict=True):
        if entry.obsolete:
            continue
        if entry.key in seen:
            raise CatalogError(
                f"Lines {seen[entry.key]} and {block.line} hold the same message twice.",
                tip="Keep the better of the two entries and delete the other.",
                path=shown,
            )
        seen[entry.key] = block.line


def _refuse_odd_header(header: Entry, line: int, charset: str, shown: str) -> None:
    """``charset`` is the one that was read by, where it matters."""
    if header.plural_source is not None:
        raise CatalogError(f"The header on line {line} has plurals.", tip=MEND, path=shown)
    if charset and charset != (_codec(_named(header.target), line, shown) or _UTF8):
        raise CatalogError(
            f"The header on line {line} does not say that the file is {charset}.",
            tip="Keep one Content-Type line in the header, and none in a comment before it.",
            path=shown,
        )


def _headed(catalog: Catalog, header: Entry, block: Block) -> Catalog:
    """The catalog with what the header's entry holds."""
    fields, lines = _fields(header.target)
    # One empty comment line is not the same as none.
    empty = ("#",) if header.comments == ("",) else ()
    return replace(
        catalog,
        metadata=_in_utf8(fields),
        comment="\n".join(header.comments),
        header_flags=header.flags,
        header_notes=(*empty, *_remarks(replace(header, comments=(), flags=())), *block.previous),
        header_lines=lines,
    )


def _fields(text: str) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The header's fields, a line that is none with the field before it, and all other
    lines. Of two fields of one name gettext takes the first."""
    fields: dict[str, list[str]] = {}
    others: list[str] = []
    place = others
    for line in text.removesuffix("\n").split("\n") if text else ():
        field = _FIELD.fullmatch(line)
        if not line.strip():
            others.append(line)
        elif not field:
            place.append(line)
        elif field[1] in fields:
            others.append(line)
            place = others
        else:
            place = fields[field[1]] = [field[2].strip(SPACE + "\r")]
    return tuple((name, "\n".join(lines)) for name, lines in fields.items()), tuple(others)


def _in_utf8(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The header of a file that is written in UTF-8, whatever it was read from."""
    name = next((name for name, _ in fields if name.lower() == "content-type"), "Content-Type")
    value, *more = dict(fields).get(name, "").split("\n")
    if not fields or _named(f"{name}: {value}").lower() == _UTF8:
        return fields
    bare = _CHARSET_PART.sub("", value).strip(SPACE) or "text/plain"
    return tuple((dict(fields) | {name: "\n".join((f"{bare}; charset=UTF-8", *more))}).items())


def _decode(data: bytes, shown: str) -> tuple[str, str]:
    """The text, and the charset it is in: what the header names, or UTF-8 where it
    names none, or none that is known."""
    _refuse_wide(data, shown)
    data = data.removeprefix(codecs.BOM_UTF8)
    found = _HEADER.search(data)
    named = _named(b"".join(_QUOTED.findall(found[1])).decode("latin-1") if found else "")
    line = _line_at(data, data.find(named.encode(), found.start())) if found else 0
    known = _codec(named, line, shown)
    charset = known or _UTF8
    if charset != _UTF8 and not data.isascii() and is_utf8(data):
        raise CatalogError(
            f"The header says {named} on line {line}, but the text is UTF-8.",
            tip=f"Write charset=UTF-8 in place of charset={named}. Should the text be {named} "
            f"all the same, convert it: msgconv -t UTF-8.",
            path=shown,
        )
    try:
        return data.decode(charset), charset
    except UnicodeDecodeError as error:
        said = (named or "UTF-8") if known else f"UTF-8, and {named} is not known"
        raise _wrong_charset(error, said, shown) from None


def _named(header: str) -> str:
    """The charset that a header names, its line ends escaped or not."""
    found = _CHARSET.search(header.replace("\\n", "\n"))
    return found[1] if found and found[1] != "CHARSET" else ""


def _codec(charset: str, line: int, shown: str) -> str:
    """Python's name for a charset; nothing for one it does not know.

    Raises CatalogError for a charset in which PO's own words would be other bytes.
    """
    try:
        plain = _ASCII.decode(charset or _UTF8)
    except LookupError:
        return ""
    except ValueError:
        plain = ""
    if plain != _ASCII.decode("ascii"):
        raise CatalogError(
            f"The header says {charset} on line {line}, which PO files cannot be in.",
            tip="Save it as UTF-8, and say so in its header: charset=UTF-8.",
            path=shown,
        )
    return codecs.lookup(charset or _UTF8).name


def _refuse_wide(data: bytes, shown: str) -> None:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if wide or b"\0" in data:
        line = _line_at(data, data.find(b"\0"))
        raise CatalogError(
            "Line 1 begins as UTF-16 does." if wide else f"Line {line} holds a NUL byte.",
            tip="Save it as UTF-8. If it was damaged, take the last version from git or a backup.",
            path=shown,
        )


def _wrong_charset(error: UnicodeDecodeError, charset: str, shown: str) -> CatalogError:
    line = _line_at(error.object, error.start)
    return CatalogError(
        f"On line {line}, byte 0x{error.object[error.start]:02X} is not {charset}.",
        tip="Save the catalog as UTF-8 and say so in its header, or name there what it is in.",
        path=shown,
    )


def _line_at(data: bytes, place: int) -> int:
    return 1 + sum(1 for _ in _BYTE_NEWLINE.finditer(data, 0, place))


def _entry(block: Block, item: polib.POEntry) -> Entry:
    remarks: dict[str, list[str]] = {kind: [] for kind in ("#", *_KINDS.values())}
    for line in block.remarks:
        remarks[_KINDS.get(line[1:2], "#")].append(line)
    flags = (flag.strip(SPACE) for line in remarks[","] for flag in line[2:].split(","))
    return Entry(
        source=item.msgid,
        target=item.msgstr,
        context=item.msgctxt,
        comments=tuple(line[1:].removeprefix(" ") for line in remarks["#"]),
        workflow=tuple(line[1:] for line in remarks["="]),
        extracted=tuple(line[2:].removeprefix(" ") for line in remarks["."]),
        references=tuple(_REFERENCE.findall(" ".join(line[2:] for line in remarks[":"]))),
        flags=tuple(filter(None, flags)),
        previous_context=item.previous_msgctxt,
        previous_source=item.previous_msgid,
        previous_plural=item.previous_msgid_plural,
        plural_source=item.msgid_plural if item.msgstr_plural else None,
        plural_targets=tuple(item.msgstr_plural.items()),
        obsolete=block.obsolete,
        line=block.line,
    )


def _header(catalog: Catalog) -> Iterator[str]:
    """The header's entry, unless nothing is in it."""
    comments = catalog.comment.split("\n") if catalog.comment else ()
    fields = (f"{name}: {value}" for name, value in catalog.metadata)
    # Below a field, a line that is none would be read as the field's.
    first = tuple(takewhile(lambda line: not _FIELD.fullmatch(line), catalog.header_lines))
    lines = (*first, *fields, *catalog.header_lines[len(first) :])
    header = Entry(
        source="",
        target="".join(f"{line}\n" for line in lines),
        comments=tuple(comments),
        flags=catalog.header_flags,
    )
    notes = "".join(f"{line}\n" for line in catalog.header_notes)
    if header != Entry("") or notes:
        remarks = "".join(f"{line}\n" for line in _remarks(header))
        yield remarks + notes + _polib_text(header)


def _written(entry: Entry) -> str:
    return "".join(f"{line}\n" for line in _remarks(entry)) + _polib_text(entry)


def _remarks(entry: Entry) -> Iterator[str]:
    """The entry's comment lines, in gettext's order."""
    yield from _lines("#", entry.comments)
    yield from _lines("#.", entry.extracted)
    if entry.references:
        yield f"#: {' '.join(entry.references)}"
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    yield from (f"#{line}" for line in entry.workflow)


def _lines(sign: str, texts: Iterable[str]) -> Iterator[str]:
    """A text of several lines becomes as many comments."""
    return (f"{sign} {line}" if line else sign for text in texts for line in _NEWLINE.split(text))


def _polib_text(entry: Entry) -> str:
    """The entry's strings, its previous ones first."""
    text = polib.POEntry(
        msgid=entry.source,
        msgstr=entry.target,
        msgctxt=entry.context,
        previous_msgctxt=entry.previous_context,
        previous_msgid=entry.previous_source,
        previous_msgid_plural=entry.previous_plural,
        msgid_plural=entry.plural_source or "",
        msgstr_plural=_plurals(entry),
        obsolete=entry.obsolete,
    ).__unicode__(wrapwidth=0)
    if entry.plural_source == "":  # which polib takes for none
        text = _FIRST_PLURAL.sub(r'\1msgid_plural ""\n\1msgstr[0]', text, count=1)
    return str(text).replace("\a", r"\a")


def _plurals(entry: Entry) -> dict[int, str]:
    """gettext wants a form for an entry with a plural, if an empty one."""
    return dict(entry.plural_targets) or ({} if entry.plural_source is None else {0: ""})
