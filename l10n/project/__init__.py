"""A user's project on disk: its settings, its paths, its lock, and every write to it.

Nothing else writes a project's files (the caches of :mod:`l10n.store` aside),
so that every write is atomic and a file whose content would not change is
not touched.
"""

from l10n.project.durable import end_of_lines
from l10n.project.places import CONFIG_FILE
from l10n.project.project import Overwritten, Project
from l10n.project.settings import find_root, open_project, start_project

__all__ = [
    "CONFIG_FILE",
    "Overwritten",
    "Project",
    "end_of_lines",
    "find_root",
    "open_project",
    "start_project",
]
