import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.engine.discovery import (
    Damage,
    read_package,
    starter_packages,
    survey,
    version_key,
)
from l10n.engine.package import Package

Members = Callable[..., dict[str, bytes]]


def put(folder: Path, members: dict[str, bytes]) -> Path:
    for name, data in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_the_starters_are_found_where_they_are_shipped() -> None:
    starters = starter_packages()
    assert [(one.source, one.target, one.origin) for one in starters] == [
        ("en", "es", "starter:en_es-0.4"),
        ("en", "fr", "starter:en_fr-0.4"),
    ]
    for starter in starters:
        files = [path for path in starter.folder.rglob("*") if path.is_file()]
        assert 1_000_000 < sum(path.stat().st_size for path in files) < 25_000_000
        assert starter.starter


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("target_prefix", value) for value in (["__es__"], {"token": "x"}, 5, True)),
        *(("length_penalty", value) for value in ("1", None, True, -0.5, 10.5, float("nan"))),
    ],
)
def test_what_no_decoder_can_be_asked_for_is_damage(
    tmp_path: Path, members: Members, key: str, value: object
) -> None:
    files = members("en", "es", "1.0")
    metadata = {**json.loads(files["metadata.json"]), key: value}
    folder = put(tmp_path / "p", {**files, "metadata.json": json.dumps(metadata).encode()})
    reason = f"The {key} in its metadata.json is unusable."
    assert survey([tmp_path]).damages == (Damage(folder, reason),)


def test_packages_come_in_a_fixed_order_the_newest_of_a_direction_first(
    tmp_path: Path, members: Members
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    put(first / "b", members("en", "pb", "1.9"))
    put(first / "a", members("en", "zt", "1.0"))
    put(second / "c", members("en", "pb", "1.10"))
    put(second / "d", members("en", "pb", "1.9"))
    found = survey([first, second, tmp_path / "none"]).packages
    assert [
        (p.source, p.target, p.from_code, p.to_code, p.version, p.folder.name) for p in found
    ] == [
        ("en", "pt-BR", "en", "pb", "1.10", "c"),
        ("en", "pt-BR", "en", "pb", "1.9", "b"),
        ("en", "pt-BR", "en", "pb", "1.9", "d"),
        ("en", "zh-Hant", "en", "zt", "1.0", "a"),
    ]


def test_what_a_package_says_of_itself_is_read(tmp_path: Path, members: Members) -> None:
    metadata = {"from_code": "en", "to_code": "tr", "target_prefix": "__tur__", "length_penalty": 1}
    folder = put(tmp_path / "p", {**members(), "metadata.json": json.dumps(metadata).encode()})
    assert read_package(folder) == Package(
        source="en",
        target="tr",
        version="0",
        folder=folder,
        from_code="en",
        to_code="tr",
        target_prefix="__tur__",
        length_penalty=1.0,
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"metadata.json": None}, "It has no metadata.json."),
        ({"metadata.json": b"{"}, "Its metadata.json is not valid JSON."),
        ({"metadata.json": b"\xff"}, "Its metadata.json is not valid JSON."),
        ({"metadata.json": b"[" * 100_000}, "Its metadata.json is not valid JSON."),
        ({"metadata.json": b"[]"}, "Its metadata.json is not a JSON object."),
        ({"metadata.json": b" " * 1_000_001}, "Its metadata.json is too large to be one."),
        ({"metadata.json": b"{}"}, "The from_code in its metadata.json is missing or unusable."),
        (
            {"metadata.json": b'{"from_code": "en", "to_code": "../fr"}'},
            "The to_code in its metadata.json is missing or unusable.",
        ),
        (
            {"metadata.json": b'{"from_code": "en", "to_code": "fr", "package_version": "1 0"}'},
            "The package_version in its metadata.json is missing or unusable.",
        ),
        ({"model/model.bin": None}, "Its model (model/model.bin) is missing."),
        (
            {"sentencepiece.model": None},
            "Its tokenizer (sentencepiece.model or bpe.model) is missing.",
        ),
    ],
)
def test_a_damaged_package_is_named_and_hides_no_other(
    tmp_path: Path, members: Members, change: dict[str, bytes | None], reason: str
) -> None:
    put(tmp_path / "good", members("de", "en"))
    changed = {**members(), **change}
    bad = tmp_path / "bad"
    bad.mkdir()
    put(bad, {name: data for name, data in changed.items() if data is not None})
    found = survey([tmp_path])
    assert [package.folder.name for package in found.packages] == ["good"]
    assert found.damages == (Damage(bad, reason),)


def test_what_is_no_package_for_translating_is_passed_over(
    tmp_path: Path, members: Members
) -> None:
    put(tmp_path / "sbd", {"metadata.json": b'{"type": "sbd"}'})
    put(tmp_path / ".l10n-new-half", members())
    put(tmp_path, {"index.json": b"[]"})
    assert survey([tmp_path]).packages == ()
    assert survey([tmp_path]).damages == ()


def test_a_bpe_package_is_a_package(tmp_path: Path, members: Members) -> None:
    files = members()
    files["bpe.model"] = files.pop("sentencepiece.model")
    put(tmp_path / "bpe", files)
    assert len(survey([tmp_path]).packages) == 1


def test_a_file_in_place_of_the_folder_is_a_damage(tmp_path: Path) -> None:
    file = put(tmp_path, {"packages": b""}) / "packages"
    assert [damage.folder for damage in survey([file]).damages] == [file]


@pytest.mark.parametrize(
    ("older", "newer"),
    [("1.9", "1.10"), ("", "0"), ("1.9", "1.9.1"), ("0.1", "1"), ("9", "1" * 99)],
)
def test_versions_are_ordered_by_their_numbers(older: str, newer: str) -> None:
    assert version_key(older) < version_key(newer)


def test_looking_for_packages_loads_no_model_library_and_opens_no_connection() -> None:
    heavy = {"argostranslate", "ctranslate2", "numpy", "sentencepiece", "urllib.request", "ssl"}
    code = (
        "import sys, l10n.engine.discovery as d; d.starter_packages(); "
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
