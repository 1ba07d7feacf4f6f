"""``l10n serve`` as people start and stop it; it lets nobody in by mistake."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlencode

import pytest

from tests.commands import Command, piped
from tests.web.serving import SECONDS, Answer, project, read, serving


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("served") / "project")


class Process:
    """``l10n serve`` as a person starts it."""

    def __init__(self, running: Command, out: IO[str], err: IO[str]) -> None:
        self.running, self.out, self.err = running, out, err
        self.link = ""
        for line in out:
            if found := re.search(r"https?://\S+", line):
                self.link = found[0]
                break

    @property
    def port(self) -> int:
        found = re.search(r":(\d+)/", self.link)
        assert found
        return int(found[1])

    def asks(self, path: str, cookie: str = "") -> Answer:
        with self.connect(path, cookie) as client:
            return read(client)

    def connect(
        self, path: str, cookie: str = "", more: str = "Connection: close"
    ) -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port), SECONDS)
        head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n{more}\r\n\r\n"
        client.sendall(head.encode())
        return client

    def comes_in(self) -> str:
        return self.asks(self.link[self.link.index("/open/") :]).cookie

    def sends(self, path: str, cookie: str, **fields: str) -> Answer:
        token = re.search(r'name="csrf" value="([^"]+)"', self.asks("/help", cookie).text)
        assert token
        body = urlencode({"csrf": token[1], **fields}).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n"
            f"Origin: http://localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self.port), SECONDS) as client:
            client.sendall(head.encode() + body)
            return read(client)

    def ends(self, sign: signal.Signals) -> tuple[int, str, str]:
        self.running.send_signal(sign)
        code = self.running.wait()
        self.err.seek(0)
        return code, self.out.read(), self.err.read()


def later_link(terminal: int, server: Process) -> str:
    """The link that Enter makes it show."""
    os.write(terminal, b"\n")
    for line in server.out:
        found = re.search(r"https?://\S+", line)
        if found and found[0] != server.link:
            return found[0]
    return ""


Start = Callable[..., Process]


@contextmanager
def starting(folder: Path) -> Iterator[Start]:
    with ExitStack() as opened:

        def start(*arguments: str, terminal: int | None = None) -> Process:
            err = opened.enter_context(TemporaryFile("w+", encoding="utf-8"))
            words = ("serve", "--no-browser", *arguments)
            made, out = piped(*words, folder=folder, stdin=terminal, stderr=err)
            opened.enter_context(out)
            opened.callback(made.wait)
            opened.callback(made.kill)
            return Process(made, out, err)

        yield start


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    with starting(folder) as started:
        yield started


def listens(server: Process, cookie: str) -> socket.socket:
    """A page that is open and hears what happens."""
    listening = server.connect("/live", cookie, "Accept: text/event-stream")
    found = b""
    while b"event: ready" not in found:
        found += listening.recv(65_536)
    return listening


@pytest.mark.skipif(os.name != "posix", reason="terminals are POSIX's")
def test_enter_shows_another_link_and_ctrl_c_ends_it_in_order(start: Start):
    ours, its = os.openpty()
    server = start("--port", "0", "--by", "Anna", terminal=its)
    first, second = server.link, later_link(ours, server)
    cookies = [server.asks(link[link.index("/open/") :]).cookie for link in (first, second)]
    assert [bool(cookie) for cookie in cookies] == [False, True]
    with listens(server, cookies[1]) as page:
        code, out, err = server.ends(signal.SIGINT)
        assert read(page).raw.endswith(b"0\r\n\r\n")
    assert (code, err) == (0, "")
    assert out.endswith("Stopped. Every decision is saved.\n")
    os.close(ours)
    os.close(its)


def test_two_servers_of_one_project_do_not_mix_their_people_up(start: Start):
    one, other = start("--port", "0", "--by", "Anna"), start("--port", "0", "--by", "Omar")
    cookies = one.comes_in(), other.comes_in()
    assert one.port != other.port
    assert f"l10n-{one.port}=" in cookies[0]
    both = "; ".join(cookies)
    assert "Anna" in one.asks("/help", both).text
    assert "Omar" in other.asks("/help", both).text
    assert one.asks("/help", cookies[1]).status == 401
    with listens(one, cookies[0]):
        assert one.ends(signal.SIGTERM)[0] == 0
    assert other.asks("/help", cookies[1]).status == 200


def test_a_kill_loses_nothing_that_was_answered(start: Start, folder: Path):
    server = start("--port", "0", "--by", "Anna")
    cookie = server.comes_in()
    found = re.search(r"/segment/es/(\w+)/letter", server.asks("/queue/es", cookie).text)
    assert found
    page = server.asks(found[0], cookie).text
    version = re.search(r'name="version" value="([^"]*)"', page)
    assert version
    fields = {"action": "edit", "target": "Escribieron doce.", "version": version[1]}
    assert server.sends(found[0].replace("segment", "decide"), cookie, **fields).status == 303
    server.running.kill()
    server.running.wait()
    kept = (folder / "locales/es/LC_MESSAGES/letter.po").read_text("utf-8")
    assert 'msgstr "Escribieron doce."' in kept
    journal = (folder / "locales/es/journal.jsonl").read_text("utf-8").splitlines()
    event = json.loads(journal[-1])
    assert (event["by"], event["new"]) == ("Anna", "Escribieron doce.")
    with serving(folder) as again:
        assert "Escribieron doce." in again.asks(found[0], Cookie=again.comes_in()).text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--host", "0.0.0.0"], 1, "Others would reach this server without encryption."),
        (["--host", "0.0.0.0", "--insecure", "--by", "Anna"], 2, "--by is for this machine alone"),
        (["--name", "desk"], 2, "--name is for a server that others reach"),
        (["--key", "key.pem"], 2, "--key needs --certificate"),
        (["--certificate", "none.pem", "--host", "0.0.0.0"], 1, "cannot be used"),
        (["--host", "host.invalid"], 1, "There is no address “host.invalid”."),
        (["--port", "70000"], 2, "Invalid value"),
    ],
)
def test_what_would_be_open_by_mistake_is_refused(
    l10n, arguments: list[str], code: int, words: str
):
    ran = l10n("serve", *arguments)
    assert ran.code == code
    assert words in ran.err


def test_a_team_without_accounts_is_refused(l10n):
    ran = l10n("serve", "--host", "0.0.0.0", "--insecure")
    assert ran.code == 1
    assert "Nobody has an account yet" in ran.err
    assert "l10n people add" in ran.err
