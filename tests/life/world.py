"""One project on disk: how it is looked at, and how it is changed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.index import FileIndex
from l10n.errors import L10nError
from l10n.languages import language
from l10n.project import open_project, start_project
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.review import review
from l10n.workflow.selection import sources
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

SPANISH = language("es")
PEOPLE = st.sampled_from(["anna", "boris", "carla"])
NUMBER = st.integers(0, 20)


class World(RuleBasedStateMachine):
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

    def session(self) -> Session:
        self.clock += 1
        at = f"2026-11-22T{self.clock // 3600:02}:{self.clock // 60 % 60:02}:{self.clock % 60:02}Z"
        return Session(self.project, FileIndex(self.project.state_folder / "index.sqlite"), at)

    def extracted(self) -> None:
        with closing((session := self.session()).index):
            done = finish(extract(session, sources(self.project), [SPANISH]))
        assert done.problems == ()

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
    return read_settled(session, statement, SPANISH).catalog


def read(path: Path) -> Catalog:
    return po.read(path, shown=path.name)


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
