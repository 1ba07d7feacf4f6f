"""The project in a repository of git's own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.cli.__main__ import main
from tests.cli.conftest import Ran
from tests.cli.git.offices import Office


@pytest.fixture
def office(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Office]:
    """Make a repository with the project, drafted, in the given folder of it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Gita")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "gita@example.org")

    def run(folder: Path, arguments: list[str]) -> Ran:
        monkeypatch.setattr("sys.argv", ["l10n", "-C", str(folder), *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    def make(below: str = "", *, setup: bool = True) -> Office:
        top = root.parent / "the clone"
        folder = top / below
        folder.parent.mkdir(parents=True, exist_ok=True)
        root.rename(folder)
        (folder / ".gitignore").write_text("/.l10n/\n/exports/\n")
        made = Office(folder, top, run)
        made.git("init", "-q", "-b", "main")
        made.l10n("run")
        if setup:
            made.l10n("git-setup")
        made.commit()
        return made

    return make
