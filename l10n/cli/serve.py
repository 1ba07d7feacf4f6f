"""l10n serve"""

from __future__ import annotations

import gc
import socket
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from l10n.cli.by import by_option, reviewer
from l10n.cli.engine_desk import engine_desk
from l10n.cli.options import refuse_unreadable
from l10n.cli.reach import Reach, reached
from l10n.cli.session import now, opened
from l10n.cli.welcoming import tell_team, welcome
from l10n.errors import L10nError
from l10n.people.passwords import Passwords
from l10n.people.person import Duty, Person
from l10n.people.roll import Roll
from l10n.project import Project
from l10n.web.app import create_app
from l10n.web.guard.doors import LinkDoor, NameDoor
from l10n.web.guard.entrance import Entrance
from l10n.web.guard.layers import Guard
from l10n.web.server import listen, make_server
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.measuring import Measures, Measuring
from l10n.workflow.desk.workbench import Workbench
from l10n.workflow.session import Session

_LOOPBACK = "127.0.0.1"


@click.command()
@click.option(
    "--host",
    default=_LOOPBACK,
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen: this machine alone, or 0.0.0.0 for all of its addresses.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    help="The port (default: the first free one from 8000 on; 0: any).",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name that people reach this machine by, with --host; may be given again.",
)
@by_option("Who decides, on this machine alone")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Encrypt with this certificate (PEM).",
)
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The certificate's key, where it is in a file of its own.",
)
@click.option(
    "--insecure",
    is_flag=True,
    help="Allow others in without encryption: who listens reads passwords and texts.",
)
@click.option("--browser/--no-browser", default=True, help="Whether to open the browser.")
@click.pass_obj
def serve(folder: Path, /, port: int | None, by: str, *, browser: bool, **given: Any) -> None:
    """Review in the browser, alone or as a team.

    Alone: it shows a link that opens the workbench, once, for you. Nothing
    leaves this machine. Press Enter for another link, Ctrl-C to stop.

    As a team: give everybody an account (l10n people add), then start it with
    --host and a certificate. People sign in with name and password.

    \b
    Examples:
      l10n serve
      l10n serve --host 0.0.0.0 --name desk.example.org --certificate desk.pem
    """
    reach = reached(**given)
    refuse_unreadable(by)
    if by and not reach.is_loopback:
        raise click.UsageError("--by is for this machine alone: others act under their own names.")
    with opened(folder) as session:
        door = _door(session.project, reach, by)
        with closing(listen(reach.address, port)) as listening:
            _run(session, door, reach, listening, browser=browser)
    # Python's end would go through everything in memory once more.
    gc.freeze()
    click.echo("Stopped. Every decision is saved.")


def _door(project: Project, reach: Reach, by: str) -> LinkDoor | NameDoor:
    if reach.is_loopback:
        return LinkDoor(Person(reviewer(project, by), Duty.MANAGER))
    roll = Roll(project.root)
    if not roll.accounts().all:
        raise L10nError(
            "Nobody has an account yet, so nobody could sign in.",
            tip="Add the people first: l10n people add NAME --duty manager",
        )
    return NameDoor(roll, Passwords())


def _run(
    session: Session,
    door: LinkDoor | NameDoor,
    reach: Reach,
    listening: socket.socket,
    *,
    browser: bool,
) -> None:
    entrance = Entrance(door, reach.cookie(listening), time.monotonic, secure=bool(reach.tls))
    with _opened(session) as (bench, engine):
        app = create_app(bench, engine, Guard(entrance, reach.hosts))
        server = make_server(app, entrance, reach.tls)
        name, url = session.project.name, reach.url(listening)
        if isinstance(door, LinkDoor):
            welcome(name, door, url, browser=browser)
        else:
            tell_team(name, Roll(session.project.root), url, is_encrypted=bool(reach.tls))
        # Uvicorn ends everything in order, then says once more what made it.
        with suppress(KeyboardInterrupt):
            server.run([listening])


@contextmanager
def _opened(session: Session) -> Iterator[tuple[Workbench, EngineDesk]]:
    project = session.project
    desk = engine_desk(project)
    with (
        closing(Measures(project.state_folder)) as measures,
        closing(Workbench(session, now, measures.of)) as bench,
        closing(Measuring(bench, desk, measures)),
    ):
        yield bench, desk
