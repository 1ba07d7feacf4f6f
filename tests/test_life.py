"""The whole life of a project, at random: sources change, people review, other programs
edit, processes die. Nobody's work is lost, nobody's approval is invented.

``L10N_LIVES`` and ``L10N_STEPS`` in the environment make it a soak test.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from l10n import project as project_module
from l10n.catalogs import journal, po
from l10n.catalogs.catalog import FUZZY, Catalog, Entry
from l10n.catalogs.index import FileIndex
from l10n.catalogs.proof import Doubt
from l10n.engine.package import Package, Route
from l10n.engine.results import Results
from l10n.engine.wanted import Request
from l10n.errors import L10nError
from l10n.languages import language
from l10n.model import SIGNED, Change, Draft
from l10n.project import Project, open_project, start_project
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.review import review
from l10n.workflow.selection import sources
from l10n.workflow.session import Session
from l10n.workflow.translate import translate
from l10n.workflow.verify import verify

SPANISH = language("es")
POOL = [
    "The parliament met today.",
    "It remembered the 613 victims.",
    "The speaker called for peace.",
    "Members wrote a letter; they sent it to 12 countries.",
    "Nobody answered it.",
    "The comission did not reply.",
    "They will meet again on 25 February.",
]
EDITS: tuple[Callable[[str], str], ...] = (
    lambda text: text.replace(".", "!"),
    lambda text: re.sub(r"\d+", lambda number: str(int(number[0]) + 1), text),
    lambda text: text.replace("comission", "commission"),
    lambda text: text.replace(";", ".").replace("they", "They"),
    lambda text: text.replace("not ", ""),
    lambda text: f"{text[:-1]} in the capital of the country.",
)
PEOPLE = st.sampled_from(["anna", "boris", "carla"])
NUMBER = st.integers(0, 20)
LIVES = int(os.environ.get("L10N_LIVES", "25"))
STEPS = int(os.environ.get("L10N_STEPS", "20"))


class Shouter:
    """An engine that shouts."""

    _route = Route((Package("en", "es", "1.0", Path(), "en", "es"),))

    def route(self, source: str, target: str) -> Route | None:
        return self._route if (source, target) == ("en", "es") else None

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        for number, text in enumerate(texts):
            yield number, Draft(text.upper(), route.origin, 0.5)

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, text in enumerate(texts):
            yield number, [Draft(text.upper() + "!", route.origin, 0.4)][:count]

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        for number, _ in enumerate(requests):
            yield number, []


class KilledError(BaseException):
    """What a killed process would not have survived."""


class Life(RuleBasedStateMachine):
    """A project of one language and two statements at most."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="life"))
        start_project(self.root, language("en"), [SPANISH])
        with (self.root / "l10n.toml").open("a") as settings:
            # Shouting is full of findings; what is decided here is not about them.
            settings.write('[checks]\nblock_approval = "never"\n')
        self.project = open_project(self.root)
        self.clock = 0
        self.made = 0
        self.human: set[str] = set()
        self.names: dict[str, str] = {}
        """What each statement was called first."""
        self.signed: set[tuple[str, str, str, str]] = set()
        self.taken_back: set[tuple[str, str, str, str]] = set()
        """Approvals, by segment, text, person and time."""

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    # The project's own verbs.

    def session(self) -> Session:
        self.clock += 1
        at = f"2026-11-22T{self.clock // 3600:02}:{self.clock // 60 % 60:02}:{self.clock % 60:02}Z"
        return Session(self.project, FileIndex(self.project.state_folder / "index.sqlite"), at)

    def extracted(self) -> None:
        with closing((session := self.session()).index):
            done = finish(extract(session, sources(self.project), [SPANISH]))
        assert done.problems == ()

    @initialize(text=st.permutations(POOL), approved=st.booleans())
    def start(self, text: list[str], approved: bool) -> None:
        self.write("letter", text[:5])
        self.extracted()
        if approved:
            self.translate()
            self.decide(Decision(Action.APPROVE, "anna"))

    @rule()
    def extract(self) -> None:
        self.extracted()
        before = self.tree()
        self.extracted()
        assert self.tree() == before

    @rule()
    def translate(self) -> None:
        before = self.human_texts()
        with closing((session := self.session()).index):
            results = Results(self.project.state_folder / "engine.sqlite")
            with closing(results), closing(session.memories):
                finish(translate(session, Shouter(), results, sources(self.project), [SPANISH]))
        assert before <= self.human_texts()

    @rule(
        by=PEOPLE,
        which=NUMBER,
        kind=st.sampled_from([*Action, "approve all", "reconfirm"]),
    )
    def review(self, by: str, which: int, kind: str) -> None:
        one = self.segments({which, which // 2})
        text = self.fresh_text()
        decisions = {
            Action.APPROVE: Decision(Action.APPROVE, by, segments=one),
            Action.REJECT: Decision(Action.REJECT, by, "wrong", segments=one),
            Action.EDIT: Decision(Action.EDIT, by, target=text, segments=one[:1]),
            Action.COMMENT: Decision(Action.COMMENT, by, "look", segments=one),
            Action.DISMISS: Decision(Action.DISMISS, by, "right", segments=one),
            Action.RECALL: Decision(Action.RECALL, by, segments=one),
            Action.UNDO: Decision(Action.UNDO, by, segments=one),
            "approve all": Decision(Action.APPROVE, by),
            "reconfirm": Decision(Action.APPROVE, by, findings=(Change.COSMETIC,), reconfirm=True),
        }
        self.decide(decisions[kind])
        if text in self.everything():
            self.human.add(text)

    @rule(
        by=PEOPLE,
        which=NUMBER,
        actions=st.lists(
            st.sampled_from([Action.APPROVE, Action.REJECT, Action.EDIT]), min_size=1, max_size=3
        ),
    )
    def think_better_of_it(self, by: str, which: int, actions: list[Action]) -> None:
        """Whatever one person does is as if it had not been, once they have undone it."""
        one = self.segments({which})
        # The other statement may have the same sentence, as somebody else left it.
        where = self.statement(which)[0]
        before, done = self.entries(), []
        for action in actions:
            text = self.fresh_text()
            events = self.decide(Decision(action, by, "wrong", text, segments=one), where)
            self.human |= {text} if any(event.new == text for event in events) else set()
            done += [events] if events else []
        for events in reversed(done):
            undone = self.decide(Decision(Action.UNDO, by, segments=one), where)
            assert len(undone) == len(events)
            self.taken_back |= {(e.segment, e.new, e.by, e.at) for e in events if e.after in SIGNED}
        assert self.entries() == before

    # The source.

    @rule(
        which=NUMBER,
        how=st.sampled_from([*EDITS, "insert", "delete", "move"]),
        new=st.sampled_from(POOL),
    )
    def change_source(self, which: int, how: Callable[[str], str] | str, new: str) -> None:
        name, text = self.statement(which)
        at = which % len(text)
        if callable(how):
            text[at] = how(text[at])
        elif how == "insert":
            text.insert(at, new)
        elif how == "move":
            text = [*text[at:], *text[:at]]
        elif len(text) > 1:
            del text[at]
        self.write(name, text)

    @rule(which=NUMBER)
    def rename_statement(self, which: int) -> None:
        name, text = self.statement(which)
        self.made += 1
        (self.root / "source_texts" / f"{name}.txt").unlink()
        self.names[f"letter{self.made}"] = self.first_name(name)
        self.write(f"letter{self.made}", text)
        self.extracted()

    @rule()
    def copy_statement(self) -> None:
        """The same sentences in another statement: the memory has them."""
        if len(sources(self.project)) == 1:
            self.made += 1
            self.write(f"letter{self.made}", self.statement(0)[1])

    # Other programs.

    @rule(tool=st.sampled_from(["msgcat", "msgattrib", "msgattrib --clear-fuzzy",
                                "msgattrib --set-fuzzy", "msgattrib --no-obsolete",
                                "msgattrib --clear-previous"]))  # fmt: skip
    def gettext(self, tool: str) -> None:
        for path in self.catalogs():
            run(*tool.split(), str(path), "-o", str(path))

    @rule(previous=st.booleans())
    def msgmerge(self, previous: bool) -> None:
        for source in sources(self.project):
            path = self.project.catalog_path(source.id, SPANISH)
            template = self.project.template_path(source.id)
            if path.exists() and template.exists():
                options = ["--previous"] if previous else []
                run("msgmerge", "-q", *options, str(path), str(template), "-o", str(path))

    @rule(which=NUMBER)
    def pomerge(self, which: int) -> None:
        """A translator's copy comes back through translate-toolkit."""
        tool = pytest.importorskip("translate.tools.pomerge")
        path = self.catalogs()[which % len(self.catalogs())]
        merged = io.BytesIO()
        with path.open("rb") as back, path.open("rb") as there:
            tool.mergestore(back, merged, there)
        path.write_bytes(merged.getvalue())

    @rule(which=NUMBER, keep_mark=st.booleans(), in_poedit=st.booleans())
    def write_in_editor(self, which: int, keep_mark: bool, in_poedit: bool) -> None:
        text = self.fresh_text()

        def written(entry: Entry) -> Entry:
            flags = entry.flags if keep_mark else tuple(f for f in entry.flags if f != FUZZY)
            return replace(entry, target=text, flags=flags)

        if self.in_catalog(which, written, "Poedit 3.2" if in_poedit else ""):
            self.extracted()
            self.human.add(text)

    @rule(which=NUMBER, how=st.sampled_from(["confirm", "clear", "drop comments"]))
    def edit_elsewhere(self, which: int, how: str) -> None:
        changes: dict[str, Callable[[Entry], Entry]] = {
            "confirm": lambda entry: replace(entry, flags=()),
            "clear": lambda entry: replace(entry, target="", flags=()),
            "drop comments": lambda entry: replace(entry, comments=()),
        }
        self.in_catalog(which, changes[how], "Poedit 3.2" if how != "drop comments" else "")

    @rule(one=NUMBER, other=NUMBER)
    def copy_receipt(self, one: int, other: int) -> None:
        path = self.catalogs()[one % len(self.catalogs())]
        entries = [e for e in read(path).entries if e.comments]
        if entries:
            given = entries[one % len(entries)].comments
            self.in_catalog(other, lambda entry: replace(entry, comments=given))

    @rule(which=NUMBER, whole=st.booleans())
    def delete(self, which: int, whole: bool) -> None:
        """An entry, or the whole catalog."""
        path = self.catalogs()[which % len(self.catalogs())]
        known = read(path)
        if whole:
            path.unlink()
            self.extracted()
        elif known.entries:
            gone = which % len(known.entries)
            kept = (*known.entries[:gone], *known.entries[gone + 1 :])
            path.write_text(po.write(replace(known, entries=kept)))

    @rule(which=NUMBER)
    def swap_catalogs(self, which: int) -> None:
        """A catalog is copied over another statement's that has the same sentences."""
        self.copy_statement()
        self.extracted()
        found = self.catalogs()
        shutil.copy(found[which % len(found)], found[(which + 1) % len(found)].with_suffix(".tmp"))
        found[(which + 1) % len(found)].with_suffix(".tmp").replace(found[(which + 1) % len(found)])

    @rule()
    def delete_caches(self) -> None:
        shutil.rmtree(self.project.state_folder, ignore_errors=True)

    # Death.

    @rule(by=PEOPLE, after=st.integers(0, 8), verb=st.sampled_from(["extract", "approve", "undo"]))
    def die(self, by: str, after: int, verb: str) -> None:
        left = [after]

        def deadly(call: Callable[..., object]) -> Callable[..., object]:
            def act(*arguments: object, **named: object) -> object:
                if not left[0]:
                    raise KilledError
                left[0] -= 1
                return call(*arguments, **named)

            return act

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(project_module, "_replace", deadly(project_module._replace))
            patch.setattr(Project, "append", deadly(Project.append))
            patch.setattr(Project, "remove", deadly(Project.remove))
            patch.setattr(Project, "move", deadly(Project.move))
            try:
                if verb == "extract":
                    self.extracted()
                elif verb == "undo":
                    everything = self.segments(set(range(20)))
                    self.decide(Decision(Action.UNDO, by, segments=everything))
                else:
                    self.decide(Decision(Action.APPROVE, by))
            except KilledError:
                pass
        self.extracted()

    # What always holds.

    @invariant()
    def nobodys_work_is_lost(self) -> None:
        known = self.everything()
        assert [text for text in self.human if text not in known] == []

    @invariant()
    def no_approval_is_invented(self) -> None:
        for session, source in self.each():
            for entry in settled(session, source).live():
                unit = entry.unit()
                if unit.state in SIGNED:
                    assert unit.receipt is not None
                    proof = (unit.target, unit.receipt.by, unit.receipt.at)
                    assert (journal.segment_id(*entry.key), *proof) not in self.taken_back
                    signed = (self.first_name(source), unit.source, unit.target, unit.receipt.by)
                    carried = unit.receipt.origin.startswith("memory:context:statement:")
                    everywhere = {known[1:] for known in self.signed} if carried else set()
                    assert signed in self.signed or signed[1:] in everywhere

    @invariant()
    def catalogs_are_valid(self) -> None:
        for path in self.catalogs():
            run("msgfmt", "-c", "-o", os.devnull, str(path))

    @rule()
    def approvals_are_proven(self) -> None:
        self.extracted()
        with closing((session := self.session()).index):
            (found,) = verify(session, sources(self.project), [SPANISH])
        assert {a.doubt for a in found.doubtful} <= {Doubt.UNPROVEN, Doubt.FORGED}
        assert found.problems == ()

    # How it is looked at and changed.

    def each(self) -> Iterator[tuple[Session, str]]:
        with closing((session := self.session()).index):
            for source in sources(self.project):
                if self.project.catalog_path(source.id, SPANISH).exists():
                    yield session, source.id

    def entries(self) -> dict[str, list[Entry]]:
        """What stands in the catalogs: all but places and notes, which the source gives."""
        return {
            source: [
                replace(entry, extracted=(), comments=tuple(sorted(entry.comments)), line=0)
                for entry in settled(session, source).entries
            ]
            for session, source in self.each()
        }

    def decide(self, decision: Decision, where: str = "") -> list[journal.Event]:
        """Carry a decision out, in one statement or in all, and note what it may sign; gives
        what there was to tell."""
        if decision.action is Action.APPROVE:
            for session, source in self.each():
                for entry in settled(session, source).live():
                    if entry.target:
                        name = self.first_name(source)
                        self.signed.add((name, entry.source, entry.target, decision.by))
        with closing((session := self.session()).index):
            try:
                chosen = [one for one in sources(self.project) if where in {"", one.id}]
                done = finish(review(session, chosen, [SPANISH], decision))
            except L10nError:
                assert decision.segments
                return []
        return [event for decided in done for event in decided.events]

    def segments(self, which: set[int]) -> tuple[str, ...]:
        found = [
            journal.segment_id(*entry.key)
            for path in self.catalogs()
            for entry in read(path).live()
        ]
        return tuple(found[number % len(found)] for number in which) if found else ("none",)

    def in_catalog(self, which: int, change: Callable[[Entry], Entry], tool: str = "") -> bool:
        """Change one live entry with a translation, as an editor does."""
        path = self.catalogs()[which % len(self.catalogs())]
        known = read(path)
        places = [n for n, e in enumerate(known.entries) if e.target and not e.obsolete]
        if not places:
            return False
        at = places[which % len(places)]
        entries = tuple(change(e) if n == at else e for n, e in enumerate(known.entries))
        if tool:
            known = known.with_header(X_Generator=tool)
        path.write_text(po.write(replace(known, entries=entries)))
        return True

    def statement(self, which: int) -> tuple[str, list[str]]:
        found = sources(self.project)
        source = found[which % len(found)]
        return source.id, source.file.read_text().split("\n")

    def write(self, name: str, text: Sequence[str]) -> None:
        (self.root / "source_texts" / f"{name}.txt").write_text("\n".join(text))

    def first_name(self, name: str) -> str:
        return self.names.get(name, name)

    def fresh_text(self) -> str:
        self.made += 1
        return f"Texto humano {self.made}."

    def catalogs(self) -> list[Path]:
        folder = self.root / "locales" / "es" / "LC_MESSAGES"
        if not any(folder.glob("*.po")):
            self.extracted()
        return sorted(folder.glob("*.po"))

    def everything(self) -> str:
        return "".join(path.read_text() for path in (self.root / "locales" / "es").rglob("*.*"))

    def human_texts(self) -> set[str]:
        """People's texts that stand in catalogs."""
        texts = {entry.target for path in self.catalogs() for entry in read(path).entries}
        return {text for text in texts if text in self.human}

    def tree(self) -> dict[Path, bytes]:
        return {p: p.read_bytes() for p in (self.root / "locales").rglob("*") if p.is_file()}


def settled(session: Session, statement: str) -> Catalog:
    """A catalog as export sees it."""
    from l10n.workflow.settling import read_settled  # noqa: PLC0415

    return read_settled(session, statement, SPANISH).catalog


def read(path: Path) -> Catalog:
    return po.read(path, shown=path.name)


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")
class TestLife(Life.TestCase):  # type: ignore[name-defined,misc]
    """Hypothesis makes it a test."""

    settings = settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        # Each step writes to the disk and runs programs: shrinking would take hours.
        phases=[Phase.generate],
    )
