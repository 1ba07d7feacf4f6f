"""The accounts of a project as its file has them now."""

from __future__ import annotations

from pathlib import Path

from l10n.errors import ConfigError
from l10n.people.accounts import FILE, Accounts, parse

Stamp = tuple[int, int, int]


class Roll:
    """Reads the file again whenever it has changed: who is removed is out at once."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._stamp: Stamp | None = None
        self._accounts = Accounts()

    def accounts(self) -> Accounts:
        """Everybody; nobody where there is no file. Raises ConfigError where it cannot be read."""
        try:
            found = self.path.stat()
            stamp = found.st_mtime_ns, found.st_size, found.st_ino
            if stamp != self._stamp:
                self._accounts = parse(self.path.read_bytes())
                self._stamp = stamp
        except FileNotFoundError:
            self._stamp = None
            return Accounts()
        except OSError as error:
            raise ConfigError(
                f"It cannot be read: {error.strerror}.", tip="Give yourself permission.", path=FILE
            ) from None
        return self._accounts

    def is_open_to_others(self) -> bool:
        """Whether other users of this machine may read it."""
        return self.path.exists() and bool(self.path.stat().st_mode & 0o077)
