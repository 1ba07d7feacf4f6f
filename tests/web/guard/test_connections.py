"""Clients that do not behave are let go, and everybody else is served all the same."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator

import pytest

from l10n.web.guard import bodies, connections
from l10n.workflow.desk.changes import Change
from tests.web.serving import SECONDS, Served, project, read, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(project(tmp_path_factory.mktemp("attacked") / "project")) as running:
        yield running


@pytest.fixture(scope="module")
def cookie(served: Served) -> str:
    return served.comes_in()


def request(served: Served, line: str = "GET / HTTP/1.1", *headers: str) -> bytes:
    return "\r\n".join((line, f"Host: {served.host}", *headers, "", "")).encode("latin-1")


HALVES = {
    "nothing": b"",
    "a letter": b"G",
    "a line": b"GET / HTTP/1.1\r\n",
    "half a header": b"GET / HTTP/1.1\r\nHost: local",
    "no end": b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    "a body that does not come": b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
    b"Origin: http://localhost\r\nContent-Length: 100\r\n\r\nname=",
    "a chunk that does not come": b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
    b"Origin: http://localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nna",
}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(bodies, "BODY_SECONDS", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("half", HALVES.values(), ids=HALVES)
def test_half_a_request_is_not_waited_for_for_ever(served: Served, half: bytes):
    with served.connect() as client:
        client.sendall(half)
        assert read(client).status == 408
    assert served.is_well()


@pytest.mark.usefixtures("impatient")
def test_a_head_that_drips_in_is_not_waited_for_either(served: Served):
    with served.connect() as client:
        stop = threading.Event()

        def drip() -> None:
            for letter in b"GET / HTTP/1.1\r\nX: " + b"a" * 1_000:
                if stop.wait(0.02):
                    return
                try:
                    client.send(bytes([letter]))
                except OSError:
                    return

        dripping = threading.Thread(target=drip)
        dripping.start()
        assert read(client).status in {0, 408}
        stop.set()
        dripping.join()
    assert served.is_well()


@pytest.mark.usefixtures("impatient")
def test_the_second_request_of_a_connection_is_not_waited_for_either(served: Served):
    with served.connect() as client:
        client.sendall(request(served) + b"GET /he")
        answer = read(client)
    assert answer.status == 401
    assert served.is_well()


@pytest.mark.usefixtures("impatient")
def test_a_listening_page_is_not_ended_for_listening(served: Served, cookie: str):
    with served.connect() as client:
        client.sendall(request(served, "GET /live HTTP/1.1", f"Cookie: {cookie}"))
        found = b""
        while b"event: ready" not in found:
            found += client.recv(65_536)
        client.settimeout(1.0)
        with pytest.raises(TimeoutError):
            client.recv(1)


def test_a_client_may_vanish_at_any_moment(served: Served, cookie: str):
    whole = request(served, "GET /live HTTP/1.1", f"Cookie: {cookie}")
    form = request(served, "POST /say HTTP/1.1", f"Cookie: {cookie}", "Content-Length: 9",
                   f"Origin: http://{served.host}")  # fmt: skip
    for raw in (*(whole[:length] for length in range(0, len(whole) + 1, 9)), form, form + b"csrf"):
        for abort in (False, True):
            client = served.connect()
            client.sendall(raw)
            if abort:  # a reset, not an end
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()
    assert served.is_well()
    _wait_until(lambda: not _listening(served))


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="Linux does it")
def test_a_client_that_never_reads_is_let_go(
    served: Served, cookie: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(connections, "UNREAD_SECONDS", 1)
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        client.connect(("127.0.0.1", served.port))
        client.sendall(request(served, "GET /long HTTP/1.1", f"Cookie: {cookie}"))
        _wait_until(lambda: served.server.server_state.tasks)
        assert served.is_well()
        _wait_until(lambda: not served.server.server_state.tasks)
    assert served.is_well()


def _listening(served: Served) -> int:
    return len(served.app.state.bench._listeners)


def _wait_until(done: Callable[[], object]) -> None:
    waiting = threading.Event()
    for _ in range(int(SECONDS / 0.02)):
        if done():
            return
        waiting.wait(0.02)
    raise AssertionError


def test_listening_pages_end_with_their_session(served: Served):
    cookie = served.comes_in()
    token = served.token(cookie)
    with served.connect() as client:
        client.sendall(request(served, "GET /live HTTP/1.1", f"Cookie: {cookie}"))
        found = b""
        while b"event: ready" not in found:
            found += client.recv(65_536)
        assert (
            served.asks("/sign-out", "POST", f"csrf={token}".encode(), Cookie=cookie).status == 303
        )
        served.app.state.bench._tell([Change("es", "secret")])
        client.settimeout(SECONDS)
        rest = b""
        while not rest.endswith(b"0\r\n\r\n"):
            chunk = client.recv(65_536)
            assert chunk
            rest += chunk
    assert b"secret" not in rest
    assert served.is_well()


def test_too_many_connections_are_refused_and_the_rest_is_served(
    served: Served, monkeypatch: pytest.MonkeyPatch
):
    _wait_until(lambda: not served.server.server_state.connections)
    monkeypatch.setattr(connections, "EACH", 8)
    clients = [served.connect() for _ in range(8)]
    try:
        _wait_until(lambda: len(served.server.server_state.connections) == 8)
        with served.connect() as one_more:
            answer = read(one_more)
        assert answer.status == 503
        assert answer.headers["x-content-type-options"] == "nosniff"
    finally:
        for client in clients:
            client.close()
    _wait_until(served.is_well)
