"""Unpacking: the whole package or nothing, and nobody else's pushed out."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from l10n.engine.archive import Limits
from l10n.engine.discovery import read_package, survey
from l10n.engine.unpacking import peek, unpack
from l10n.errors import PackageError
from tests.engine.archive.packing import TOP, Members, Refused, Tree, entry, packed, write


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
