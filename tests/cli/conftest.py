"""A small real project, and the real command run in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from l10n.cli.__main__ import main

HEADLINE = "PARLIAMENT MARKS ANNIVERSARY"
APPEAL = f"""\
date 2026-02-26
{HEADLINE}

BAKU, Azerbaijan, February 26. The parliament met today. It remembered the victims.

“We will not forget them,” the speaker said.

The Press Office
"""
LETTER = "The parliament met today.\r\nThe members wrote a letter to 12 countries."


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in a folder; HOME is empty and the time stands still."""
    home = folder / "home"
    home.mkdir()
    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "SNAP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795341600")
    root = folder / "project"
    (root / "source_texts").mkdir(parents=True)
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n')
    (root / "source_texts" / "appeal.txt").write_bytes(APPEAL.encode())
    (root / "source_texts" / "letter.txt").write_bytes(LETTER.encode())
    return root


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder."""
    return made(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first ``l10n run`` leaves, engine's drafts and all."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()):
        root = made(tmp_path_factory.mktemp("run"), patch)
        patch.setattr("sys.argv", ["l10n", "-C", str(root), "run"])
        with pytest.raises(SystemExit) as ended:
            main()
    assert not ended.value.code
    return root


@pytest.fixture
def after_run(root: Path, first_run: Path) -> None:
    """The project as its first ``l10n run`` leaves it, without another one."""
    shutil.copytree(first_run, root, dirs_exist_ok=True)


@pytest.fixture
def l10n(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``l10n`` in the project, through its real entry point."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.stdin", StringIO())
        monkeypatch.setattr("sys.argv", ["l10n", "-C", str(root), *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def catalog(root: Path) -> Callable[[str], Path]:
    """The path of a statement's Spanish catalog."""
    return lambda name: root / "locales" / "es" / "LC_MESSAGES" / f"{name}.po"


@pytest.fixture
def tree(root: Path) -> Callable[[], dict[str, tuple[bytes, int]]]:
    """Every file of the project but the caches: its bytes and when it was written."""

    def files() -> dict[str, tuple[bytes, int]]:
        found = (path for path in root.rglob("*") if path.is_file() and ".l10n" not in path.parts)
        return {str(p.relative_to(root)): (p.read_bytes(), p.stat().st_mtime_ns) for p in found}

    return files
