"""A project's lock, and every write to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from l10n.errors import L10nError
from l10n.project import durable
from l10n.project.places import Places

_LOCK_SECONDS = 60
_POLL_SECONDS = 0.01


class Overwritten(L10nError):  # noqa: N818  # what a person meets, not a fault
    """Another program wrote a file between its being read and written."""


@dataclass(frozen=True, slots=True)
class Project(Places):
    """One project: where it is, how it is set, and the way to write to it."""

    def append(self, path: Path, lines: bytes) -> None:
        """Add whole lines to a file, flushed to the disk. Call it with the project locked.

        What a crash left of a line before is cut off first; a whole one that only
        lacks its end gets one. Raises L10nError where it cannot be written.
        """
        try:
            durable.append(path, lines)
        except OSError as error:
            raise self._unwritable(path, error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the project for one read-change-write; others wait their turn.

        Whoever waits stands at a door that is passed once for each turn, so that
        a command with a thousand changes does not keep another out.
        Raises L10nError when somebody else holds it for a minute.
        """
        door, lock = (
            FileLock(self.state_folder / name, timeout=_LOCK_SECONDS, poll_interval=_POLL_SECONDS)
            for name in ("door", "lock")
        )
        try:
            self.state_folder.mkdir(parents=True, exist_ok=True)
            with door:
                lock.acquire()
        except Timeout:
            raise L10nError(
                "Another l10n command has been writing to this project for a minute.",
                tip="Wait for it to end, or stop it, and run this again: nothing is lost.",
                path=self.root,
            ) from None
        except OSError as error:
            raise self._unwritable(self.state_folder / "lock", error) from error
        try:
            yield
        finally:
            lock.release()

    def write(
        self,
        path: Path,
        data: bytes,
        *,
        private: bool = False,
        holds: Callable[[], bool] = lambda: True,
    ) -> bool:
        """Put ``data`` at ``path`` whole or not at all; False where it was there already.

        Call it with the project locked.
        The file's permissions stay; what is ``private`` is for its owner's eyes alone.
        ``holds`` is asked at the last moment whether the file is still the one that ``data``
        was made from: editors know of no lock.
        Raises L10nError where the disk is full or the folder cannot be written, Overwritten
        where it does not hold; the old content is then still there.
        """
        try:
            if path.is_file() and path.read_bytes() == data:
                return False
        except OSError as error:
            raise self._unwritable(path, error) from error
        self.write_pieces(path, (data,), private=private, holds=holds)
        return True

    def write_pieces(
        self,
        path: Path,
        pieces: Iterable[bytes],
        *,
        private: bool = False,
        holds: Callable[[], bool] = lambda: True,
    ) -> None:
        """Put a file that is too long to be held at ``path``, whole or not at all, as its
        pieces come.

        Call it with the project locked. Raises L10nError as :meth:`write` does, and
        whatever making the pieces raises: nothing is written then.
        """
        try:
            if not durable.replace(path, pieces, private=private, holds=holds):
                raise Overwritten(
                    "Another program saved it at this very moment.",
                    tip="Nothing was done to it. Try again.",
                    path=self.shown(path),
                )
        except (OSError, RuntimeError) as error:
            raise self._unwritable(path, error) from error

    def move(self, path: Path, new: Path) -> None:
        """Give a file another place in one step. Call it with the project locked.

        Raises L10nError where it cannot be done.
        """
        try:
            durable.move(path, new)
        except OSError as error:
            raise self._unwritable(new, error) from error

    def remove(self, path: Path, *, durably: bool = True) -> None:
        """Take a file away; nothing happens where there is none.

        Where it is not done ``durably`` the file may be there again after a crash of the
        system. Call it with the project locked. Raises L10nError where it cannot be done.
        """
        try:
            path.unlink(missing_ok=True)
            if durably:
                durable.sync_folder(path.parent)
        except OSError as error:
            raise self._unwritable(path, error) from error

    def _unwritable(self, path: Path, error: OSError | RuntimeError) -> L10nError:
        return L10nError(
            f"It could not be written: {getattr(error, 'strerror', None) or error}.",
            tip="See that there is room and that you may write there, then run this again.",
            path=self.shown(path),
        )
