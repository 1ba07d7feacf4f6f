"""git-setup: what two people did to the same catalogs comes together, with git itself."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import segment_id
from l10n.cli.__main__ import HIDDEN, main
from l10n.model import State

FIRST, SECOND = "The parliament met today.", "The members wrote a letter to 12 countries."
PO = "locales/es/LC_MESSAGES/letter.po"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


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


def valid(office: Office, msgfmt: str) -> None:
    """gettext takes the merged catalog, and there is nothing left to merge."""
    subprocess.run([msgfmt, "-c", "-o", os.devnull, office.root / PO], check=True)
    assert "<<<<<<<" not in (office.root / PO).read_text()
    assert office.git("diff", "--name-only", "--diff-filter=U") == ""


def approvals(office: Office) -> list[tuple[str, str]]:
    data = (office.root / "locales/es/journal.jsonl").read_bytes()
    events = journal.read(data, shown="journal")
    return [(e.by, e.segment) for e in events if e.after is State.APPROVED]


FOLDERS = ["", "press office/état d’urgence [1]"]


@pytest.mark.parametrize("below", FOLDERS)
def test_neighbouring_segments_approved_by_two_people_are_both_approved(
    office: Callable[..., Office], msgfmt: str, below: str
):
    here = office(below)
    here.on_branch("anna", ("approve", FIRST, "anna"))
    here.on_branch("boris", ("approve", SECOND, "boris"))
    said = here.git("merge", "--no-edit", "anna")
    assert "two ways" not in said
    valid(here, msgfmt)
    states = [here.entry(source).unit() for source in (FIRST, SECOND)]
    assert [(u.state, u.receipt and u.receipt.by) for u in states] == [
        (State.APPROVED, "anna"),
        (State.APPROVED, "boris"),
    ]
    assert sorted(approvals(here)) == sorted(
        [("anna", segment_id(None, FIRST)), ("boris", segment_id(None, SECOND))]
    )
    assert "exports" in here.l10n("export", "letter")


def test_without_the_settings_git_merges_as_text(office: Callable[..., Office]):
    here = office(setup=False)
    here.on_branch("anna", ("edit", FIRST, "anna", "--text", "Hoy."))
    here.on_branch("boris", ("edit", FIRST, "boris", "--text", "Ahora."))
    here.git("merge", "--no-edit", "anna", code=1)
    assert "<<<<<<<" in (here.root / PO).read_text()


@pytest.mark.parametrize("way", [("merge", "--no-edit"), ("rebase",), ("cherry-pick",)])
def test_the_same_segment_keeps_both_and_is_not_approved(
    office: Callable[..., Office], msgfmt: str, way: tuple[str, ...]
):
    here = office()
    here.on_branch("anna", ("edit", FIRST, "anna", "--text", "Hoy."), ("approve", FIRST, "clara"))
    here.on_branch("boris", ("edit", FIRST, "boris", "--text", "Ahora."))
    said = here.git(*way, "anna")
    assert f"{PO}: 1 segment was translated two ways." in said
    valid(here, msgfmt)
    entry = here.entry()
    assert entry.unit().state is State.MACHINE
    notes = {
        "Ahora.": ("This translation (by boris)", "Another translation (approved by clara): Hoy."),
        "Hoy.": ("This translation (approved by clara)", "Another translation (by boris): Ahora."),
    }[entry.target]
    assert entry.comments == (f"{notes[0]}: {entry.target}", notes[1])
    assert entry.target == ("Hoy." if way == ("rebase",) else "Ahora.")
    here.l10n("export", "letter", code=1)


def test_a_changed_source_and_a_decision_come_together(office: Callable[..., Office], msgfmt: str):
    here = office()
    here.on_branch("anna", ("approve", SECOND, "anna"))
    here.git("checkout", "-q", "main")
    text = here.root / "source_texts" / "letter.txt"
    text.write_bytes(b"A new beginning.\r\n" + text.read_bytes())
    here.l10n("run")
    here.commit("source")
    here.git("merge", "--no-edit", "anna")
    valid(here, msgfmt)
    entry = here.entry(SECOND)
    assert (entry.unit().state, entry.references) == (
        State.APPROVED,
        ("source_texts/letter.txt:3",),
    )
    assert here.entry("A new beginning.").target
    assert here.l10n("extract").count("written") == 0 or here.git("diff", PO) == ""


def test_a_language_that_both_added_is_merged(office: Callable[..., Office], msgfmt: str):
    here = office()
    config = here.root / "l10n.toml"
    config.write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    here.git("commit", "-q", "-a", "-m", "French")
    for name, source in (("anna", FIRST), ("boris", SECOND)):
        here.git("checkout", "-q", "-b", name, "main")
        here.l10n("extract")
        segment = segment_id(None, source)
        here.l10n("edit", "-l", "fr", "letter", "-s", segment, "--by", name, "--text", name)
        here.git("add", "--all")
        here.git("commit", "-q", "-m", name)
    here.git("merge", "--no-edit", "anna")
    path = here.root / "locales/fr/LC_MESSAGES/letter.po"
    subprocess.run([msgfmt, "-c", "-o", os.devnull, path], check=True)
    assert [e.target for e in po.read(path, shown="fr").live()] == ["anna", "boris"]


def test_what_is_not_po_is_a_conflict_as_ever(office: Callable[..., Office]):
    here = office()
    path = here.root / PO
    for name in ("anna", "boris"):
        here.git("checkout", "-q", "-b", name, "main")
        path.write_text(path.read_text().replace('msgstr "', f'msgstr {name} "', 2))
        here.git("commit", "-q", "-a", "-m", name)
    said = here.git("merge", "--no-edit", "anna", code=1)
    assert f"{PO}: Line " in said
    assert "It was merged as text" in said
    text = path.read_text()
    assert all(mark in text for mark in ("<<<<<<< ours", "=======", ">>>>>>> theirs"))
    assert "msgstr anna" in text
    assert "msgstr boris" in text
    assert "<<<<<<< ours" in here.git("diff")


def test_a_diff_shows_segments_and_no_line_numbers(office: Callable[..., Office]):
    here = office()
    draft = here.entry().target
    here.decide("approve", FIRST, "anna")
    said = here.git("diff", "-U9")
    assert (
        f"""\
