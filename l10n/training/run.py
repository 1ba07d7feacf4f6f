"""The folder of one training: what was asked for, how far it came, and who is at work in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from l10n.errors import TrainingError
from l10n.training.files import name_of, naming_failure, write

_CHUNK = 1 << 20
_PLAN = "plan.json"
DATA = "data"
"""The note that says what was made ready."""
_OURS = frozenset({"lock", ".gitignore", ".l10n-new"})
"""What a run that was killed at its very beginning may have left."""

Plan = Mapping[str, str | list[str]]
"""What was asked for, by the option's name: ``{"--size": "starter"}``. Of files there is a
line each, with a checksum: one that was changed is another."""


class RunFolder:
    """Where the files of a run are. The names are for reading, too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pieces = folder / "sentencepiece.model"
        self.corpus = folder / "corpus"
        self.checkpoints = folder / "checkpoints"
        self.scratch = folder / "scratch"
        """What a judgement needs for a moment; may be deleted between runs."""

    @property
    def has_begun(self) -> bool:
        """Whether anything came of it: what is to be learned from was made ready once."""
        return (self.folder / f"{DATA}.json").exists() or self.checkpoints.exists()

    def note(self, name: str) -> Any:
        """What was written down under a name; None where nothing was, or it cannot be read."""
        try:
            return json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def forget_note(self, name: str) -> None:
        """Nothing was written down any more under a name. Raises TrainingError."""
        with naming_failure(self.folder):
            (self.folder / f"{name}.json").unlink(missing_ok=True)

    def write_note(self, name: str, value: object) -> None:
        """Write down for the next sitting what JSON can hold. Raises TrainingError."""
        text = json.dumps(value, ensure_ascii=False, indent=1)
        # Half a letter, which file names may have, is then as JSON writes it, too.
        write(self.folder / f"{name}.json", [text.encode(errors="backslashreplace"), b"\n"])


@contextmanager
def opened_run(folder: Path, plan: Plan) -> Iterator[RunFolder]:
    """A run's folder, for this process alone; made where there is none.

    Raises TrainingError where another process is at work in it, where it is another run's,
    where something else is in it, or where it cannot be written.
    """
    with naming_failure(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise TrainingError(
                "Another l10n train is at work in this folder.",
                tip="Wait until it is done, or choose another folder with --out.",
                path=folder,
            ) from None
    try:
        run = RunFolder(folder)
        _compare(run, plan)
        yield run
    finally:
        lock.release()


def _compare(run: RunFolder, plan: Plan) -> None:
    if not (run.folder / _PLAN).exists():
        _refuse_strangers(run.folder)
        write(run.folder / ".gitignore", [b"*\n"])
        run.write_note("plan", plan)
        return
    before = run.note("plan")
    if not isinstance(before, dict):
        raise TrainingError(
            "What this run was asked to do cannot be read.",
            tip="Choose another folder with --out.",
            path=run.folder / _PLAN,
        )
    changes = differences(before, plan)
    if changes and not run.has_begun:
        # A slip of the keyboard or a file that could not be read: nothing came of it.
        run.write_note("plan", plan)
    elif changes:
        raise TrainingError(
            f"This folder holds another run: {'; '.join(changes)}.",
            tip="Ask for the same again to go on with it, or choose another folder with --out.",
            path=run.folder,
        )


def _refuse_strangers(folder: Path) -> None:
    """A folder with other things in it is somebody's: nothing is mixed into it."""
    if any(path.name not in _OURS for path in folder.iterdir()):
        raise TrainingError(
            "This folder is not empty, and no run of l10n train.",
            tip="Choose another folder with --out.",
            path=folder,
        )


def differences(before: Plan, now: Plan) -> list[str]:
    """What is asked for otherwise than before, in words; an option that is not in ``now`` at
    all makes no difference.

    >>> before = {"--size": "starter", "--from": ["a.tsv 12"], "--hours": "8"}
    >>> differences(before, {"--size": "small", "--from": []})
    ['--size was “starter” and is “small”', '--from was “a.tsv 12” and is not given']
    """
    told = []
    for option in now:
        was, is_now = _words(before.get(option)), _words(now.get(option))
        if was != is_now:
            told.append(f"{option} was {was} and is {is_now}")
    return told


def _words(value: str | Sequence[str] | None) -> str:
    values = [value] if isinstance(value, str) else list(value or ())
    return ", ".join(f"“{one}”" for one in values if one) or "not given"


def fingerprint(path: Path) -> str:
    """A file's name and a checksum of its contents, as a line of a plan.

    Raises TrainingError where it cannot be read.
    """
    if path.exists() and not path.is_file():
        raise TrainingError(
            "It is not a file.",
            tip="Give a file, no folder and no pipe: it is read more than once.",
            path=path,
        )
    digest = hashlib.blake2b(digest_size=6)
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except FileNotFoundError:
        raise TrainingError("There is no such file.", tip="Check its name.", path=path) from None
    except OSError as error:
        raise TrainingError(
            f"It cannot be read ({error.strerror or error}).",
            tip="Give a file with one pair of texts in a line, or a TMX file.",
            path=path,
        ) from error
    return f"{name_of(path)} {digest.hexdigest()}"
