"""Hostile and damaged package files: refused, in words, with nothing left behind."""

from __future__ import annotations

import io
import json
import os
import resource
import stat
import struct
import unicodedata
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.archive import Limits
from l10n.engine.discovery import read_package, survey
from l10n.engine.unpacking import peek, unpack
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


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "packages"
    (folder / "kept").mkdir(parents=True)
    (folder / "kept" / "metadata.json").write_text('{"type": "sbd"}')
    return folder


def write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "given.argosmodel"
    path.write_bytes(data)
    return path


@pytest.fixture
def refused(tmp_path: Path, into: Path, tree: Tree) -> Refused:
    """Try to unpack what must be refused: bytes, or the file at a path."""

    def attempt(given: bytes | Path, limits: Limits | None = None) -> PackageError:
        path = given if isinstance(given, Path) else write(tmp_path, given)
        before = tree(tmp_path)
        with pytest.raises(PackageError) as caught:
            unpack(path, into, limits)
        assert tree(tmp_path) == before
        assert caught.value.tip
        return caught.value

    return attempt


def test_a_sound_package_is_unpacked_as_it_is(
    tmp_path: Path, into: Path, members: Members, tree: Tree
) -> None:
    files = {**members(), "stanza/empty.txt": b""}
    path = write(tmp_path, packed(files, (entry(f"{TOP}/model/"), b""), (entry(f"{TOP}/"), b"")))
    described = peek(path)
    package = unpack(path, into)
    assert package.folder == into / TOP
    assert (package.source, package.target, package.version) == ("en", "fr", "1.0")
    assert described.origin == package.origin
    assert read_package(into / TOP) == package
    assert {k: v for k, v in tree(into / TOP).items() if (into / TOP / k).is_file()} == files
    assert sorted(path.name for path in into.iterdir()) == ["kept", TOP]


UNSAFE = [
    "/etc/passwd",
    "../out",
    f"{TOP}/../../out",
    f"{TOP}/./a",
    f"{TOP}//a",
    "C:/out",
    "C:out",
    f"{TOP}\\..\\out",
    f"{TOP}/a\x00b",
    f"{TOP}/a\nb",
    f"{TOP}/a\x1b[2J",
    f"{TOP}/a:stream",
    f"{TOP}/NUL",
    f"{TOP}/com1.txt",
    f"{TOP}/ends.",
    f"{TOP}/ends ",
    f"{TOP}/{'n' * 201}",
    f"{TOP}/{'é' * 101}",
    TOP + "/d" * 25,
    "",
]


@pytest.mark.parametrize("name", UNSAFE, ids=ascii)
def test_an_unsafe_name_is_refused(refused: Refused, members: Members, name: str) -> None:
    data = packed(members(), (entry(name), b"out"))
    assert "unsafe name" in refused(data).message or name.endswith("/d" * 25)


@pytest.mark.parametrize(
    "kind",
    [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFDIR],
    ids=["link", "pipe", "socket", "character device", "block device", "folder as a file"],
)
def test_links_and_special_files_are_refused(refused: Refused, members: Members, kind: int) -> None:
    data = packed(members(), (entry(f"{TOP}/x", kind | 0o777), b"/etc/passwd"))
    assert "link or special file" in refused(data).message


@pytest.mark.parametrize(
    "names",
    [
        ("README.md",),
        ("readme.md",),
        ("Model/other.bin",),
        ("model",),
        ("model/model.bin/inner",),
        (unicodedata.normalize("NFC", "é"), unicodedata.normalize("NFD", "é")),
        ("straße", "STRASSE"),
    ],
)
def test_names_that_meet_on_some_file_system_are_refused(
    refused: Refused, members: Members, names: tuple[str, ...]
) -> None:
    extra = ((entry(f"{TOP}/{name}"), b"other") for name in names)
    data = packed(members(), *extra)
    assert "one name" in refused(data).message


@pytest.mark.parametrize("names", [("other/x",), ("x",), (".hidden/x",), ("__MACOSX/x",)])
def test_what_is_not_one_folder_is_refused(
    refused: Refused, members: Members, names: tuple[str, ...]
) -> None:
    data = packed(members(), *((entry(name), b"") for name in names))
    assert "not one folder" in refused(data).message


