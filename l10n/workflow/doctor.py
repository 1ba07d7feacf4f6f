"""doctor: what a project needs and this machine lacks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.engine.discovery import Damage
from l10n.engine.package import Package
from l10n.engine.routes import find_route
from l10n.errors import L10nError
from l10n.languages import Language
from l10n.project import Project
from l10n.text.reading import read_text
from l10n.workflow.selection import sources
from l10n.workflow.statements import load_rules


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at."""

    good: bool
    what: str
    tip: str = ""


def examine(
    project: Project, packages: Sequence[Package], damages: Sequence[Damage]
) -> tuple[Diagnosis, ...]:
    """Look at everything a run needs, without running it."""
    return (
        Diagnosis(True, f"The settings are good: {_languages(project)}."),
        *_statements(project),
        *_rules(project),
        *(_route(project, target, packages) for target in project.config.languages),
        *(_damaged(damage) for damage in damages),
        *_folders(project),
    )


def _languages(project: Project) -> str:
    config = project.config
    targets = ", ".join(target.name for target in config.languages)
    return f"{config.source_language.name} into {targets}"


def _statements(project: Project) -> Iterator[Diagnosis]:
    try:
        found = sources(project)
    except L10nError as problem:
        yield _bad(problem)
        return
    readable = 0
    for source in found:
        try:
            if source.problem:
                raise source.problem
            read_text(source.file, shown=source.path, limit=project.config.limits.statement_bytes)
            readable += 1
        except L10nError as problem:
            yield _bad(problem)
    if found:
        yield Diagnosis(True, f"{readable} of {len(found)} statements can be read.")
    else:
        yield Diagnosis(
            False,
            f"There are no statements in {project.shown(project.sources)}.",
            "Put your statements there as .txt files.",
        )


def _rules(project: Project) -> Iterator[Diagnosis]:
    try:
        load_rules(project)
    except L10nError as problem:
        yield _bad(problem)


def _route(project: Project, target: Language, packages: Sequence[Package]) -> Diagnosis:
    source = project.config.source_language
    route = find_route(packages, source.tag, target.tag)
    way = f"{source.name} into {target.name}"
    install = f"l10n models install {source.tag} {target.tag}"
    if route is None:
        return Diagnosis(False, f"{way}: no package.", f"Install one: {install}")
    tip = f"It is a starter: rough drafts. A better one: {install}" if route.starter else ""
    return Diagnosis(True, f"{way}: {route.origin}.", tip)


def _damaged(damage: Damage) -> Diagnosis:
    return Diagnosis(
        False,
        f"{damage.folder}: {damage.reason}",
        "Delete that folder, and install the package again.",
    )


def _folders(project: Project) -> Iterator[Diagnosis]:
    folders = project.config.folders
    for name in (folders.locales, folders.exports, ".l10n"):
        place = _existing(project.root / name)
        good = place.is_dir() and os.access(place, os.W_OK)
        tip = "" if good else f"Make {place} a folder that you may write to."
        yield Diagnosis(good, f"{name}/ {'can' if good else 'cannot'} be written.", tip)


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(place for place in (path, *path.parents) if place.exists())


def _bad(problem: L10nError) -> Diagnosis:
    return Diagnosis(False, problem.headline, problem.tip)
