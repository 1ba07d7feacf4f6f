"""A project of one's own for each test: a copy of one that was made once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from l10n.project import Project, open_project
from tests.workflow.desk.desks import Desk, make


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What each test has a copy of."""
    return make(tmp_path_factory.mktemp("desk") / "project").root


@pytest.fixture
def desk(template: Path, tmp_path: Path) -> Desk:
    return Desk(open_project(shutil.copytree(template, tmp_path / "project")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One without statements."""
    (tmp_path / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es"]\n', "utf-8")
    return open_project(tmp_path)