@pytest.mark.parametrize("top", [".l10n-new-x", "-rf", "ü", "a b", "x" * 101])
def test_a_folder_with_an_odd_name_is_refused(refused: Refused, members: Members, top: str) -> None:
    extra = [(entry(f"{top}/{name}"), data) for name, data in members().items()]
    assert "not one folder" in refused(packed({}, *extra)).message


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"metadata.json": None}, "no metadata.json"),
        ({"metadata.json": b"[]"}, "not a JSON object"),
        ({"metadata.json": b"{" * 9}, "not valid JSON"),
        ({"metadata.json": b" " * 1_000_001}, "too large"),
        ({"metadata.json": b'{"type": "sbd"}'}, "not a package for translating"),
        ({"metadata.json": b'{"from_code": "../x", "to_code": "fr"}'}, "from_code"),
        ({"metadata.json": b'{"from_code": "en", "to_code": "a/b"}'}, "to_code"),
        ({"model/model.bin": None}, "model/model.bin"),
        ({"sentencepiece.model": None}, "tokenizer"),
        ({".l10n-metadata": b""}, "cannot be changed"),
    ],
)
def test_what_is_no_complete_package_is_refused(
    refused: Refused, members: Members, change: dict[str, bytes | None], message: str
) -> None:
    files = {k: v for k, v in {**members(), **change}.items() if v is not None}
    assert message in refused(packed(files)).message


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(packed=100), "larger than any package"),
        (Limits(unpacked=1000), "unpacks to more than"),
        (Limits(files=5), "more than 5 files"),
    ],
)
def test_what_is_over_a_limit_is_refused(
    refused: Refused, members: Members, limits: Limits, message: str
) -> None:
    data = packed(members())
    assert message in refused(data, limits).message


def test_a_bomb_is_refused_before_it_goes_off(refused: Refused, members: Members) -> None:
    data = packed({**members(), "zeros": bytes(30_000_000)})
    assert len(data) < 100_000
    assert "100 times its size" in refused(data).message


@pytest.mark.parametrize(
    ("claim", "message"),
    [
        ({"file_size": 10}, "damaged"),
        ({"file_size": 10_000}, "damaged"),
        ({"file_size": 1 << 50}, "unpacks to more than"),
        ({"compress_size": 1 << 31}, "overlap"),
        ({"CRC": 1}, "damaged"),
        ({"header_offset": 1 << 40}, "damaged"),
        ({"flag_bits": 1}, "encrypted"),
        ({"compress_type": zipfile.ZIP_LZMA}, "method"),
        ({"compress_type": 99}, "method"),
        ({"extract_version": 255}, "damaged"),
    ],
    ids=str,
)
def test_a_directory_that_lies_is_found_out(
    refused: Refused, members: Members, claim: dict[str, int], message: str
) -> None:
    extra = entry(f"{TOP}/last", compress_type=zipfile.ZIP_DEFLATED), bytes(range(200)) * 5
    data = packed(members(), extra, claim=claim)
    assert message in refused(data).message


def test_a_size_that_lies_with_a_fitting_checksum_brings_no_more_than_declared(
    tmp_path: Path, into: Path, members: Members
) -> None:
    bomb = bytes(1_000_000)
    extra = entry(f"{TOP}/last", compress_type=zipfile.ZIP_DEFLATED), bomb
    claim = {"file_size": 10, "CRC": zipfile.crc32(bomb[:10])}
    unpack(write(tmp_path, packed(members(), extra, claim=claim)), into)
    assert (into / TOP / "last").stat().st_size == 10


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, -1, -22, -60])
def test_a_truncated_file_is_refused(refused: Refused, members: Members, kept: float) -> None:
    whole = packed(members())
    end = int(len(whole) * kept) if isinstance(kept, float) else kept
    assert "damaged" in refused(whole[:end]).message


@pytest.mark.parametrize(
    "data", [b"<html>Log in</html>", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), bytes(1000)]
)
def test_what_is_no_zip_is_refused(refused: Refused, data: bytes) -> None:
    message = refused(data).message
    assert "damaged" in message or "not one folder" in message


def test_a_missing_file_and_a_folder_are_refused(
    refused: Refused, tmp_path: Path, into: Path
) -> None:
    assert refused(tmp_path / "none").message == "There is no such file."
    assert "cannot be read" in refused(into).message


def test_a_full_disk_is_said_before_anything_is_written(refused: Refused, members: Members) -> None:
    extra = entry(f"{TOP}/last"), b"x"
    data = packed(members(), extra, claim={"file_size": 1 << 60})
    roomy = Limits(unpacked=1 << 61, ratio=1 << 61)
    assert refused(data, roomy).message == "There is no room left for the package."


