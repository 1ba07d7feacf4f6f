"""The engine as this machine has it: the one place that reads where packages are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from l10n.engine.argos import ArgosEngine
from l10n.engine.discovery import Damage, starter_packages, survey
from l10n.engine.package import Package
from l10n.engine.results import Results
from l10n.engine.settings import package_folders
from l10n.project import Project


def surveyed() -> tuple[tuple[Package, ...], tuple[Damage, ...]]:
    """Every package on this machine, the starters last, and the damaged ones."""
    found = survey(package_folders(os.environ, Path.home()))
    return (*found.packages, *starter_packages()), found.damages


@contextmanager
def opened_engine(project: Project) -> Iterator[tuple[ArgosEngine, Results]]:
    """The engine, and the store of what it made already. No model is loaded before it is used."""
    results = Results(project.state_folder / "engine.sqlite")
    try:
        with ArgosEngine(surveyed()[0], project.config.engine) as engine:
            yield engine, results
    finally:
        results.close()
