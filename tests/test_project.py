"""A project on disk: found, read, and written to whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.errors import ConfigError, L10nError
from l10n.languages import language
from l10n.project import Project, find_root, open_project, start_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    start_project(tmp_path, language("en"), [language("es"), language("sr@latin")])
    return open_project(tmp_path)


def test_paths_are_as_contracted(project: Project):
    serbian = language("sr-Latn")
    shown = [
        project.shown(path)
        for path in (
            project.template_path("2026/appeal"),
            project.catalog_path("2026/appeal", serbian),
            project.export_path("source_texts/2026/appeal.txt", serbian),
        )
    ]
    assert shown == [
        "locales/templates/2026/appeal.pot",
        "locales/sr_Latn/LC_MESSAGES/2026/appeal.po",
        "exports/sr-Latn/2026/appeal.txt",
    ]


def test_a_project_is_found_from_below(project: Project):
    below = project.root / "source_texts" / "2026"
    below.mkdir()
    assert find_root(below) == project.root


def test_pyproject_will_do(tmp_path: Path):
    settings = '[tool.l10n]\nsource_language = "en"\nlanguages = ["fr"]\n'
    (tmp_path / "pyproject.toml").write_text(settings)
    assert open_project(find_root(tmp_path)).config.languages == (language("fr"),)


def test_no_project_says_how_to_make_one(tmp_path: Path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    with pytest.raises(ConfigError, match="l10n init"):
        find_root(tmp_path)


def test_broken_settings_are_named(tmp_path: Path):
    (tmp_path / "l10n.toml").write_text("languages = [")
    with pytest.raises(ConfigError, match=r"l10n\.toml: It is not valid TOML"):
        open_project(tmp_path)


def test_what_is_there_is_not_touched(project: Project):
    path = project.root / "locales" / "a.po"
    assert project.write(path, b"one") is True
    before = path.stat()
    assert project.write(path, b"one") is False
    assert path.stat() == before
    assert project.write(path, b"two") is True
    assert path.read_bytes() == b"two"


def test_permissions_stay(project: Project):
    path = project.root / "a.po"
    path.write_bytes(b"one")
    path.chmod(0o640)
    project.write(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_is_written_through(project: Project):
    real, link = project.root / "real.po", project.root / "link.po"
    real.write_bytes(b"one")
    link.symlink_to(real)
    project.write(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


def test_a_failed_write_keeps_the_old_and_leaves_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    path = project.root / "a.po"
    path.write_bytes(b"one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(L10nError, match=r"a\.po: .*No space left"):
        project.write(path, b"two")
    assert path.read_bytes() == b"one"
    assert not list(project.root.glob(".l10n-new*"))


def test_a_started_project_changes_nothing_that_was_there(tmp_path: Path):
    (tmp_path / ".gitignore").write_text("mine\n")
    made = start_project(tmp_path, language("en"), [language("es")])
    assert made == ["source_texts/", "l10n.toml"]
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


@pytest.mark.parametrize("size", [1, 100, 70_000, 200_000])
def test_a_line_that_a_crash_cut_short_is_cut_off(project: Project, size: int):
    path = project.root / "journal.jsonl"
    path.write_bytes(b"one\ntwo\n" + b"x" * size)
    project.append(path, b"three\n")
    assert path.read_bytes() == b"one\ntwo\nthree\n"


def test_the_first_line_makes_the_file(project: Project):
    path = project.root / "locales" / "es" / "journal.jsonl"
    project.append(path, b"one\n")
    project.append(path, b"two\n")
    assert path.read_bytes() == b"one\ntwo\n"


@pytest.mark.skipif(os.name != "posix", reason="only there a folder is flushed on its own")
def test_a_file_that_is_new_is_still_there_after_a_crash(
    project: Project, monkeypatch: pytest.MonkeyPatch
):
    path = project.root / "journal.jsonl"
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.append(os.fstat(descriptor).st_ino))
    project.append(path, b"one\n")
    project.append(path, b"two\n")
    file, folder = path.stat().st_ino, path.parent.stat().st_ino
    assert flushed == [file, folder, file]


COUNT_UP = """
import sys
from pathlib import Path
from l10n.project import open_project

project = open_project(Path(sys.argv[1]))
path = project.root / "count"
for _ in range(40):
    with project.locked():
        project.write(path, str(int(path.read_text()) + 1).encode())
"""


def test_two_at_once_take_turns(project: Project):
    (project.root / "count").write_text("0")
    command = [sys.executable, "-c", COUNT_UP, str(project.root)]
    both = [subprocess.Popen(command) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert (project.root / "count").read_text() == "80"
