"""What a project's files are known by, to see what others changed. Reads no file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n.catalogs.index import stamp_of, stamped
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.project import CONFIG_FILE, Project
from l10n.workflow.selection import sources

_Found = Iterator[tuple[str, os.DirEntry[str]]]
Place = tuple[str, str]
"""A language's tag and a statement."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A project's files as of one moment, each known by its stamp: see
    :func:`~l10n.catalogs.index.stamp_of`."""

    settings: tuple[str, str]
    terms: str
    journals: Mapping[str, str]
    """By the language's tag."""
    catalogs: Mapping[Place, str]
    """Those of statements that have a source text, by language and statement, in order."""
    listed: frozenset[str]
    """The names in the folder of source texts."""
    statements: tuple[str, ...]


def look(
    project: Project, before: Sight | None = None, tags: Collection[str] | None = None
) -> Sight:
    """Look a project's files over: of all languages, or those of ``tags`` alone. What
    ``before`` knows of the same names is not worked out again. Raises nothing: what cannot
    be seen is not there."""
    listed = frozenset(name for name, _ in _below(project.sources, ""))
    same = before is not None and before.listed == listed
    statements = before.statements if before and same else _statements(project)
    settings = tuple(stamp_of(project.root / name) for name in (CONFIG_FILE, "pyproject.toml"))
    every = project.config.languages
    languages = [target for target in every if tags is None or target.tag in tags]
    return Sight(
        (settings[0], settings[1]),
        stamp_of(project.terms_path),
        {target.tag: stamp_of(project.journal_path(target)) for target in languages},
        dict(_catalogs(project, languages, statements)),
        listed,
        statements,
    )


def _statements(project: Project) -> tuple[str, ...]:
    try:
        return tuple(source.id for source in sources(project) if not source.problem)
    except L10nError:
        return ()


def _catalogs(
    project: Project, languages: Iterable[Language], statements: tuple[str, ...]
) -> Iterator[tuple[Place, str]]:
    for target in languages:
        found = dict(_below(project.catalog_path("", target).parent, ".po"))
        for statement in statements:
            entry = found.get(f"{statement}.po")
            stamp = _stamp(entry) if entry else ""
            if stamp:
                yield (target.tag, statement), stamp


def _below(folder: Path | str, ending: str, top: str = "") -> _Found:
    """Every file below a folder with this ending, by its path from there, with ``/``."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(ending) and not entry.is_dir():
                    yield top + entry.name, entry
                elif entry.is_dir():
                    yield from _below(entry.path, ending, f"{top}{entry.name}/")
    except OSError:
        return


def _stamp(entry: os.DirEntry[str]) -> str:
    try:
        return stamped(entry.stat())
    except OSError:
        return ""
