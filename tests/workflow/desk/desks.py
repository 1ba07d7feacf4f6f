"""A small project, the programs that change it, and a workbench on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from l10n.cli.session import opened
from l10n.languages import language
from l10n.project import Project, open_project, start_project
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.selection import select_sources
from tests import commands

SPANISH, ARABIC = language("es"), language("ar")
AT = "2026-11-22T10:00:00Z"
SOON = 30.0
"""Seconds after which what has not happened never will."""
APPEAL = """Appeal for peace

The Ministry met on 3 May. “We want peace,” Anna Karimova said. It rained.

It rained. 25 people came.
"""
NOTE = "The Ministry met on 3 May. Nobody spoke.\n"
MET, RAIN, CAME, SILENT = (
    "The Ministry met on 3 May.",
    "It rained.",
    "25 people came.",
    "Nobody spoke.",
)
DRAFTS = {
    "Appeal for peace": "Llamamiento a la paz",
    MET: "El Ministerio se reunió el 3 de mayo.",
    "“We want peace,” Anna Karimova said.": "«Queremos la paz», dijo Anna Karimova.",
    RAIN: "Llovió.",
    CAME: "Vinieron 52 personas.",
    SILENT: "Nadie habló.",
}


@dataclass(slots=True)
class Clock:
    """A second goes by with each look at it."""

    seconds: int = 0

    def __call__(self) -> str:
        self.seconds += 1
        minutes, seconds = divmod(self.seconds, 60)
        return f"2026-11-23T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}Z"


@dataclass(frozen=True, slots=True)
class Desk:
    """One project on disk."""

    project: Project
    clock: Clock = field(default_factory=Clock)

    @property
    def root(self) -> Path:
        return self.project.root

    @contextmanager
    def bench(self) -> Iterator[Workbench]:
        """A workbench that has read everything."""
        with opened(self.root) as session:
            bench = Workbench(session, self.clock)
            try:
                bench.wait()
                yield bench
            finally:
                bench.close()

    def says(self, *arguments: str, by: str = "") -> str:
        """What an l10n command in a process of its own says."""
        named = ["--by", by] if by else []
        code, out, err = commands.run(*arguments, *named, folder=self.root)
        assert code in {0, 1}, err
        return out + err

    def extract(self) -> None:
        with opened(self.root) as session:
            chosen = select_sources(self.project, ())
            finish(extract(session, chosen, self.project.config.languages))

    def edit(self, statement: str, change: Callable[[str], str], tag: str = "es") -> None:
        """Save a catalog as an editor of PO files does."""
        path = self.project.catalog_path(statement, language(tag))
        path.write_text(change(path.read_text("utf-8")), "utf-8")

    def draft(self, statement: str) -> None:
        """Have an engine's drafts in a Spanish catalog."""
        for source, target in DRAFTS.items():
            before = f'msgid "{source}"\nmsgstr ""'
            after = f'#, fuzzy\nmsgid "{source}"\nmsgstr "{target}"'
            self.edit(statement, lambda text: text.replace(before, after))  # noqa: B023


def make(root: Path) -> Desk:
    """Two statements in Spanish, drafted, and in Arabic, empty."""
    start_project(root, language("en"), [SPANISH, ARABIC])
    sources = root / "source_texts"
    (sources / "2026").mkdir(parents=True)
    (sources / "2026" / "appeal.txt").write_text(APPEAL, "utf-8")
    (sources / "note.txt").write_text(NOTE, "utf-8")
    desk = Desk(open_project(root))
    desk.extract()
    for statement in "2026/appeal", "note":
        desk.draft(statement)
    return desk


def configured(desk: Desk, settings: str) -> Desk:
    """The same with more settings."""
    with (desk.root / "l10n.toml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return Desk(open_project(desk.root))


def row(bench: Workbench, statement: str, source: str, tag: str = "es") -> Row:
    """The row of a sentence."""
    return next(one for one in bench.sheet(tag, statement).rows if one.entry.source == source)


def approve(found: Row, by: str = "boris") -> Decision:
    return Decision(Action.APPROVE, by, segments=(found.segment,))


def edit(found: Row, target: str, by: str = "boris") -> Decision:
    return Decision(Action.EDIT, by, target=target, segments=(found.segment,))


def wait_for(condition: Callable[[], bool]) -> None:
    """Until something holds that happens in the background."""
    end = monotonic() + SOON
    while not condition():
        assert monotonic() < end, "it never happened"
        sleep(0.02)
