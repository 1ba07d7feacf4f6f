"""What every verb of one command shares."""

from __future__ import annotations

from dataclasses import dataclass, field

from l10n.catalogs.index import FileIndex
from l10n.project import Project
from l10n.workflow.journals import Journals
from l10n.workflow.lessons import Lessons
from l10n.workflow.memories import Memories


@dataclass(frozen=True, slots=True)
class Session:
    """One command at work on one project."""

    project: Project
    index: FileIndex
    at: str
    """When the command began, in UTC: ``2026-11-22T10:00:00Z``. All it writes bears it."""
    journals: Journals = field(default_factory=Journals)
    lessons: Lessons = field(default_factory=Lessons)
    memories: Memories = field(default_factory=Memories)
