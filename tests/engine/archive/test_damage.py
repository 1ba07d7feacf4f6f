"""Hostile and damaged package files: refused, in words, with nothing left behind."""

from __future__ import annotations

import json
import os
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engine.archive import Limits
from l10n.engine.unpacking import peek, unpack
from l10n.errors import PackageError
from tests.engine.archive.packing import TOP, Members, Refused, Tree, entry, packed, write


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
