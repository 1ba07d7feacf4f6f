"""A project in three languages behind the real application, and somebody who looks at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from httpx import Response
from starlette.testclient import TestClient

from l10n.cli.session import opened
from l10n.people.person import Duty, Person
from l10n.review.states import Action
from l10n.web.app import create_app
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.selection import select_sources
from tests.web.editing import ANNA, MARTA, Door, Oracle

APPEAL = """\
PARLIAMENT REMEMBERS

The parliament met on 3 May. It remembered 613 victims.

“<b>They</b> will not be forgotten,” the speaker said.
"""
HEADLINE, MET, VICTIMS, QUOTE = range(4)
LETTER = "Twelve members wrote a letter. Nobody answered.\n"
SPANISH = {MET: "El parlamento se reunió el 3 de mayo.", VICTIMS: "Recordó a 631 víctimas."}
ARABIC = {MET: "اجتمع البرلمان في 3 مايو."}
SECOND = "2026/a letter"


@dataclass(slots=True)
class Look:
    """The application, and ways to look behind it."""

    client: TestClient
    bench: Workbench
    door: Door

    def get(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status
        return answer.text

    def rows(self, tag: str = "es", statement: str = "appeal") -> tuple[Row, ...]:
        return self.bench.sheet(tag, statement).rows

    def does(self, row: Row, action: Action, by: str = MARTA, **more: str) -> None:
        """Somebody else's decision, behind the browser's back."""
        decision = Decision(action, by, segments=(row.segment,), **more)
        self.bench.decide(row.language.tag, row.statement, decision)

    def sends(self, action: str, rows: tuple[Row, ...] = (), **fields: str) -> Response:
        """A selection of the Spanish queue, sent."""
        picks = [f"{row.segment}:{row.version}:{row.statement}" for row in rows]
        return self.client.post("/bulk/es", data={"action": action, "pick": picks} | fields)

    def does_previewed(self, previewed: Response, **fields: str) -> Response:
        """The button of a preview, pressed: just what its form has is sent."""
        form = previewed.text.partition('<form method="post" action="/bulk/es">')[2]
        inputs = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form)
        picks = [value for name, value in inputs if name == "pick"]
        known = {name: value for name, value in inputs if name != "pick"}
        action = re.search(r'<button class="primary" name="action" value="(\w+)"', form)
        assert action
        data = known | {"pick": picks, "action": action[1]} | fields
        return self.client.post("/bulk/es", data=data)


@contextmanager
def look(
    folder: Path,
    *,
    duty: Duty = Duty.MANAGER,
    settings: str = "",
    tags: frozenset[str] | None = None,
) -> Iterator[Look]:
    """Two statements; Marta has translated some of one of them, and Anna looks."""
    texts = folder / "source_texts"
    (texts / "2026").mkdir(parents=True)
    (texts / "appeal.txt").write_text(APPEAL, "utf-8")
    (texts / f"{SECOND}.txt").write_text(LETTER, "utf-8")
    head = 'source_language = "en"\nlanguages = ["es", "ar", "zh"]\nname = "Press <office>"\n'
    (folder / "l10n.toml").write_text(head + settings, "utf-8")
    seconds = count(1)
    with opened(folder) as session:
        chosen = select_sources(session.project, ())
        finish(extract(session, chosen, session.project.config.languages))
        bench = Workbench(session, lambda: f"2026-11-22T10:00:{next(seconds):02d}Z")
        bench.wait()
        door = Door(Person(ANNA, duty, tags))
        with TestClient(create_app(bench, Oracle(), door)) as client:  # type: ignore[arg-type]
            made = Look(client, bench, door)
            for tag, texts_of in (("es", SPANISH), ("ar", ARABIC)):
                for number, text in texts_of.items():
                    made.does(made.rows(tag)[number], Action.EDIT, target=text)
            yield made
        bench.close()
