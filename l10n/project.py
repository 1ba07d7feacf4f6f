"""A user's project on disk: its settings, its paths, its lock, and every write to it.

Nothing else writes a project's files (the caches of :mod:`l10n.store` aside),
so that every write is atomic and a file whose content would not change is
not touched.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from filelock import FileLock, Timeout

from l10n.config import Config, parse
from l10n.errors import ConfigError, L10nError, LanguageError
from l10n.languages import Language, language

CONFIG_FILE = "l10n.toml"
_LOCK_SECONDS = 60
_POLL_SECONDS = 0.01
_CHUNK = 65_536


class Overwritten(L10nError):  # noqa: N818  # what a person meets, not a fault
    """Another program wrote a file between its being read and written."""


@dataclass(frozen=True, slots=True)
class Project:
    """One project: where it is and how it is set."""

    root: Path
    config: Config

    @property
    def name(self) -> str:
        """What PO headers call the project."""
        return self.config.name or self.root.name

    @property
    def sources(self) -> Path:
        """The folder of source texts."""
        return self.root / self.config.folders.source_texts

    @property
    def state_folder(self) -> Path:
        """Caches and locks; may be deleted at any time."""
        return self.root / ".l10n"

    def template_path(self, statement: str) -> Path:
        return self._locales / "templates" / f"{statement}.pot"

    def catalog_path(self, statement: str, target: Language) -> Path:
        return self._locales / target.folder / "LC_MESSAGES" / f"{statement}.po"

    def journal_path(self, target: Language) -> Path:
        return self._locales / target.folder / "journal.jsonl"

    @property
    def terms_path(self) -> Path:
        """The user's term base; there need not be one."""
        return self._locales / "terms.csv"

    @property
    def memory_folder(self) -> Path:
        """The user's translation memories; there need not be any."""
        return self.root / self.config.folders.memory

    def memory_files(self) -> tuple[Path, ...]:
        """Every TMX file there, in order of its name."""
        return tuple(sorted(self.memory_folder.glob("*.tmx")))

    def template_names(self) -> tuple[str, ...]:
        """Every statement that has a template, whether its source is still there or not."""
        folder = self._locales / "templates"
        found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.pot"))
        return tuple(sorted(name.removesuffix(".pot") for name in found))

    def kept_languages(self) -> tuple[Language, ...]:
        """Every language with catalogs or a journal, those of the settings first."""
        found = dict.fromkeys(self.config.languages)
        for folder in sorted(self._locales.iterdir()) if self._locales.is_dir() else ():
            if (folder / "LC_MESSAGES").is_dir() or (folder / "journal.jsonl").is_file():
                with suppress(LanguageError):
                    found[language(folder.name)] = None
        return tuple(target for target in found if self.catalog_path("", target).parent.is_dir())

    def export_path(self, source_path: str, target: Language) -> Path:
        """Where a statement is published in a language, by its path below the root."""
        below = PurePosixPath(source_path).relative_to(self.config.folders.source_texts)
        return self.root / self.config.folders.exports / target.tag / below

    def exchange_path(self, statement: str, target: Language, suffix: str) -> Path:
        """Where a bilingual file of a statement is written."""
        return self.root / self.config.folders.exports / target.tag / f"{statement}{suffix}"

    def shown(self, path: Path) -> str:
        """A path as the user knows it: from the root, with ``/``; whole where it is not in it."""
        inside = path.is_relative_to(self.root)
        return path.relative_to(self.root).as_posix() if inside else str(path)

    def refuse_own(self, path: Path) -> None:
        """Raise L10nError for a place where the project keeps files of its own, which nothing
        that is only taken out of it may overwrite."""
        folders = self.sources, self._locales, self.memory_folder, self.state_folder
        place = path.resolve()
        names = {CONFIG_FILE, "pyproject.toml", "people.json"}
        is_own = place.parent == self.root.resolve() and place.name in names
        if is_own or any(place.is_relative_to(folder.resolve()) for folder in folders):
            raise L10nError(
                "The project keeps its own files there.",
                tip="Give the file another folder.",
                path=self.shown(path),
            )

    @property
    def _locales(self) -> Path:
        return self.root / self.config.folders.locales

    def append(self, path: Path, lines: bytes) -> None:
        """Add whole lines to a file, flushed to the disk. Call it with the project locked.

        What a crash left of a line before is cut off first; a whole one that only
        lacks its end gets one. Raises L10nError where it cannot be written.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("ab+") as file:
                _end_last_line(file)
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
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
            path.parent.mkdir(parents=True, exist_ok=True)
            if not _replace(path, pieces, private=private, holds=holds):
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
            new.parent.mkdir(parents=True, exist_ok=True)
            path.replace(new)
            _sync_folder(new.parent)
            _sync_folder(path.parent)
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
                _sync_folder(path.parent)
        except OSError as error:
            raise self._unwritable(path, error) from error

    def _unwritable(self, path: Path, error: OSError | RuntimeError) -> L10nError:
        return L10nError(
            f"It could not be written: {getattr(error, 'strerror', None) or error}.",
            tip="See that there is room and that you may write there, then run this again.",
            path=self.shown(path),
        )


def find_root(start: Path) -> Path:
    """The nearest folder at or above ``start`` with a project's settings.

    Raises ConfigError where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / CONFIG_FILE).is_file() or _tool_table(folder / "pyproject.toml") is not None:
            return folder
    raise ConfigError(
        "This is not an l10n project: there is no l10n.toml here or in any folder above.",
        tip="Go to your project's folder, or make one here: l10n init --source en -l es",
        path=start,
    )


