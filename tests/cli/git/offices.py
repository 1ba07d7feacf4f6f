"""A project in a git repository, as an office has it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import segment_id
from tests.cli.conftest import Ran

FIRST, SECOND = "The parliament met today.", "The members wrote a letter to 12 countries."
PO = "locales/es/LC_MESSAGES/letter.po"

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Office:
    """A project in a repository, with git and l10n run in it as from a terminal."""

    def __init__(self, root: Path, top: Path, run: Callable[[Path, list[str]], Ran]) -> None:
        self.root, self.top, self._run = root, top, run

    def git(self, *arguments: str, code: int = 0) -> str:
        """Run git at the top of the repository; gives all it says."""
        command = ["git", *arguments]
        done = subprocess.run(command, cwd=self.top, capture_output=True, text=True, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def l10n(self, *arguments: str, code: int = 0) -> str:
        """Run l10n in the project; gives all it says."""
        done = self._run(self.root, list(arguments))
        assert done.code == code, done.out + done.err
        return done.out + done.err

    def cloned(self) -> Office:
        """A colleague's clone of the repository."""
        there = self.top.parent / "other clone"
        self.git("clone", "-q", ".", str(there))
        return Office(there, there, self._run)

    def commit(self, branch: str = "") -> None:
        if branch:
            self.git("checkout", "-q", "-b", branch, "main")
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "Work")

    def entry(self, source: str = FIRST) -> Entry:
        path = self.root / PO
        return next(e for e in po.read(path, shown=PO).live() if e.source == source)

    def decide(self, action: str, source: str, by: str, *more: str) -> None:
        segment = segment_id(None, source)
        self.l10n(action, "-l", "es", "letter", "-s", segment, "--by", by, *more)

    def on_branch(self, branch: str, *decisions: tuple[str, ...]) -> None:
        """A branch from main on which these decisions were made."""
        self.git("checkout", "-q", "-b", branch, "main")
        for decision in decisions:
            self.decide(*decision)
        self.git("commit", "-q", "-a", "-m", branch)
