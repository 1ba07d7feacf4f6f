"""Accounts by the command line: private, out of git's sight, and never with a password in them."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from l10n.cli import people as command
from l10n.cli.__main__ import main
from l10n.people.passwords import Passwords
from l10n.people.person import Duty
from l10n.people.roll import Roll
from tests.cli.conftest import Ran

SECRET = "lamp river seven oak"
QUICK = Passwords(time_cost=1, memory_kib=8, lanes=1)
People = Callable[..., Ran]


@pytest.fixture
def people(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> People:
    """Run ``l10n people`` with a line on its input."""
    monkeypatch.setattr(command, "Passwords", lambda: QUICK)

    def run(*arguments: str, says: str = SECRET) -> Ran:
        monkeypatch.setattr("sys.stdin", StringIO(says + "\n"))
        monkeypatch.setattr("sys.argv", ["l10n", "-C", str(root), "people", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run


def test_an_account_is_added_changed_and_removed(people: People, root: Path):
    added = people("add", "Anna Karimova", "--duty", "reviewer", "-l", "es")
    assert (added.code, added.out) == (0, "Anna Karimova may sign in, as a reviewer.\n")
    (account,) = Roll(root).accounts()
    assert QUICK.is_right(account.password, SECRET)
    assert (account.person.duty, account.person.languages) == (Duty.REVIEWER, frozenset({"es"}))

    assert people("change", "anna karimova", "--duty", "manager", "--all-languages").code == 0
    (changed,) = Roll(root).accounts()
    assert changed.password == account.password
    assert (changed.person.duty, changed.person.languages) == (Duty.MANAGER, None)
    assert json.loads(people("list", "--json").out) == [
        {"name": "Anna Karimova", "duty": "manager", "languages": None}
    ]

    assert people("password", "Anna Karimova", says="tea under the bridge").code == 0
    (renewed,) = Roll(root).accounts()
    assert QUICK.is_right(renewed.password, "tea under the bridge")
    assert renewed.person == changed.person

    assert people("remove", "Anna Karimova").code == 0
    assert Roll(root).accounts().all == ()
    assert "Nobody has an account yet" in people("list").out


def test_changing_one_thing_leaves_the_other(people: People, root: Path):
    people("add", "Anna", "--duty", "translator", "-l", "es")
    people("change", "Anna", "--duty", "reviewer")
    (account,) = Roll(root).accounts()
    assert account.person.languages == frozenset({"es"})
    assert "Anna  reviewer  es" in people("list").out


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
@pytest.mark.parametrize("before", [None, 0o644, 0o600])
def test_only_its_owner_reads_the_file(people: People, root: Path, before: int | None):
    if before is not None:
        (root / "people.json").write_text('{"people": []}')
        (root / "people.json").chmod(before)
    people("add", "Anna", "--duty", "manager")
    assert stat.S_IMODE((root / "people.json").stat().st_mode) == 0o600
    assert SECRET not in (root / "people.json").read_text()


@pytest.mark.parametrize(
    ("before", "after"),
    [(None, "/people.json\n"), ("/.l10n/", "/.l10n/\n/people.json\n"),
     ("/.l10n/\n/people.json\n*.mo\n", "/.l10n/\n/people.json\n*.mo\n"), ("", "/people.json\n")],
)  # fmt: skip
def test_git_leaves_it_alone(people: People, root: Path, before: str | None, after: str):
    if before is not None:
        (root / ".gitignore").write_text(before)
    people("add", "Anna", "--duty", "manager")
    people("add", "Omar", "--duty", "manager")
    assert (root / ".gitignore").read_text() == after


def test_a_new_project_has_git_leave_it_alone(l10n, root: Path):
    (root / "l10n.toml").unlink()
    l10n("init", "-l", "es")
    assert "/people.json\n" in (root / ".gitignore").read_text()


@pytest.mark.parametrize(
    ("arguments", "says", "code", "words"),
    [
        (["add", "Anna"], SECRET, 2, "Say what they do: --duty translator, reviewer, manager."),
        (["add", "Anna", "--duty", "king"], SECRET, 2, "Invalid value"),
        (["add", "Anna", "--duty", "manager"], "short", 1, "The password is too short"),
        (["add", "Anna", "--duty", "manager"], "", 1, "The password is too short"),
        (["add", "Anna", "--duty", "manager", "-l", "fr"], SECRET, 1, "does not translate into"),
        (["add", "An\x1bna", "--duty", "manager"], SECRET, 1, "cannot be a name"),
        (["add", " ", "--duty", "manager"], SECRET, 1, "cannot be a name"),
        (["add", "OMAR", "--duty", "manager"], SECRET, 1, "There is an account of OMAR already."),
        (["change", "Omar"], SECRET, 2, "Say what changes"),
        (["change", "Omar", "-l", "es", "--all-languages"], SECRET, 2, "Say what changes"),
        (["change", "Anna", "--duty", "manager"], SECRET, 1, "There is no account of Anna."),
        (["password", "Anna"], SECRET, 1, "There is no account of Anna."),
        (["remove", "Anna"], SECRET, 1, "There is no account of Anna."),
    ],
)
def test_a_mistake_changes_nothing_and_is_explained(
    people: People, root: Path, arguments: list[str], says: str, code: int, words: str
):
    assert people("add", "Omar", "--duty", "reviewer").code == 0
    before = (root / "people.json").read_bytes()
    ran = people(*arguments, says=says)
    assert ran.code == code
    assert words in ran.err
    assert "\x1b[31m" not in ran.out
    assert (root / "people.json").read_bytes() == before


def test_a_file_that_is_odd_is_not_written_over(people: People, root: Path):
    (root / "people.json").write_text("{")
    ran = people("add", "Anna", "--duty", "manager")
    assert ran.code == 1
    assert "people.json: It is not as l10n writes it." in ran.err
    assert (root / "people.json").read_text() == "{"
