"""Files as the disk keeps them: whole or not at all, and still there after a crash.

All of this raises OSError, and RuntimeError for a link that leads to itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

_CHUNK = 65_536


def replace(
    path: Path, pieces: Iterable[bytes], *, private: bool, holds: Callable[[], bool]
) -> bool:
    """Write beside the file, flush to the disk, and move into its place in one step; False,
    with nothing done, where it does not hold any more. A link is written through."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    # One name a folder: what a killed process left is overwritten, never piled up.
    temporary = target.with_name(".l10n-new")
    try:
        with temporary.open("wb") as file:
            if private:
                temporary.chmod(0o600)
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if target.exists() and not private:
            temporary.chmod(target.stat().st_mode & 0o777)
        if not holds():
            temporary.unlink()
            return False
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)
    return True


def append(path: Path, lines: bytes) -> None:
    """Add whole lines to a file, flushed to the disk.

    What a crash left of a line before is cut off first; a whole one that only
    lacks its end gets one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    is_new = not path.exists()
    with path.open("ab+") as file:
        _end_last_line(file)
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def move(path: Path, new: Path) -> None:
    """Give a file another place in one step."""
    new.parent.mkdir(parents=True, exist_ok=True)
    path.replace(new)
    sync_folder(new.parent)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make what became of a folder's names durable; Windows has no such call and needs none."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def end_of_lines(data: bytes) -> int:
    """Where the last whole line ends, with or without a newline; what comes after it, in
    a file of JSON lines, was never finished."""
    end = data.rfind(b"\n") + 1
    try:
        json.loads(data[end:])
    except ValueError:
        return end
    return len(data)


def _end_last_line(file: BinaryIO) -> None:
    """Cut off half a line, end a whole one."""
    size = file.seek(0, os.SEEK_END)
    tail = b""
    while len(tail) < size and b"\n" not in tail:
        file.seek(max(0, size - len(tail) - _CHUNK))
        tail = file.read()
    end = end_of_lines(tail)
    file.truncate(size - len(tail) + end)
    if end and not tail[:end].endswith(b"\n"):
        file.write(b"\n")
