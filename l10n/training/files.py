"""Files of a training run: whole or not at all, and refusals in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from l10n.errors import TrainingError
from l10n.project import durable


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Put a file in its place in one step.

    Raises TrainingError where the disk does not take it.
    """
    with naming_failure(path):
        durable.replace(path, pieces, private=False, holds=lambda: True)


def name_of(path: Path) -> str:
    """A file's name in letters and on one line, whatever it is made of.

    >>> name_of(Path("a b\\n\\udce9.tsv"))
    'a b \ufffd.tsv'
    """
    letters = path.name.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(letters.split())


@contextmanager
def naming_failure(path: Path) -> Iterator[None]:
    """Turn the disk's refusals into words."""
    try:
        yield
    except OSError as error:
        raise TrainingError(
            f"It cannot be written ({error.strerror or error}).",
            tip="See that the disk has room and the folder is yours, or choose another one "
            "with --out.",
            path=path,
        ) from error
