"""The review through pipes, and the queue as a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.cli.__main__ import main
from l10n.model import State
from tests.cli.conftest import Ran, Run
from tests.small import shipped

Say = Callable[..., Ran]


@pytest.fixture
def say(
    root: Path, l10n: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Say:
    """Review the letter with these commands on the input."""
    l10n("run")

    def run(*lines: str, options: tuple[str, ...] = ("--by", "anna")) -> Ran:
        monkeypatch.setattr("sys.stdin", StringIO("".join(f"{line}\n" for line in lines)))
        arguments = ["review", "-l", "es", "letter", "--order", "document", *options]
        monkeypatch.setattr("sys.argv", ["l10n", "-C", str(root), *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run


@pytest.fixture
def letter(catalog: Callable[[str], Path]):
    """The letter's segments: state and text."""

    def read() -> list[tuple[State, str]]:
        units = [one.unit() for one in po.read(catalog("letter"), shown="letter").live()]
        return [(unit.state, unit.target) for unit in units]

    return read


def test_the_end_of_the_input_ends_it(say: Say, letter) -> None:
    before = letter()
    ran = say()
    assert (ran.code, ran.err) == (0, "")
    assert "1 of 2: Spanish, letter, body, paragraph 1\nSource: " in ran.out
    assert "Source: The parliament met today." in ran.out
    assert f"State: machine, draft by {shipped('es')}, score " in ran.out
    assert ran.out.endswith("Nothing was decided, by anna. 2 segments left.\n")
    assert letter() == before


def test_a_whole_review(say: Say, letter) -> None:
    ran = say(
        "edit El parlamento se reunió hoy.", "approve",
        "EDIT Los miembros escribieron una carta a 12 países.", "approve", "quit", "approve",
    )  # fmt: skip
    assert ran.code == 0
    assert letter() == [
        (State.APPROVED, "El parlamento se reunió hoy."),
        (State.APPROVED, "Los miembros escribieron una carta a 12 países."),
    ]
    assert "Approved 2, edited 2, by anna. 0 segments left.\n" in ran.out
    assert ran.out.endswith("To publish what is approved: l10n export -l es\n")


def test_what_is_refused_is_explained_and_told_by_the_exit_code(say: Say, letter) -> None:
    ran = say("skip", "edit Una carta a 99 países.", "approve", "dismiss numbers agreed", "approve")
    assert ran.code == 1
    assert "Not done. Not approved, for numbers is open: " in ran.out
    assert letter()[1] == (State.APPROVED, "Una carta a 99 países.")


def test_what_fails_is_told_with_its_line(say: Say) -> None:
    ran = say("skip", "", "dance", "match one", "back")
    assert ran.code == 1
    assert "\nLine 3: There is no command “dance”." in ran.out
    assert "\nLine 4: The memory has nothing for it." in ran.out
    assert ran.out.endswith("These lines were not carried out: 3, 4.\n")


def test_the_engine_has_others(say: Say, letter) -> None:
    ran = say("engine", "match 1")
    assert ran.code == 0
    assert letter()[0][0] is State.TRANSLATED
    taken = letter()[0][1]
    assert f"Match 1, the engine: {taken}" in ran.out


def test_narrowed_to_a_state_or_a_check(say: Say) -> None:
    by = ("--list", "--state", "machine")
    assert "2 segments to review" in say(options=by).out
    assert "Nothing waits" in say(options=("--list", "--state", "approved")).out
    say("edit Una carta a 99 países.")
    assert "1 segment to review" in say(options=("--list", "--check", "numbers")).out


def test_undo_takes_the_last_back(say: Say, letter) -> None:
    before = letter()
    ran = say("reject wrong day", "undo")
    assert (ran.code, letter()) == (0, before)
    assert "Rejected.\n" in ran.out
    assert "Taken back.\n" in ran.out


def test_four_eyes(say: Say, root: Path, letter) -> None:
    settings = root / "l10n.toml"
    settings.write_text(settings.read_text() + "[review]\nfour_eyes = true\n")
    ran = say("edit El parlamento se reunió hoy.", "approve")
    assert ran.code == 1
    assert "anna wrote it and may not approve it" in ran.out
    assert letter()[0][0] is State.TRANSLATED


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("dance", "There is no command “dance”."),
        ("\x1b[2Jx", "There is no command “[2jx”."),
        ("aprove", "Line 1: There is no command “aprove”. Did you mean approve?"),
        ("approve all", "Nothing may follow approve."),
        ("match 7", "The memory has nothing for it. engine asks"),
        ("match", "The memory has nothing for it."),
        ("comment", "A comment needs a text"),
        ("undo", "There is nothing to take back."),
        ("edit", "An edit needs a text."),
        ("search nowhere at all", "is nowhere else here."),
        ("dismiss nothing", "There is no finding to dismiss."),
    ],
)
def test_a_wrong_command_changes_nothing(say: Say, tree, command: str, said: str) -> None:
    before = tree()
    ran = say(command)
    assert (ran.code, tree()) == (1, before)
    assert said in ran.out
    assert "\x1b" not in ran.out


def test_more_is_told_on_demand(say: Say) -> None:
    ran = say("comment Ask the ministry.", "more", "help", "order", "skip", "back", "again", "skip")
    assert ran.code == 0
    assert "Comment: anna, 2026-11-22: Ask the ministry." in ran.out
    assert "After: The members wrote a letter to 12 countries." in ran.out
    assert "dismiss CHECK REASON" in ran.out
    assert "By risk now." in ran.out


def test_the_queue_as_a_table_and_as_json(say: Say, tree) -> None:
    before = tree()
    ran = say(options=("--list",))
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "2 segments to review: l10n review"
    assert "◇ machine" in ran.out
    found = json.loads(say(options=("--json",)).out)
    assert [one["source"] for one in found] == [
        "The parliament met today.",
        "The members wrote a letter to 12 countries.",
    ]
    assert {"risk", "reasons", "findings", "state", "target"} <= found[0].keys()
    assert tree() == before


def test_nothing_to_review(say: Say, l10n: Run) -> None:
    l10n("approve", "-l", "es", "letter", "--yes", "--by", "anna")
    ran = say("approve")
    assert "Nothing waits for review here." in ran.out
    assert "0 segments left" in ran.out


def test_a_statement_that_there_is_none_of(l10n: Run) -> None:
    ran = l10n("review", "nothing", "--by", "anna")
    assert ran.code != 0
    assert "nothing" in ran.err
