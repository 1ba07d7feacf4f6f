"""Any file becomes its own text, or an error that names it and helps."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import StatementError
from l10n.text.reading import read_text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reading")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\4\a"), max_size=60))
def test_a_text_comes_back_byte_for_byte(folder: Path, body: str) -> None:
    data = f"The session is open. {'Names follow. ' * 90}\r\n{body}".encode()
    path = folder / "a.txt"
    path.write_bytes(data)
    assert read_text(path, shown="a.txt").encode() == data


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffWith a mark.\n".encode(),
        b"one\rtwo\r\nthree\nfour\n\r",
        "tab\tform\fnext\x85line\u2028end".encode(),
        b"{not rtf}",
    ],
)
def test_nothing_is_normalised(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert read_text(path, shown="a.txt").encode() == data


ENCODED = "The café is open.\nJosé came."
REFUSED = {
    "latin": (
        ENCODED.encode("cp1252"),
        "not UTF-8: byte 0xE9 on line 1 (offset 7)",
        "It looks like Windows-1252",
    ),
    "third line, CRLF": (b"a\r\nb\r\xe9", "byte 0xE9 on line 3 (offset 5)", "save it as UTF-8"),
    "cyrillic": ("Мы помним их имена".encode("cp1251"), "byte 0xCC", "Windows-1251"),
    "turkish": ("Türkiye ve şehirler, ışık".encode("cp1254"), "not UTF-8", "Windows-1254"),
    "utf-16": (ENCODED.encode("utf-16"), "not UTF-8: byte 0xFF", "UTF-16"),
    "utf-16 bare": (ENCODED.encode("utf-16-be"), "every other byte is zero", "UTF-16"),
    "cut in a letter": ("naïve é".encode()[:-1], "byte 0xC3 on line 1 (offset 7)", "UTF-8"),
    "nul": (b"some text\0\0\0and more", "binary data", "plain text"),
    "EOT": (b"one line\nand \x04 another, long enough", "U+0004, on line 2", "Delete it"),
    "controls": (bytes(range(1, 32)) * 3 + b"text", "binary data", "plain text"),
    "pdf": (b"%PDF-1.7\nrest", "a PDF document", "Save it as plain text"),
    "word": (b"PK\x03\x04rest", "a zip archive, perhaps a Word", "Save it as plain text"),
    "rtf": (b"{\\rtf1 Hello}", "a rich text (RTF) document", "Save it as plain text"),
    "nothing": (b"", "It is empty.", "delete the file"),
    "white": (b"\xef\xbb\xbf \r\n\t\n", "nothing but white space", "delete the file"),
    "no-break": ("\u00a0\n\u2003".encode(), "nothing but white space", "delete the file"),
    "too long": (b"x" * 2001, "larger than 2,000 bytes", "Split it"),
}


@pytest.mark.parametrize(("data", "message", "tip"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_statement_is_refused(
    tmp_path: Path, data: bytes, message: str, tip: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(StatementError) as caught:
        read_text(path, shown="texts/a.txt", limit=2000)
    assert caught.value.path == "texts/a.txt"
    assert message in caught.value.message
    assert tip in caught.value.tip


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 2000)
    assert read_text(path, shown="a.txt", limit=2000) == "x" * 2000


def test_the_size_is_looked_at_before_the_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2001)
    with pytest.raises(StatementError, match="larger"):
        read_text(_Failing(tmp_path / "a.txt"), shown="a.txt", limit=2000)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="a file of unknown size")
def test_a_file_that_is_longer_than_it_says_is_refused() -> None:
    with pytest.raises(StatementError, match="larger"):
        read_text(Path("/proc/self/maps"), shown="maps", limit=10)


def _broken_link(path: Path) -> None:
    path.symlink_to("gone.txt")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _linked_folder(path: Path) -> None:
    path.symlink_to(path.parent)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes need a POSIX system")
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_broken_link, "a broken link: “gone.txt” does not exist"),
        (_loop, "a link that leads back to itself"),
        (_pipe, "a pipe, a socket or a device"),
        (_linked_folder, "a folder, not a file"),
        (Path.mkdir, "a folder, not a file"),
        (lambda _: None, "does not exist, or no longer"),
    ],
)
def test_what_is_no_file_is_refused(tmp_path: Path, make, message: str) -> None:
    path = tmp_path / "a.txt"
    make(path)
    with pytest.raises(StatementError) as caught:
        read_text(path, shown="a.txt")
    assert message in caught.value.message
    assert caught.value.tip


def test_a_device_is_not_waited_for() -> None:
    with pytest.raises(StatementError, match="a device"):
        read_text(Path("/dev/zero"), shown="zero")


def test_a_path_through_a_file_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(StatementError, match="does not exist"):
        read_text(tmp_path / "a.txt" / "b.txt", shown="b.txt")


class _Failing(type(Path())):
    """A path that opens with an error, as files do whose rights or disk are bad."""

    code = errno.EACCES

    def open(self, *args, **kwargs):
        raise OSError(self.code, os.strerror(self.code))


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EIO, "cannot be read: Input/output error"),
        (errno.ENOENT, "does not exist, or no longer"),
    ],
)
def test_what_cannot_be_opened_is_refused(tmp_path: Path, code: int, message: str) -> None:
    (tmp_path / "a.txt").write_text("It is there.")
    path = _Failing(tmp_path / "a.txt")
    path.code = code
    with pytest.raises(StatementError) as caught:
        read_text(path, shown="a.txt")
    assert message in caught.value.message


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_missing_rights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It is there.")
    path.chmod(0)
    with pytest.raises(StatementError, match="permission denied"):
        read_text(path, shown="a.txt")
