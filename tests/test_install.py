"""The lean install is told in four files: they must tell the same."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def names(path: str) -> list[str]:
    """What a requirements file lists, without comments and markers."""
    lines = (ROOT / path).read_text("utf-8").splitlines()
    return [line.split(" ;")[0] for line in lines if line and not line.startswith("#")]


def test_every_installer_leaves_out_the_same() -> None:
    excluded = sorted(PROJECT["tool"]["uv"]["exclude-dependencies"])
    assert names("excludes.txt") == LOCK["manifest"]["excludes"] == excluded


def test_lock_holds_nothing_heavy() -> None:
    locked = {package["name"] for package in LOCK["package"]}
    assert "argostranslate" in locked
    assert locked & {"minisbd", "onnxruntime", "spacy", "stanza", "torch", "triton"} == set()


def test_pip_installs_the_locked_versions_of_every_dependency() -> None:
    locked = {f"{package['name']}=={package.get('version')}" for package in LOCK["package"]}
    pinned = names("requirements-lean.txt")
    assert set(pinned) <= locked
    wanted = {re.split(r"[<>=~! ]", line)[0] for line in PROJECT["project"]["dependencies"]}
    assert wanted <= {line.partition("==")[0] for line in pinned}
