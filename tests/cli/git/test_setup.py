"""git-setup: what it writes, what it says is missing, and what git then runs."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.cli.__main__ import HIDDEN
from l10n.model import State
from tests.cli.git.offices import FIRST, PO, SECOND, Office, needs_git

pytestmark = needs_git


def test_a_second_setup_changes_nothing_and_says_so(office: Callable[..., Office]):
    here = office(setup=False)
    attributes = here.root / ".gitattributes"
    attributes.write_bytes(b"*.docx binary\r\n*.po text")
    (here.root / "l10n.toml").write_text(
        'source_language = "en"\nlanguages = ["es"]\n[folders]\nlocales = "my [texts]"\n'
    )
    said = here.l10n("git-setup")
    assert "This clone's settings: merge.l10n.name, merge.l10n.driver, diff.l10n.textconv." in said
    assert "once in theirs" in said
    assert attributes.read_bytes().decode().split("\r\n") == [
        "*.docx binary",
        "*.po text",
        '"my \\\\[texts]/**/*.po" merge=l10n diff=l10n -text',
        '"my \\\\[texts]/**/*.pot" merge=l10n diff=l10n -text',
        '"my \\\\[texts]/**/journal.jsonl" merge=union -text',
        "",
    ]
    path = "my [texts]/es/LC_MESSAGES/letter.po"
    shown = here.git("check-attr", "merge", "diff", "text", "--", path)
    assert shown == f"{path}: merge: l10n\n{path}: diff: l10n\n{path}: text: unset\n"
    before = (attributes.stat(), here.git("config", "--local", "--list"))
    assert here.l10n("git-setup").startswith("Nothing to do")
    assert (attributes.stat(), here.git("config", "--local", "--list")) == before


def test_a_colleague_needs_only_the_settings(office: Callable[..., Office]):
    here = office()
    other = here.cloned()
    said = other.l10n("git-setup")
    assert ".gitattributes" not in said
    assert "merge.l10n.driver" in said
    assert other.git("status", "--short") == ""


@pytest.mark.parametrize("command", ["/gone/bin/python", "{here}/py %O's/python"])
def test_any_interpreter_is_called_and_one_that_is_gone_leaves_git_as_it_was(
    office: Callable[..., Office], command: str
):
    here = office()
    python = Path(command.format(here=here.top.parent))
    if "here" in command:
        python.parent.mkdir()
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)
    code = f"""\
from pathlib import Path
from l10n.project import open_project
from l10n.workflow.git import set_up_git
set_up_git(open_project(Path.cwd()), {str(python)!r})"""
    subprocess.run([sys.executable, "-c", code], cwd=here.root, check=True)
    here.on_branch("anna", ("edit", FIRST, "anna", "--text", "Hoy."))
    here.on_branch("boris", ("edit", FIRST, "boris", "--text", "Ahora."))
    gone = "here" not in command
    said = here.git("merge", "--no-edit", "anna", code=int(gone))
    assert ("two ways" in said) is not gone
    assert ("<<<<<<< ours" in (here.root / PO).read_text()) is gone
    shown = here.git("diff", "main", "boris", "--", PO)
    assert ('+msgstr "Ahora."' if gone else "+target   Ahora.") in shown


def test_what_lies_in_the_repository_is_not_run(office: Callable[..., Office]):
    here = office()
    for name in ("polib", "click", "l10n"):
        (here.top / f"{name}.py").write_text("raise SystemExit(3)\n")
    here.git("add", "--all")
    here.git("commit", "-q", "-m", "Strange")
    here.on_branch("anna", ("approve", FIRST, "anna"))
    here.on_branch("boris", ("approve", SECOND, "boris"))
    here.git("merge", "--no-edit", "anna")
    assert here.entry(FIRST).unit().state is State.APPROVED
    assert "+state    approved by anna" in here.git("diff", "main", "--", PO)


def test_what_is_missing_is_said(l10n, root: Path, tree, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    before = tree()
    ran = l10n("git-setup")
    assert (ran.code, tree()) == (1, before)
    assert "is not in a git repository" in ran.err
    assert "git init" in ran.err
    subprocess.run(["git", "init", "-q", root], check=True)
    lock = root / ".git" / "config.lock"
    lock.touch()
    ran = l10n("git-setup")
    assert ran.code == 1
    assert "git could not be set up: could not lock config file" in ran.err
    lock.unlink()
    (root / ".gitattributes").mkdir()
    ran = l10n("git-setup")
    assert ran.code == 1
    assert ".gitattributes: It cannot be read" in ran.err
    monkeypatch.setenv("PATH", "")
    ran = l10n("git-setup")
    assert ran.code == 1
    assert "git cannot be run" in ran.err


def test_gits_own_commands_are_hidden_and_start_fast(l10n, tmp_path: Path):
    shown = l10n("--help").out
    assert "git-setup" in shown
    assert not any(name in shown for name in HIDDEN)
    file = tmp_path / "a.po"
    file.write_text('msgid "Peace."\nmsgstr "Paz."\n')
    copy = shutil.copy(file, tmp_path / "b.po")
    fast = quickest("-c", "import click")
    assert quickest("-m", "l10n.cli", "git-textconv", str(file)) < 3 * fast
    assert quickest("-m", "l10n.cli", "git-merge", *map(str, (file, copy, file)), "x") < 3 * fast


def quickest(*arguments: str) -> float:
    """Seconds of computing that Python takes with these, at best: others may be at work too."""

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def once() -> float:
        start = spent()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        return spent() - start

    return min(once() for _ in range(5))
