"""From a file's bytes to its text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from l10n.errors import ExchangeError

# UTF-32's mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED = re.compile(
    rb"""\s*<\?xml\s[^<>]{0,200}?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]{0,40})["']"""
)
_PIECE = 1 << 16
# Python knows more than charsets (idna, punycode), and some of those are slow.
_CHARSET = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp(1(25\d)|437|85\d|866|932|949|950)|koi8-[ru]|mac-roman"
    r"|gb2312|gbk|gb18030|hz|big5|big5hkscs|shift_jis|euc_(jp|kr)|iso2022_(jp|kr)|tis-620"
)


def looks_like_xml(data: bytes) -> bool:
    """Whether the first character that is not white space opens a tag."""
    head = data[:400].decode(_marked(data) or "utf-8", errors="ignore")
    return head.lstrip("\ufeff \t\r\n").startswith("<")


def decode(data: bytes, *, shown: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.

    Raises ExchangeError, with the line, for bytes that are not.
    """
    return _strictly(data, _marked(data) or "utf-8", shown)


def decode_xml(data: bytes, *, shown: str) -> str:
    """The text of an XML file, by its byte order mark or else by its declaration.

    Raises ExchangeError for a charset that is unknown and bytes that are not of it.
    """
    return _strictly(data, _xml_charset(data, shown), shown)


def stream_xml(file: BinaryIO, *, shown: str) -> Iterator[str]:
    """The same, piece by piece: no more of the file is held than one piece.

    The first piece has 64 KiB of the file, or all of it.
    """
    data = file.read(_PIECE)
    charset = _xml_charset(data, shown)
    decoder = codecs.getincrementaldecoder(charset)()
    begun, line = 0, 1
    while True:
        held = len(decoder.getstate()[0])
        try:
            piece = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            line += (error.object[: error.start].decode(charset, errors="ignore")).count("\n")
            _refuse(begun - held + error.start, charset, f"{shown}, line {line}")
        yield piece
        if not data:
            return
        begun, line = begun + len(data), line + piece.count("\n")
        data = file.read(_PIECE)


def _xml_charset(data: bytes, shown: str) -> str:
    found = _DECLARED.match(data[:400])
    return _marked(data) or (_named(found[1].decode(), shown) if found else "utf-8")


def _marked(data: bytes) -> str:
    """The charset that the first bytes betray, or nothing."""
    return next((name for mark, name in (*_MARKS, *_UNMARKED) if data.startswith(mark)), "")


def _named(declared: str, shown: str) -> str:
    if declared.lower().startswith(("utf-16", "utf-32", "ucs-", "iso-10646-ucs")):
        # Whoever could read these words one byte a letter knows that they are not true:
        # programs write them when they put a text that they held as UTF-16 into a file.
        return "utf-8"
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        name = ""
    if not _CHARSET.fullmatch(name):
        raise ExchangeError(
            f"Its encoding is given as “{declared}”, which is not known here.",
            tip="Save it as UTF-8.",
            path=shown,
        )
    return name


def _strictly(data: bytes, charset: str, shown: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(charset, errors="ignore")
        _refuse(error.start, charset, f"{shown}, line {before.count(chr(10)) + 1}")


def _refuse(start: int, charset: str, place: str) -> NoReturn:
    raise ExchangeError(
        f"Byte {start + 1} of the file is not {charset.removesuffix('-sig').upper()}.",
        tip="Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).",
        path=place,
    ) from None
