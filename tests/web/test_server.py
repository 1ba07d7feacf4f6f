"""The server as a process: where it listens, how it is encrypted, and how it ends."""

from __future__ import annotations

import asyncio
import shutil
import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from l10n.errors import L10nError
from l10n.web.server import addresses, is_loopback, listen, tls_context
from tests.web.serving import ANNA, SECONDS, project, read, serving

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to ask")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("served") / "project")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Certificate and key for localhost, in one file and in two."""
    place = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost"],
        cwd=place, check=True, capture_output=True,
    )  # fmt: skip
    both = (place / "cert.pem").read_text() + (place / "key.pem").read_text()
    (place / "both.pem").write_text(both)
    return place


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False), ("127.8.8.8", True)],
)
def test_what_only_this_machine_reaches_is_known(host: str, local: bool):
    assert is_loopback(addresses(host)[0]) == local
    assert not is_loopback("fe80::1%eth0")
    assert is_loopback("::1")


@pytest.mark.parametrize("host", ["no such host", "host.invalid", "a" * 300, "1.2.3.4.5", "é" * 80])
def test_a_host_that_is_none_is_said(host: str):
    with pytest.raises(L10nError, match="There is no address"):
        addresses(host)


def test_no_part_of_an_answer_waits_until_the_one_before_has_arrived():
    found = []

    async def connected(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        known: socket.socket = writer.get_extra_info("socket")
        found.append(known.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def serve() -> None:
        with listen("127.0.0.1", 0) as listening:
            async with await asyncio.start_server(connected, sock=listening):
                reader, writer = await asyncio.open_connection(*listening.getsockname())
                await reader.read()
                writer.close()

    asyncio.run(serve())
    assert found
    assert all(found)


def test_a_port_that_is_taken_is_said_or_passed_over(monkeypatch: pytest.MonkeyPatch):
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(L10nError, match=rf"port {port}\. Another program has it\.") as refused:
            listen("127.0.0.1", port)
        assert "--port 0" in refused.value.tip
        monkeypatch.setattr("l10n.web.server.PORT", port)
        with listen("127.0.0.1", None) as second:
            assert port < second.getsockname()[1] < port + 20
        monkeypatch.setattr("l10n.web.server._FURTHER", 1)
        with pytest.raises(L10nError, match="cannot listen"):
            listen("127.0.0.1", None)


def test_an_address_of_another_machine_is_said():
    with pytest.raises(L10nError, match="This machine does not have that address"):
        listen("203.0.113.5", 0)


@needs_openssl
def test_a_team_is_served_encrypted(folder: Path, certificate: Path):
    trust = ssl.create_default_context(cafile=certificate / "cert.pem")
    for files in (("cert.pem", "key.pem"), ("both.pem", None)):
        key = certificate / files[1] if files[1] else None
        context = tls_context(certificate / files[0], key)
        with serving(folder, alone=False, tls=context) as team:
            team.tls = trust
            answer = team.signs_in(ANNA.name, Origin=f"https://{team.host}")
            assert answer.status == 303
            assert "Secure" in answer.headers["set-cookie"]
            assert team.asks("/help", Cookie=answer.cookie).status == 200
            with socket.create_connection(("127.0.0.1", team.port), SECONDS) as plain:
                plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                assert read(plain).raw[:5] != b"HTTP/"
            assert team.asks("/help", Cookie=answer.cookie).status == 200


@needs_openssl
@pytest.mark.parametrize("kind", ["none", "text", "no key", "another's key", "locked"])
def test_a_certificate_that_is_none_is_said(certificate: Path, tmp_path: Path, kind: str):
    (tmp_path / "text.pem").write_text("hello")
    key = None
    path = {"none": tmp_path / "none.pem", "text": tmp_path / "text.pem"}.get(
        kind, certificate / "cert.pem"
    )
    if kind in {"another's key", "locked"}:
        key = tmp_path / "key.pem"
        make = ["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "other"]
        subprocess.run(make, cwd=tmp_path, check=True, capture_output=True)
        lock = ["-aes128", "-passout", "pass:x"] if kind == "locked" else []
        subprocess.run(["openssl", "ec", "-in", "other", "-out", "key.pem", *lock],
                       cwd=tmp_path, check=True, capture_output=True)  # fmt: skip
    with pytest.raises(L10nError, match="The certificate or its key cannot be used") as refused:
        tls_context(path, key)
    assert refused.value.tip