-state    machine by starter:en_es-0.1
+state    approved by anna
 source   {FIRST}
 target   {draft}
"""
        in said
    )
    here.git("commit", "-q", "-a", "-m", "Approved")
    text = here.root / "source_texts" / "letter.txt"
    text.write_bytes(b"\r\n\r\n" + text.read_bytes())
    here.l10n("extract")
    assert "letter.po" in here.git("status", "--short")
    shown = here.git("diff", "--", PO)
    assert not [line for line in shown.splitlines() if line.startswith(("+", "-"))]


def test_it_shows_all_that_people_wrote(office: Callable[..., Office]):
    here = office()
    here.decide("reject", FIRST, "anna", "--reason", "wrong day")
    path = here.root / "other.po"
    path.write_text(
        '# seen\n#| msgid "Days"\nmsgctxt "menu"\nmsgid "day\\n"\nmsgid_plural "days"\n'
        'msgstr[0] "día\\n"\nmsgstr[1] "días"\n\n#~ msgid "old"\n#~ msgstr "viejo"\n'
    )
    assert here.l10n("git-textconv", str(here.root / PO)).startswith(
        f"state    rejected by anna: wrong day\nsource   {FIRST}\n"
    )
    assert (
        here.l10n("git-textconv", str(path))
        == """\
state    untranslated
context  menu
was      Days
source   day\\n
plural   days
target 0 día\\n
target 1 días
note     seen

state    translated, no longer in the source
source   old
target   viejo
"""
    )
    path.write_text("Dear colleagues,\n")
    assert here.l10n("git-textconv", str(path)) == "Dear colleagues,\n"


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
