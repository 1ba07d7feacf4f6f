"""How people are told where a server is, and how to come in."""

from __future__ import annotations

import os
import signal
import sys
import threading
import webbrowser

import click

from l10n.cli.output import printable
from l10n.people.roll import Roll
from l10n.report.counting import counted
from l10n.web.guard.doors import LinkDoor


def welcome(project: str, door: LinkDoor, url: str, *, browser: bool) -> None:
    """Show a link, and open it; Enter in a terminal shows another."""
    click.echo(f"{printable(project)}, reviewed by {printable(door.name)}.")
    link = _show_link(door, url)
    if sys.stdin is not None and sys.stdin.isatty():
        click.echo("Each link works once: Enter shows a new one. Ctrl-C stops the server.")
        _in_background()
        threading.Thread(target=_on_enter, args=(door, url), daemon=True).start()
    if browser and _has_display():
        webbrowser.open(link)


def tell_team(project: str, roll: Roll, url: str, *, is_encrypted: bool) -> None:
    """Show where people sign in, and what is not as safe as it could be."""
    people = counted(len(roll.accounts().all), "person", "people")
    click.echo(f"{printable(project)} is served to {people}: {url}/")
    if not is_encrypted:
        _warn("Without encryption: whoever is on the network can read along.")
    if roll.is_open_to_others():
        name = roll.path.name
        _warn(f"Other users of this machine can read {name}: chmod 600 {name}")


def _warn(words: str) -> None:
    click.echo(click.style("! ", fg="yellow") + words, err=True)


def _show_link(door: LinkDoor, url: str) -> str:
    link = f"{url}/open/{door.links.issue()}"
    click.echo(f"Open this in a browser:\n\n    {link}\n")
    return link


def _in_background() -> None:
    """Reading the terminal may then fail, and does not stop the whole program."""
    if hasattr(signal, "SIGTTIN"):
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)


def _on_enter(door: LinkDoor, url: str) -> None:
    # Not sys.stdin: Python's end would wait for its lock.
    try:
        while os.read(0, 1024):
            _show_link(door, url)
    except OSError:
        return


def _has_display() -> bool:
    """Whether a browser would come up: one in the terminal is not what anybody wants."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
