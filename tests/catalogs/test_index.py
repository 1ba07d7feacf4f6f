"""The index of files: what it says holds for the file as it is, or it says nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from l10n.catalogs.index import FileIndex, dump_tally, load_tally, stamp_of
from l10n.model import State, Tally


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.po"
    path.write_text("one")
    return path


def reopened(file: Path) -> FileIndex:
    return FileIndex(file.parent / ".l10n" / "index.sqlite")


def test_it_remembers_across_runs(file: Path):
    index = reopened(file)
    index.put(file, {"a": 1}, stamp_of(file))
    index.close()
    assert reopened(file).get(file) == {"a": 1}


def test_what_is_not_saved_is_forgotten(file: Path):
    index = reopened(file)
    index.put(file, {"a": 1}, stamp_of(file))
    assert index.get(file) == {"a": 1}
    assert reopened(file).get(file) is None


def same_size(path: Path) -> None:
    path.write_text("two")
    os.utime(path, ns=(1, 1))


def same_size_and_time(path: Path) -> None:
    status = path.stat()
    other = path.with_name("other")
    other.write_text("two")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        same_size,
        same_size_and_time,
        lambda path: path.write_text("longer"),
        lambda path: path.unlink(),
    ],
)
def test_a_changed_file_is_not_known(file: Path, change):
    index = reopened(file)
    index.put(file, {"a": 1}, stamp_of(file))
    change(file)
    assert index.get(file) is None


def test_a_tally_comes_back():
    tally = Tally({State.MACHINE: 2}, {State.MACHINE: 12}, {"argos:en_es-1.0": 1})
    assert load_tally(dump_tally(tally)) == tally
