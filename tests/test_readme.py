"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from l10n.cli.__main__ import COMMANDS
from l10n.config import parse
from l10n.languages import language

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample project, with the catalogs of Spanish taken away."""
    for name in ("source_texts", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for tag in ("es", "fr"):
        shutil.rmtree(tmp_path / "locales" / tag)
    return tmp_path


def test_the_first_session_is_true(sample: Path):
    shown = re.search(r"\$ rm -r locales/es locales/fr && l10n run\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    done = subprocess.run(
        [sys.executable, "-m", "l10n.cli", "run"],
        cwd=sample,
        env={**os.environ, "HOME": str(sample), "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == shown[1]


def test_every_command_stands_in_the_table():
    assert set(re.findall(r"^\| `l10n ([a-z-]+)` \|", README, re.MULTILINE)) == set(COMMANDS)


def test_the_settings_shown_are_the_defaults():
    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    settings = tomllib.loads(shown[1])
    bare = {key: settings[key] for key in ("source_language", "languages")}
    assert parse(settings, where="README.md") == parse(bare, where="README.md")
    assert parse(settings, where="README.md").languages[0] == language("es")
