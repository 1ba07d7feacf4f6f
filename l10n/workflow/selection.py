"""Which statements and languages a verb is about."""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.errors import L10nError, StatementError
from l10n.languages import Language, language
from l10n.project import Project

SUFFIX = ".txt"
# Controls, and halves of letters: names that are not UTF-8 have these.
_UNFIT = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file in the source folder, read or not."""

    id: str
    file: Path
    path: str
    """From the project's root, with ``/``."""
    problem: L10nError | None = field(default=None, compare=False)
    """Why it cannot be a statement, known before it is read."""


def sources(project: Project) -> tuple[Source, ...]:
    """Every statement's file, in order of its id, whether it can be read or not.

    Raises L10nError where the source folder is missing.
    """
    top = project.sources
    if not top.is_dir():
        raise L10nError(
            "The folder of source texts is missing.",
            tip="Make it and put your statements there as .txt files.",
            path=top,
        )
    problems: list[OSError] = []
    found = [_source(project, file) for file in sorted(_files(top, problems))]
    found += [_unreadable(project, problem) for problem in problems]
    count = Counter(source.id for source in found)
    return tuple(replace(s, problem=_twin(s)) if count[s.id] > 1 else s for s in found)


def select_sources(project: Project, names: Sequence[str]) -> tuple[Source, ...]:
    """The statements of these names (ids, file names or paths); all where none is given.

    Raises L10nError for a name that is none.
    """
    found = sources(project)
    if not names:
        return found
    by_name: dict[str, list[Source]] = {}
    for source in found:
        for name in _names(source):
            by_name.setdefault(name, []).append(source)
    unknown = [name for name in names if _plain(name) not in by_name]
    if unknown:
        ids = [source.id for source in found]
        close = difflib.get_close_matches(unknown[0], ids, n=1)
        hint = f"Did you mean “{close[0]}”? " if close else ""
        raise L10nError(
            f"There is no statement “{unknown[0]}” in {project.shown(project.sources)}.",
            tip=f"{hint}There are: {', '.join(ids) or 'none yet'}.",
        )
    wanted = {source for name in names for source in by_name[_plain(name)]}
    return tuple(source for source in found if source in wanted)


def select_languages(project: Project, tags: Sequence[str]) -> tuple[Language, ...]:
    """The project's target languages among these tags; all where none is given.

    Raises L10nError for a language the project does not translate into.
    """
    targets = project.config.languages
    if not tags:
        return targets
    wanted = [language(tag) for tag in tags]
    for asked in wanted:
        if asked not in targets:
            raise L10nError(
                f"This project does not translate into {asked.name}.",
                tip=f"It has: {', '.join(t.tag for t in targets)}. Add “{asked.tag}” to "
                "“languages” in its settings.",
            )
    return tuple(target for target in targets if target in wanted)


def _files(top: Path, problems: list[OSError]) -> list[Path]:
    """Files that are meant as statements; links that lead nowhere count, to be reported."""
    found = []
    for folder, below, names in os.walk(top, onerror=problems.append):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [
            Path(folder, name)
            for name in (*names, *below)
            if name.lower().endswith(SUFFIX) and not name.startswith(".")
        ]
    return found


def _source(project: Project, file: Path) -> Source:
    below = file.relative_to(project.sources).as_posix()
    path = file.relative_to(project.root).as_posix()
    if not any(unicodedata.category(letter) in _UNFIT for letter in below):
        return Source(below[: -len(SUFFIX)], file, path)
    readable = path.encode(errors="backslashreplace").decode()
    problem = StatementError(
        "Its name has characters that no other program may read.",
        tip="Rename the file.",
        path=readable,
    )
    return Source(ascii(below[: -len(SUFFIX)]), file, readable, problem)


def _unreadable(project: Project, error: OSError) -> Source:
    folder = Path(error.filename)
    path = folder.relative_to(project.root).as_posix()
    problem = StatementError(
        f"The folder cannot be read: {error.strerror}.",
        tip="Give yourself permission to read it, or move it away.",
        path=path,
    )
    return Source(f"{path}/", folder, path, problem)


def _twin(source: Source) -> StatementError:
    return StatementError(
        "Another file differs from it only in how .txt is written: they would share a catalog.",
        tip="Rename one of them.",
        path=source.path,
    )


def _names(source: Source) -> tuple[str, ...]:
    return tuple({source.id, source.id + SUFFIX, source.path, source.file.name})


def _plain(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")
