"""A small project behind the real application, with people who need not sign in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from itertools import count
from pathlib import Path
from typing import TypeVar

from httpx import Response
from starlette.middleware import Middleware
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from l10n.cli.session import opened
from l10n.languages import Language
from l10n.model import Draft, State
from l10n.people.person import Duty, Person
from l10n.review.states import Action
from l10n.web.app import create_app
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.completing import Completion, completion
from l10n.workflow.desk.opinions import Reversed
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.selection import select_sources

APPEAL = """\
The parliament met on 3 May.

It remembered 613 victims.

<b>They will not be forgotten</b>, & the speaker agreed.
"""
MET, VICTIMS, HOSTILE = range(3)
DRAFTS = ("El parlamento se reunió el 3 de mayo.", "Recordó a 631 víctimas.", "<i>Sin olvido</i> &")
TERMS = "source,language,target,note\nparliament,es,parlamento,as in the constitution\n"
Result = TypeVar("Result")

ANNA, MARTA, JORGE = "Anna", "Marta", "Jorge"


@dataclass(slots=True)
class Session:
    """What the door knows of a browser."""

    key: str


class Door:
    """Lets everybody in as the person of the moment."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.session = Session("one")

    @property
    def middleware(self) -> list[Middleware]:
        return [Middleware(_Named, door=self)]


class _Named:
    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        state = scope.setdefault("state", {})
        state |= {"person": self._door.person, "session": self._door.session, "csrf": "token"}
        await self._app(scope, receive, send)


class Oracle:
    """An engine whose answers are known."""

    def complete(
        self, source_text: str, target: Language, typed: str, key: str
    ) -> Future[tuple[Completion, ...]]:
        del source_text, target, key
        return _known((completion(" a todos."),) if typed else ())

    def alternatives(self, row: Row) -> Future[tuple[Draft, ...]]:
        del row
        return _known((Draft("Se reunió.", "argos:x", 0.5), Draft("", "argos:x", reason="loops")))

    def reverse(self, row: Row, text: str) -> Future[Reversed | None]:
        del row
        return _known(Reversed(f"back: {text}", 0.75))


def _known(result: Result) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(result)
    return future


@dataclass(slots=True)
class Desk:
    """The application, and ways to look behind it."""

    client: TestClient
    bench: Workbench
    door: Door
    extract: Callable[[], object]
    """Brings the catalogs up to date with the source texts, as somebody else would."""

    def rows(self) -> tuple[Row, ...]:
        return self.bench.sheet("es", "2026/appeal").rows

    def row(self, number: int) -> Row:
        return self.rows()[number]

    def signed(self, number: int) -> tuple[State, str]:
        """How a sentence stands, and by whom."""
        receipt = self.row(number).entry.receipt
        return self.row(number).state, receipt.by if receipt else ""

    def url(self, page: str, number: int, query: str = "") -> str:
        return f"/{page}/es/{self.row(number).segment}/2026/appeal{query}"

    def get(self, number: int, query: str = "") -> str:
        answer = self.client.get(self.url("segment", number, query))
        assert answer.status_code == 200
        return answer.text

    def does(self, number: int, action: Action, by: str, **more: str) -> None:
        """Somebody else's decision, behind the browser's back."""
        decision = Decision(action, by, segments=(self.row(number).segment,), **more)
        self.bench.decide("es", "2026/appeal", decision)

    def add(self, statement: str, source: str, target: str, by: str) -> None:
        """Another statement, of one sentence that somebody has approved and the memory knows."""
        path = self.bench.project.root / "source_texts" / f"{statement}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{source}\n", "utf-8")
        self.extract()
        (row,) = self.bench.sheet("es", statement).rows
        for action, text in ((Action.EDIT, target), (Action.APPROVE, "")):
            decision = Decision(action, by, target=text, segments=(row.segment,))
            self.bench.decide("es", statement, decision)
        self.bench.remember("es")

    def sends(self, number: int, action: str, query: str = "", **fields: str) -> Response:
        """A form as the page has it, sent."""
        row = self.row(number)
        known = {"action": action, "version": row.version, "target": row.entry.target}
        return self.client.post(
            self.url("decide", number, query), data=known | fields, follow_redirects=False
        )


@contextmanager
def desk(
    folder: Path,
    *,
    duty: Duty = Duty.MANAGER,
    settings: str = "",
    tags: frozenset[str] | None = None,
) -> Iterator[Desk]:
    """A statement of three sentences that Marta has translated into Spanish, and Anna at it."""
    texts = folder / "source_texts" / "2026"
    texts.mkdir(parents=True)
    (texts / "appeal.txt").write_text(APPEAL, "utf-8")
    head = 'source_language = "en"\nlanguages = ["es"]\n'
    (folder / "l10n.toml").write_text(head + settings, "utf-8")
    (folder / "locales").mkdir()
    (folder / "locales" / "terms.csv").write_text(TERMS, "utf-8")
    seconds = count(1)
    with opened(folder) as session:

        def brought() -> None:
            chosen = select_sources(session.project, ())
            finish(extract(session, chosen, session.project.config.languages))

        brought()
        bench = Workbench(session, lambda: f"2026-11-22T10:00:{next(seconds):02d}Z")
        door = Door(Person(ANNA, duty, tags))
        with TestClient(create_app(bench, Oracle(), door)) as client:  # type: ignore[arg-type]
            made = Desk(client, bench, door, lambda: (brought(), bench.refresh()))
            for number, text in enumerate(DRAFTS):
                made.does(number, Action.EDIT, MARTA, target=text)
            yield made
        bench.close()


def typed(page: str) -> str:
    """What stands in the field of the translation."""
    found = re.search(r'<textarea id="target"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert found
    return unescape(found[1])


def words(page: str) -> str:
    """The page's text, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
