"""Whose a connection is, as Linux says it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.web.guard.neighbours import is_neighbours, owner
from tests.web.serving import Served, project, serving

HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
SERVER = ("127.0.0.1", 8000)
little = pytest.mark.skipif(sys.byteorder != "little", reason="the table is of such a machine")
TABLE = f"""{HEAD}
   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 1 1
   1: 0100007F:1F40 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 2 1
   2: 0100007F:C350 0100007F:1F40 01 00000000:00000000 00:00000000 00000000  1001        0 3 1
   3: 0100007F:C351 0100007F:1F41 01 00000000:00000000 00:00000000 00000000  1002        0 4 1
   4: nonsense
"""
TABLE6 = f"""{HEAD}
   0: 00000000000000000000000001000000:C350 00000000000000000000000001000000:1F40 01 0:0 0:0 0 7 0
   1: 0000000000000000FFFF00000100007F:C352 0000000000000000FFFF00000100007F:1F40 01 0:0 0:0 0 8 0
"""


@little
@pytest.mark.parametrize(
    ("table", "client", "server", "user"),
    [
        (TABLE, ("127.0.0.1", 50_000), SERVER, 1001),
        (TABLE, ("127.0.0.1", 50_001), SERVER, None),
        (TABLE, ("127.0.0.2", 50_000), SERVER, None),
        (TABLE6, ("::1", 50_000), ("::1", 8000), 7),
        (TABLE6, ("127.0.0.1", 50_002), SERVER, 8),
        (TABLE6, ("fe80::1%eth0", 50_000), ("::1", 8000), None),
        ("", ("127.0.0.1", 50_000), SERVER, None),
    ],
)
def test_the_clients_end_has_an_owner(
    table: str, client: tuple[str, int], server: tuple[str, int], user: int | None
):
    assert owner(table, client, server) == user


def test_a_connection_of_ones_own_is_no_neighbours(tmp_path: Path):
    with serving(project(tmp_path / "project")) as served, served.connect() as client:
        assert not is_neighbours(client.getsockname(), client.getpeername())
        assert served.comes_in()


ASK = """
import socket, sys
client = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
client.sendall(f"GET {sys.argv[2]} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n".encode())
while chunk := client.recv(65536):
    sys.stdout.write(chunk.decode())
"""


ANOTHER = 65_534


def _can_be_another() -> bool:
    """Root can, but not where a namespace of users holds nobody else."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    held = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(int(first) <= ANOTHER < int(first) + int(count) for first, _, count in held)


@pytest.mark.skipif(not _can_be_another(), reason="there is no other user to be")
def test_another_user_cannot_use_a_link_they_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with serving(project(tmp_path / "project")) as served:
        address = f"/open/{_link(served)}"
        command = ["/usr/bin/env", "python3", "-c", ASK, str(served.port), address]
        asked = subprocess.run(
            command, user=ANOTHER, cwd="/", capture_output=True, text=True, check=True
        )
        assert asked.stdout.startswith("HTTP/1.1 403 ")
        assert "set-cookie" not in asked.stdout
        assert served.asks(address).cookie


def _link(served: Served) -> str:
    return served.entrance.door.links.issue()  # type: ignore[attr-defined]
