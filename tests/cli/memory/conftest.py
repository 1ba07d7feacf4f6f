"""A project whose one statement was translated and approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from tests.cli.memory.reports import REPORT_2024, SPANISH, TMX


@pytest.fixture
def root(root: Path) -> Path:
    """One statement, in its own words."""
    for path in (root / "source_texts").iterdir():
        path.unlink()
    (root / "source_texts" / "2024.txt").write_text(REPORT_2024)
    return root


@pytest.fixture
def write(root: Path):
    """Add a statement."""

    def write(name: str, text: str) -> None:
        (root / "source_texts" / f"{name}.txt").write_text(text)

    return write


@pytest.fixture
def units(catalog):
    """A statement's entries by their sources."""

    def units(name: str) -> dict[str, Entry]:
        return {entry.source: entry for entry in po.read(catalog(name), shown=name).live()}

    return units


@pytest.fixture
def approved(l10n):
    """The first statement, translated by bela and approved by anna."""
    assert l10n("extract").code == 0
    for source, target in SPANISH.items():
        segment = journal.segment_id(None, source)
        l10n("edit", "-l", "es", "2024", "-s", segment, "--text", target, "--by", "bela")
    assert l10n("approve", "-l", "es", "2024", "--by", "anna", "--yes").code == 0
    return l10n


@pytest.fixture
def old_tmx(tmp_path: Path) -> Path:
    path = tmp_path / "old.tmx"
    path.write_text(TMX)
    return path
