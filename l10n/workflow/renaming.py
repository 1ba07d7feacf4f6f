"""A statement under another file name: its catalogs and its history go along."""

from __future__ import annotations

from functools import cached_property

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog, Key
from l10n.errors import CatalogError
from l10n.project import Project
from l10n.workflow.selection import sources
from l10n.workflow.session import Session
from l10n.workflow.settling import moment

_SAME = 0.5
"""The least share of sentences that two names of one statement have in common."""


class Orphans:
    """Templates whose statements are no longer in the source folder."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def adopted(self, former: str) -> None:
        """Note that a statement was found again: no other is it."""
        self._gone.pop(former, None)

    def former_name(self, fresh: Catalog, name: str) -> str:
        """What a new statement was called before; empty where it is really new.

        Of the statements that are gone it is the one that has most sentences
        in common with the new one, if these are half of them or more.
        """
        if self._project.template_path(name).exists() or not fresh.entries:
            return ""
        keys = {entry.key for entry in fresh.entries}
        alike = [(_share(keys, old), former) for former, old in self._gone.items()]
        share, former = max(alike, default=(0.0, ""))
        return former if share >= _SAME else ""

    @cached_property
    def _gone(self) -> dict[str, set[Key]]:
        project = self._project
        here = {source.id for source in sources(project)}
        return {
            name: keys
            for name in project.template_names()
            if name not in here and (keys := _keys(project, name))
        }


def take_over(session: Session, former: str, name: str) -> None:
    """Move all that is known of a statement to its new name. Call it while writing.

    Stopped anywhere and done again, it completes: the old template goes last.
    """
    project = session.project
    for target in project.kept_languages():
        there = project.catalog_path(former, target)
        if project.journal_path(target).is_file():
            at = moment(session, target)
            line = journal.write([journal.renamed(former, name, at=at)])
            project.append(project.journal_path(target), line)
        new = project.catalog_path(name, target)
        # Somebody's work may be there already: then the journal alone goes along.
        if there.is_file() and not new.exists():
            project.move(there, new)
    project.remove(project.template_path(former))


def _keys(project: Project, name: str) -> set[Key]:
    path = project.template_path(name)
    try:
        return {entry.key for entry in po.read(path, shown=project.shown(path)).entries}
    except CatalogError:
        return set()


def _share(one: set[Key], other: set[Key]) -> float:
    return len(one & other) / max(len(one), len(other))
