"""Reading a source file: its bytes as text without loss, or an error that helps."""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path

from l10n.errors import StatementError

LIMIT = 10_000_000
"""Bytes: the largest statement read unless told otherwise. A long book is about one million."""

_DOCUMENTS = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive, perhaps a Word or OpenDocument text",
    b"{\\rtf": "a rich text (RTF) document",
    b"\xd0\xcf\x11\xe0": "an old Word document",
}
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# C0 controls and DEL, without tab, line feed, vertical tab, form feed and carriage return.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r")) + b"\x7f"
_MOST_CONTROLS = 0.05
# gettext keeps EOT for itself, and no two PO tools agree on how BEL is written.
_UNFIT = re.compile("[\x04\x07]")
# The letters ğ ı ş Ğ İ Ş in Windows-1254; in Windows-1252 the same bytes are rare Icelandic.
_TURKISH = frozenset(b"\xf0\xfd\xfe\xd0\xdd\xde")
_SAVE_AS_TEXT = "Save it as plain text in UTF-8, or keep it out of the source folder."


def read_text(path: Path, *, shown: str, limit: int = LIMIT) -> str:
    """The file's text, with ``text.encode() == path.read_bytes()``.

    Nothing is normalised: a byte order mark stays as U+FEFF, line ends stay
    as they are. ``shown`` is how messages name the file, ``limit`` is in bytes.

    Raises StatementError for whatever is no UTF-8 text of that size, for empty
    files, and for paths that lead to no readable file. Never waits on a pipe.
    """
    data = _read(path, shown, limit)
    for start, kind in _DOCUMENTS.items():
        if data.startswith(start):
            raise _problem(shown, f"It is {kind}, not plain text.", _SAVE_AS_TEXT)
    if not data.startswith(_UTF16_MARKS) and (b"\0" in data or _controls(data) > _MOST_CONTROLS):
        raise _binary(shown, data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(shown, data, error.start) from None
    if unfit := _UNFIT.search(text):
        raise _problem(
            shown,
            f"There is an invisible control character, U+{ord(unfit[0]):04X}, "
            f"on line {_line(data, len(text[: unfit.start()].encode()))}.",
            "Delete it: type that line afresh, or remove it with your editor.",
        )
    if not text.strip("\ufeff \t\r\n") or text.isspace():
        raise _problem(
            shown,
            "It is empty: it holds nothing but white space." if text else "It is empty.",
            "Write the statement into it, or delete the file.",
        )
    return text


def _read(path: Path, shown: str, limit: int) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _not_a_file(shown, found.st_mode)
        _check_size(shown, found.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, RuntimeError) as error:
        raise _unreachable(path, shown, error) from error
    _check_size(shown, len(data), limit)
    return data


def _check_size(shown: str, size: int, limit: int) -> None:
    if size > limit:
        raise _problem(
            shown,
            f"It is larger than {limit:,} bytes, the limit for one statement.",
            "Split it into several files, or keep it out of the source folder.",
        )


def _not_a_file(shown: str, mode: int) -> StatementError:
    if stat.S_ISDIR(mode):
        return _problem(
            shown, "It is a folder, not a file.", "Rename it, without the file extension."
        )
    return _problem(
        shown,
        "It is a pipe, a socket or a device, not a file.",
        "Put an ordinary text file in its place.",
    )


def _unreachable(path: Path, shown: str, error: OSError | RuntimeError) -> StatementError:
    # Until Python 3.12 pathlib reports a loop of links as a RuntimeError in places.
    code = error.errno if isinstance(error, OSError) else errno.ELOOP
    if code == errno.ELOOP:
        return _problem(shown, "It is a link that leads back to itself.", "Mend or delete it.")
    if code in (errno.ENOENT, errno.ENOTDIR) and path.is_symlink():
        return _problem(
            shown,
            f"It is a broken link: “{path.readlink()}” does not exist.",
            "Mend the link, or put the file itself in its place.",
        )
    if code in (errno.ENOENT, errno.ENOTDIR):
        return _problem(
            shown, "It does not exist, or no longer.", "Put it back, or run the command again."
        )
    if code in (errno.EACCES, errno.EPERM):
        return _problem(
            shown,
            "It cannot be read: permission denied.",
            "Give yourself read permission, for example with chmod u+r.",
        )
    return _problem(
        shown,
        f"It cannot be read: {error.strerror if isinstance(error, OSError) else error}.",
        "Check the disk or the network share that it lies on.",
    )


def _not_utf8(shown: str, data: bytes, at: int) -> StatementError:
    return _problem(
        shown,
        f"It is not UTF-8: byte 0x{data[at]:02X} on line {_line(data, at)} (offset {at:,}).",
        f"It looks like {_guess(data)}; open it in an editor and save it as UTF-8.",
    )


def _binary(shown: str, data: bytes) -> StatementError:
    if _is_bare_utf16(data):
        return _problem(
            shown,
            "It is not UTF-8: every other byte is zero.",
            "It looks like UTF-16; open it in an editor and save it as UTF-8.",
        )
    return _problem(shown, "It is binary data, not text.", _SAVE_AS_TEXT)


def _problem(shown: str, message: str, tip: str) -> StatementError:
    return StatementError(message, tip=tip, path=shown)


def _controls(data: bytes) -> float:
    """The share of control characters, 0 to 1."""
    return 1 - len(data.translate(None, _CONTROLS)) / len(data) if data else 0.0


def _line(data: bytes, at: int) -> int:
    before = data[:at]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8; only for wording a tip."""
    if data.startswith(_UTF16_MARKS):
        return "UTF-16"
    high = [byte for byte in data if byte >= 0x80]
    letters = len(high) + sum(65 <= byte & 0xDF <= 90 for byte in data if byte < 0x80)
    if len(high) > 0.4 * letters:
        return "Windows-1251 (Cyrillic) or another non-Latin code page"
    if sum(byte in _TURKISH for byte in high) > 0.2 * len(high):
        return "Windows-1254 (Turkish)"
    return "Windows-1252 (Western European)"


def _is_bare_utf16(data: bytes) -> bool:
    zeros = (data[::2].count(0), data[1::2].count(0))
    return min(zeros) == 0 and max(zeros) > 0.3 * len(data) / 2
