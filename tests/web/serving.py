"""The real application behind the real server, in a thread, and clients that need not behave."""

from __future__ import annotations

import logging
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from l10n.cli.session import opened
from l10n.engine.argos import ArgosEngine
from l10n.errors import EngineError
from l10n.people.accounts import Account, Accounts, dump
from l10n.people.passwords import Passwords
from l10n.people.person import Duty, Person
from l10n.people.roll import Roll
from l10n.web.app import create_app
from l10n.web.guard.doors import LinkDoor, NameDoor
from l10n.web.guard.entrance import Entrance
from l10n.web.guard.hosts import hosts
from l10n.web.guard.layers import Guard
from l10n.web.server import Server, listen, make_server
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.extract import extract
from l10n.workflow.progress import finish
from l10n.workflow.selection import select_sources
from tests.web.answers import Answer, read

ANNA = Person("Anna Karimova", Duty.REVIEWER, frozenset({"es"}))
OMAR = Person("Omar", Duty.TRANSLATOR)
SECRETS = {"Anna Karimova": "lamp river seven oak", "Omar": "tea under the bridge"}
QUICK = Passwords(time_cost=1, memory_kib=8, lanes=1)
COOKIE = "l10n-test"
SECONDS = 10.0
"""After so long a test gives up."""


@dataclass(slots=True)
class Clock:
    """Stands still until told otherwise."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True)
class Served:
    """One running server."""

    port: int
    entrance: Entrance
    clock: Clock
    roll: Roll
    server: Server
    app: Starlette
    thread: threading.Thread
    tls: ssl.SSLContext | None = None
    said: list[bytes] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        made = socket.create_connection(("127.0.0.1", self.port), SECONDS)
        return self.tls.wrap_socket(made, server_hostname="localhost") if self.tls else made

    def says(self, raw: bytes) -> Answer:
        """Send bytes as they are, and read until the server has had its say."""
        with self.connect() as client:
            client.sendall(raw)
            return read(client)

    def asks(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """A request as a browser makes it; a header that is given as “” is left out."""
        known = {"Host": self.host, "Accept": "text/html", "Connection": "close"}
        if method == "POST":
            known |= {
                "Origin": f"http://{self.host}",
                "Content-Type": "application/x-www-form-urlencoded",
                "Content-Length": str(len(body)),
            }
        known |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in known.items() if value)
        return self.says(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)

    def comes_in(self) -> str:
        """The cookie of somebody who has just come in: by the link, or as Anna."""
        door = self.entrance.door
        if isinstance(door, LinkDoor):
            return self.asks(f"/open/{door.links.issue()}").cookie
        return self.signs_in(ANNA.name).cookie

    def signs_in(self, name: str, password: str | None = None, **headers: str) -> Answer:
        given = SECRETS[name] if password is None else password
        body = f"name={name}&password={given}&next=/help".replace(" ", "+").encode()
        return self.asks("/sign-in", "POST", body, **headers)

    def token(self, cookie: str) -> str:
        """The token that pages carry in their forms."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.asks("/help", Cookie=cookie).text)
        assert found
        return found[1]

    def is_well(self) -> bool:
        """Whether somebody else is answered all the same."""
        return self.asks("/sign-in").status in {200, 401}


def project(folder: Path) -> Path:
    """Two statements, extracted into Spanish and French, with accounts."""
    (folder / "source_texts" / "2026").mkdir(parents=True)
    (folder / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    (folder / "source_texts" / "2026" / "appeal.txt").write_text("It rained. Nobody came.\n")
    (folder / "source_texts" / "letter.txt").write_text("Twelve people wrote.\n")
    (folder / "people.json").write_bytes(dump(accounts()))
    with opened(folder) as session:
        chosen = select_sources(session.project, ())
        finish(extract(session, chosen, session.project.config.languages))
    return folder


def accounts() -> Accounts:
    return Accounts(
        tuple(Account(person, QUICK.hashed(SECRETS[person.name])) for person in (ANNA, OMAR))
    )


@contextmanager
def serving(folder: Path, *, alone: bool = True, tls: ssl.SSLContext | None = None):
    """The project's server, until the block ends; ``alone`` is by link, else by name."""
    clock, roll = Clock(), Roll(folder)
    door = LinkDoor(Person("Anna", Duty.MANAGER)) if alone else NameDoor(roll, QUICK)
    entrance = Entrance(door, COOKIE, clock, secure=tls is not None)
    guard = Guard(entrance, hosts(() if alone else ("desk",), only_loopback=alone))
    with (
        opened(folder) as session,
        closing(EngineDesk(session.project, _no_engine)) as engine,
        closing(Workbench(session, lambda: "2026-11-22T10:00:00Z")) as bench,
        closing(listen("127.0.0.1", 0)) as listening,
    ):
        app = create_app(bench, engine, guard)
        server = make_server(app, entrance, tls)
        thread = threading.Thread(target=server.run, args=([listening],))
        port = listening.getsockname()[1]
        served = Served(port, entrance, clock, roll, server, app, thread)
        _add_pages(served)
        thread.start()
        try:
            yield served
        finally:
            server.should_exit = True
            thread.join(SECONDS)
    assert not thread.is_alive()


def _no_engine() -> ArgosEngine:
    raise EngineError("There is no engine here.")


def _add_pages(served: Served) -> None:
    """Pages that no project has: one that breaks, one that tells what it was sent, and one
    that is longer than a connection's buffers."""

    async def boom(_: Request) -> Response:
        raise RuntimeError("secret words")

    async def say(request: Request) -> Response:
        served.said.append(await request.body())
        return PlainTextResponse(request.state.person.name)

    async def long(_: Request) -> Response:
        return PlainTextResponse("a" * 20_000_000)

    served.app.router.routes += [
        Route("/boom", boom),
        Route("/long", long),
        Route("/say", say, methods=["POST"]),
    ]


@contextmanager
def silent() -> Iterator[None]:
    """Without the server's log of a bug that the test brings about."""
    logger = logging.getLogger("l10n.web")
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = False
