"""Names in a package file: none gets out of its folder or meets another."""

from __future__ import annotations

import stat
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.unpacking import unpack
from l10n.errors import PackageError
from tests.engine.archive.packing import TOP, Members, Refused, Tree, entry, packed, write

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
