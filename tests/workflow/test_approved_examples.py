"""What a project's people approved, as examples to learn from."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs.journal import segment_id
from l10n.cli.session import opened
from l10n.errors import CatalogError
from l10n.languages import language
from l10n.project import open_project, start_project
from l10n.training.examples import Example
from l10n.workflow.approved_examples import approved_examples
from tests import commands

SPANISH = language("es")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two statements; one sentence of each is approved, one is only drafted."""
    start_project(tmp_path, language("en"), [SPANISH])
    for name, text in ("b", "It rained.\nNobody came.\n"), ("a", "The sun shone.\n"):
        (tmp_path / "source_texts" / f"{name}.txt").write_text(text, "utf-8")
    say(tmp_path, "extract")
    for name, source, target in (
        ("b", "It rained.", "Llovió."),
        ("b", "Nobody came.", "Nadie vino."),
        ("a", "The sun shone.", "Brilló el sol."),
    ):
        path = open_project(tmp_path).catalog_path(name, SPANISH)
        text = path.read_text("utf-8")
        before = f'msgid "{source}"\nmsgstr "'
        path.write_text(text.replace(before, before + target), "utf-8")
    say(tmp_path, "approve", "-l", "es", "a", "--by", "anna")
    rained = segment_id(None, "It rained.")
    say(tmp_path, "approve", "-l", "es", "b", "-s", rained, "--by", "anna")
    return tmp_path


def say(root: Path, *arguments: str) -> None:
    code, out, err = commands.run(*arguments, folder=root)
    assert code == 0, out + err


def found(root: Path) -> list[Example]:
    with opened(root) as session:
        return list(approved_examples(session, SPANISH))


def test_only_what_was_approved(project: Path):
    assert found(project) == [
        Example("The sun shone.", "Brilló el sol.", "approved"),
        Example("It rained.", "Llovió.", "approved"),
    ]


def test_what_was_changed_by_another_program_counts_no_more(project: Path):
    path = open_project(project).catalog_path("a", SPANISH)
    path.write_text(path.read_text("utf-8").replace("Brilló", "Calentó"), "utf-8")
    assert [one.target for one in found(project)] == ["Llovió."]


def test_a_language_without_catalogs_has_none(project: Path):
    with opened(project) as session:
        assert list(approved_examples(session, language("fr"))) == []


def test_a_broken_catalog_is_told(project: Path):
    open_project(project).catalog_path("a", SPANISH).write_text("msgid broken", "utf-8")
    with pytest.raises(CatalogError):
        found(project)
