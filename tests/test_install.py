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


def reached(name: str) -> set[str]:
    """What installing a package brings, without its extras and groups."""
    needs = {
        package["name"]: [needed["name"] for needed in package.get("dependencies", ())]
        for package in LOCK["package"]
    }
    found, ahead = {name}, [name]
    while ahead:
        new = set(needs[ahead.pop()]) - found
        found |= new
        ahead += new
    return found


def test_nothing_heavy_is_locked_but_for_training() -> None:
    heavy = {"minisbd", "onnxruntime", "spacy", "stanza", "torch", "triton"}
    assert "argostranslate" in reached("l10n")
    assert reached("l10n") & heavy == set()
    assert set(PROJECT["project"]["optional-dependencies"]) == {"train"}


def test_pip_installs_the_locked_versions_of_every_dependency() -> None:
    locked = {f"{package['name']}=={package.get('version')}" for package in LOCK["package"]}
    pinned = names("requirements-lean.txt")
    assert set(pinned) <= locked
    wanted = {re.split(r"[<>=~! ]", line)[0] for line in PROJECT["project"]["dependencies"]}
    assert wanted <= {line.partition("==")[0] for line in pinned}