@contextmanager
def small_files_only() -> Iterator[None]:
    """The system lets no file of this process grow beyond 4,000 bytes: pytest's log may be
    one, so it ends before pytest has anything to say."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_write_that_fails_half_way_leaves_nothing(
    tmp_path: Path, into: Path, members: Members, tree: Tree
) -> None:
    path = write(tmp_path, packed(members()))
    before = tree(tmp_path)
    with small_files_only(), pytest.raises(PackageError, match="cannot be changed"):
        unpack(path, into)
    assert tree(tmp_path) == before


def test_another_package_of_that_name_is_not_pushed_out(
    refused: Refused, tmp_path: Path, into: Path, members: Members
) -> None:
    unpack(write(tmp_path, packed(members("en", "fr"))), into)
    data = packed(members("en", "de"))
    assert "taken by another package" in refused(data).message
    (into / "kept").rename(into / "moved")
    (into / TOP).rename(into / "kept")
    (into / "moved").rename(into / TOP)
    assert "taken by another package" in refused(data).message


def test_the_same_package_is_replaced_and_so_is_a_damaged_one(
    tmp_path: Path, into: Path, members: Members
) -> None:
    path = write(tmp_path, packed(members()))
    unpack(path, into)
    (into / TOP / "stray").write_text("x")
    unpack(path, into)
    assert not (into / TOP / "stray").exists()
    (into / TOP / "metadata.json").unlink()
    unpack(path, into)
    assert [package.folder.name for package in survey([into]).packages] == [TOP]
    assert sorted(path.name for path in into.iterdir()) == ["kept", TOP]


def test_a_link_in_the_way_is_replaced_and_what_it_leads_to_is_kept(
    tmp_path: Path, into: Path, members: Members, tree: Tree
) -> None:
    path = write(tmp_path, packed(members()))
    elsewhere = unpack(path, tmp_path / "elsewhere").folder
    (into / TOP).symlink_to(elsewhere)
    before = tree(elsewhere)
    assert not unpack(path, into).folder.is_symlink()
    assert tree(elsewhere) == before


PIECES = st.sampled_from(
    ["..", ".", "", "/", "\\", "C:", TOP, "model", "a", "\x00", "é", "🏛", "..."]
)
NAMES = st.one_of(st.lists(PIECES, max_size=6).map("/".join), st.text(max_size=30))


@given(names=st.lists(NAMES, max_size=4))
def test_no_name_gets_out_of_the_folder(
    tmp_path_factory: pytest.TempPathFactory, members: Members, tree: Tree, names: list[str]
) -> None:
    root = tmp_path_factory.mktemp("names")
    extra = []
    for name in names:
        try:
            name.encode()
        except UnicodeEncodeError:
            continue
        extra.append((entry(name), b"x"))
    path = write(root, packed(members(), *extra))
    try:
        unpack(path, root / "packages")
    except PackageError:
        assert tree(root / "packages") == {}
    else:
        expected = len(members()) + sum(not info.filename.endswith("/") for info, _ in extra)
        files = [p for p in (root / "packages" / TOP).rglob("*") if p.is_file()]
        assert len(files) == expected
    assert {p.name for p in root.iterdir()} <= {"given.argosmodel", "packages"}


@given(data=st.data())
def test_no_damage_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, members: Members, tree: Tree, data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("bytes")
    whole = bytearray(packed(members()))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    try:
        package = unpack(write(root, bytes(whole)), root / "packages")
    except PackageError:
        assert tree(root / "packages") == {}
    else:
        metadata = json.loads((package.folder / "metadata.json").read_bytes())
        assert metadata == json.loads(members()["metadata.json"])
        assert (package.folder / "model/model.bin").read_bytes() == members()["model/model.bin"]


def test_a_directory_of_many_entries_for_one_file_is_refused(
    refused: Refused, members: Members
) -> None:
    """The overlapping bomb: each entry of the directory points to the same data."""
    data = packed(members(), (entry(f"{TOP}/last"), bytes(range(250)) * 4))
    assert "overlap" in refused(overlapping(data, 500)).message


def overlapping(data: bytes, copies: int) -> bytes:
    """The zip with its last directory entry repeated under other names."""
    size, offset = struct.unpack_from("<LL", data, len(data) - 10)
    last = data.rindex(b"PK\x01\x02", offset, offset + size)
    record = data[last : offset + size]
    more = b"".join(record.replace(b"/last", b"/l%03d" % n) for n in range(copies))
    count = struct.unpack_from("<H", data, len(data) - 14)[0] + copies
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, size + len(more), offset, 0)
    return data[: offset + size] + more + end


def test_a_pipe_is_refused_and_never_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.argosmodel")
    with pytest.raises(PackageError, match="not a file"):
        peek(tmp_path / "p.argosmodel")
