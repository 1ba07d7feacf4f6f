"""Other users of the same machine: a link that a browser is started with can be read off the
list of programs, so only its owner's programs may use it.

Linux says whose a connection is (``/proc/net/tcp``, ``/proc/net/tcp6``). Where that cannot be
known, nobody is kept out.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

_TABLES = ("/proc/net/tcp", "/proc/net/tcp6")
_LOCAL, _REMOTE, _USER = 1, 2, 7
Place = tuple[str, int]
"""An address and a port."""


def is_neighbours(client: Place, server: Place) -> bool:
    """Whether the client's end of a connection belongs to another user than this process's;
    to the administrator nothing is closed anyway."""
    if not sys.platform.startswith("linux"):
        return False
    for table in _TABLES:
        with suppress(OSError, ValueError):
            found = owner(Path(table).read_text("ascii"), client, server)
            if found is not None:
                return found not in {0, os.geteuid()}
    return False


def owner(table: str, client: Place, server: Place) -> int | None:
    """The user whose the client's end is, by the kernel's table; None where it is not there."""
    local, remote = _written(client), _written(server)
    for line in table.splitlines()[1:]:
        fields = line.split()
        if len(fields) > _USER and fields[_LOCAL] in local and fields[_REMOTE] in remote:
            return int(fields[_USER])
    return None


def _written(place: Place) -> set[str]:
    """A place as the kernel writes it: each four bytes of the address turned round, if the
    machine has its bytes so; one of version 4 also as version 6 has it.

    >>> sorted(_written(("127.0.0.1", 80)))[0] if sys.byteorder == "little" else "0100007F:0050"
    '0000000000000000FFFF00000100007F:0050'
    """
    packed = ip_address(place[0].partition("%")[0]).packed
    forms = (packed,) if len(packed) > 4 else (packed, bytes(10) + b"\xff\xff" + packed)
    return {f"{_turned(form)}:{place[1]:04X}" for form in forms}


def _turned(packed: bytes) -> str:
    words = (packed[at : at + 4] for at in range(0, len(packed), 4))
    step = -1 if sys.byteorder == "little" else 1
    return "".join(word[::step].hex().upper() for word in words)
