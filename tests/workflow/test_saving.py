"""Catalog and journal are written both or neither, whatever stops a command between them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.index import FileIndex
from l10n.catalogs.journal import Event, What
from l10n.languages import language
from l10n.model import State
from l10n.project import Project, open_project, start_project
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.review import review
from l10n.workflow.selection import sources
from l10n.workflow.session import Session

SPANISH = language("es")
TEXT = "\n".join(f"Sentence number {number} was spoken." for number in range(40))


class KilledError(BaseException):
    """What no process survives."""


class Work:
    """One project and its verbs."""

    def __init__(self, root: Path) -> None:
        start_project(root, language("en"), [SPANISH])
        with (root / "l10n.toml").open("a") as settings:
            settings.write('[checks]\nblock_approval = "never"\n')
        (root / "source_texts" / "a.txt").write_text(TEXT)
        self.project = open_project(root)
        self.catalog = self.project.catalog_path("a", SPANISH)

    def session(self, at: int) -> Session:
        index = FileIndex(self.project.state_folder / "index.sqlite")
        return Session(self.project, index, f"2026-11-22T10:00:{at:02}Z")

    def extract(self, at: int) -> None:
        with closing((session := self.session(at)).index):
            finish(extract(session, sources(self.project), [SPANISH]))

    def decide(self, decision: Decision, at: int) -> None:
        with closing((session := self.session(at)).index):
            finish(review(session, sources(self.project), [SPANISH], decision))

    def entries(self) -> list[Entry]:
        return list(po.read(self.catalog, shown="a").live())

    def events(self) -> list[Event]:
        return journal.read(self.project.journal_path(SPANISH).read_bytes(), shown="journal")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    found = Work(tmp_path)
    found.extract(0)
    text = found.catalog.read_text()
    found.catalog.write_text(text.replace('spoken."\nmsgstr ""', 'spoken."\nmsgstr "Hablado."'))
    found.extract(1)
    return found


@pytest.fixture
def killed(work: Work, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bool], None]:
    """Let anna approve everything, and die before or after the first call of a method."""

    def kill(name: str, late: bool) -> None:
        call = getattr(Project, name)

        def die(*arguments: object, **named: object) -> None:
            if late:
                call(*arguments, **named)
            raise KilledError

        with monkeypatch.context() as patch:
            patch.setattr(Project, name, die)
            with pytest.raises(KilledError):
                work.decide(Decision(Action.APPROVE, "anna"), 2)

    return kill


def approvals(work: Work) -> int:
    return sum(event.what is What.APPROVE for event in work.events())


@pytest.mark.parametrize(
    ("name", "late", "approved"),
    [("write", False, 0), ("write", True, 0), ("append", False, 40), ("append", True, 40),
     ("remove", False, 40), ("remove", True, 40)],
)  # fmt: skip
def test_the_next_command_completes_what_was_killed(
    work: Work, killed, name: str, late: bool, approved: int
):
    killed(name, late)
    work.extract(3)
    assert [entry.unit().state for entry in work.entries()].count(State.APPROVED) == approved
    assert approvals(work) == approved
    work.decide(Decision(Action.APPROVE, "anna"), 4)
    assert approvals(work) == 40
    assert {entry.unit().state for entry in work.entries()} == {State.APPROVED}
    assert not (work.project.state_folder / "unfinished.jsonl").exists()


def test_what_an_editor_saved_meanwhile_is_kept_and_the_rest_completed(work: Work, killed):
    killed("append", False)
    text = work.catalog.read_text()
    work.catalog.write_text(text.replace("Hablado.", "Dicho.", 1))
    work.extract(3)
    states = [entry.unit().state for entry in work.entries()]
    assert states == [State.TRANSLATED, *[State.APPROVED] * 39]
    assert approvals(work) == 39


def test_what_was_put_aside_and_is_there_again_is_told_no_second_time(
    work: Work, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as patch:
        patch.setattr(Project, "remove", lambda *_, **__: None)
        work.decide(Decision(Action.APPROVE, "anna"), 2)
    aside = work.project.state_folder / "unfinished.jsonl"
    left, told = aside.read_bytes(), work.events()
    work.decide(Decision(Action.REJECT, "boris", reason="No."), 4)
    assert work.events()[: len(told)] == told
    assert [event.what for event in work.events()[len(told) :]] == [What.REJECT] * 40
    told = work.events()
    aside.write_bytes(left)
    work.decide(Decision(Action.COMMENT, "clara", reason="Why?"), 5)
    assert work.events()[: len(told)] == told
    assert [event.what for event in work.events()[len(told) :]] == [What.COMMENT] * 40
    assert not aside.exists()


APPROVER = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_saving import Action, Decision, Work, open_project, SPANISH
root, by, *segments = sys.argv[1:]
work = Work.__new__(Work)
work.project = open_project(Path(root))
for number, segment in enumerate(segments):
    work.decide(Decision(Action.APPROVE, by, segments=(segment,)), number)
"""


def test_two_reviewers_of_one_catalog_take_turns(work: Work):
    ids = [journal.segment_id(*entry.key) for entry in work.entries()]
    running = [
        subprocess.Popen([sys.executable, "-c", APPROVER, work.project.root, by, *ids[side::2]])
        for side, by in enumerate(["anna", "boris"])
    ]
    assert [process.wait() for process in running] == [0, 0]
    told = [event for event in work.events() if event.what is What.APPROVE]
    assert sorted(event.segment for event in told) == sorted(ids)
    receipts = [entry.receipt for entry in work.entries()]
    assert [receipt and receipt.by for receipt in receipts] == ["anna", "boris"] * 20