def open_project(root: Path) -> Project:
    """Read the settings of the project at ``root``. Raises ConfigError."""
    path = root / CONFIG_FILE
    settings = _toml(path) if path.is_file() else None
    if settings is None:
        path = root / "pyproject.toml"
        settings = _tool_table(path) or {}
    return Project(root, parse(settings, where=path.name))


def start_project(root: Path, source: Language, targets: Sequence[Language]) -> list[str]:
    """Make a project in a folder; gives the names of what was made.

    What is there already stays as it is. Raises ConfigError for languages
    that make no project.
    """
    tags = ", ".join(f'"{target.tag}"' for target in targets)
    settings = f'source_language = "{source.tag}"\nlanguages = [{tags}]\n'
    project = Project(root, parse(tomllib.loads(settings), where=CONFIG_FILE))
    made = []
    if not project.sources.is_dir():
        try:
            project.sources.mkdir(parents=True)
        except OSError as error:
            raise ConfigError(
                f"The folder cannot be made: {error.strerror}.",
                tip="Move what is in its place away, or make the project elsewhere.",
                path=project.sources,
            ) from None
        made.append(f"{project.shown(project.sources)}/")
    for name, text in (
        (CONFIG_FILE, settings),
        (".gitignore", "/.l10n/\n/exports/\n/people.json\n*.mo\n"),
    ):
        if not (root / name).exists() and project.write(root / name, text.encode()):
            made.append(name)
    return made


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


def _replace(
    path: Path, pieces: Iterable[bytes], *, private: bool, holds: Callable[[], bool]
) -> bool:
    """Write beside the file, flush to the disk, and move into its place in one step; False,
    with nothing done, where it does not hold any more."""
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
    _sync_folder(target.parent)
    return True


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such call and needs none."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _tool_table(path: Path) -> dict[str, object] | None:
    if not path.is_file():
        return None
    tools = _toml(path).get("tool")
    table = tools.get("l10n") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"It is not valid TOML: {error}.", tip="Fix that place and try again.", path=path.name
        ) from None
    except OSError as error:
        raise ConfigError(
            f"It cannot be read: {error.strerror}.", tip="Give yourself permission.", path=path.name
        ) from None
