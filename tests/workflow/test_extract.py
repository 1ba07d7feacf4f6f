"""Extraction follows the statements and the rules they are split by."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from l10n.catalogs import po
from l10n.catalogs.index import FileIndex
from l10n.languages import language
from l10n.project import open_project, start_project
from l10n.workflow.extract import Extracted, extract
from l10n.workflow.progress import finish
from l10n.workflow.selection import sources
from l10n.workflow.session import Session
from l10n.workflow.statements import load

SPANISH = language("es")
TEXT = "One spoke; ten came. They left."
TRIPLES = "[[rule]]\nlanguage = 'en'\nbefore = 'spoke;'\nbreak = true\n"
WHOLE = ["One spoke; ten came.", "They left."]
CUT = ["One spoke;", "ten came.", "They left."]
SRX = """<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/><body>
<languagerules><languagerule languagerulename="English">
<rule break="yes"><beforebreak>spoke;</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern="en.*" languagerulename="English"/></maprules>
</body></srx>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    start_project(tmp_path, language("en"), [SPANISH])
    (tmp_path / "source_texts" / "a.txt").write_text(TEXT)
    return tmp_path


@pytest.fixture
def extracted(root: Path):
    """Extract, as a run of its own; gives the messages of ``a``."""

    def run() -> tuple[Extracted, list[str]]:
        project = open_project(root)
        with closing(FileIndex(project.state_folder / "index.sqlite")) as index:
            session = Session(project, index, "2026-11-22T10:00:00Z")
            done = finish(extract(session, sources(project), [SPANISH]))
        catalog = po.read(project.catalog_path("a", SPANISH), shown="a")
        return done, [entry.source for entry in catalog.live()]

    return run


def settings(root: Path, text: str) -> None:
    (root / "l10n.toml").write_text(f'source_language = "en"\nlanguages = ["es"]\n{text}')


@pytest.mark.parametrize(("name", "rules"), [("rules.toml", TRIPLES), ("rules.srx", SRX)])
def test_a_projects_own_rules_are_followed_as_soon_as_they_change(
    root: Path, extracted, name: str, rules: str
):
    assert extracted()[1] == WHOLE
    settings(root, f'[segmentation]\nexceptions = "{name}"\n')
    (root / name).write_text(rules)
    assert extracted()[1] == CUT
    (root / name).write_text(rules.replace("spoke", "sang"))
    assert extracted()[1] == WHOLE


def test_a_second_extraction_writes_nothing(extracted):
    first, _ = extracted()
    assert first.written == ("locales/templates/a.pot", "locales/es/LC_MESSAGES/a.po")
    second, _ = extracted()
    assert second == Extracted(1, (), ())


def test_a_catalog_changed_by_another_hand_is_brought_up_to_date(root: Path, extracted):
    extracted()
    path = root / "locales" / "es" / "LC_MESSAGES" / "a.po"
    path.write_text(path.read_text().replace("They left.", "They stayed."))
    done, messages = extracted()
    assert done.written == ("locales/es/LC_MESSAGES/a.po",)
    assert messages == WHOLE


@pytest.fixture
def found(root: Path) -> list[str]:
    for name in (
        "b.TXT",
        "2026/c.txt",
        ".git/x.txt",
        ".hidden.txt",
        "notes.md",
        "d e.txt",
        "می‌روم.txt",
    ):
        path = root / "source_texts" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    return [source.id for source in sources(open_project(root))]


def test_statements_are_text_files_that_are_not_hidden(found: list[str]):
    assert found == ["2026/c", "a", "b", "d e", "می‌روم"]


def test_twins_and_strange_names_are_left_out_and_the_others_go_on(root: Path, extracted):
    (root / "source_texts" / "b.txt").write_text(TEXT)
    (root / "source_texts" / "b.TXT").write_text(TEXT)
    (root / "source_texts" / "new\nline.txt").write_text(TEXT)
    os.close(os.open(os.fsencode(root / "source_texts") + b"/bad\xff.txt", os.O_CREAT))
    done, messages = extracted()
    assert messages == WHOLE
    assert sorted(str(problem.path) for problem in done.problems) == [
        "source_texts/b.TXT",
        "source_texts/b.txt",
        "source_texts/bad\\udcff.txt",
        "source_texts/new\nline.txt",
    ]


def test_a_bad_catalog_does_not_stop_the_other_languages(root: Path, extracted):
    extracted()
    bad = root / "locales" / "es" / "LC_MESSAGES" / "a.po"
    bad.write_text("not PO")
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    project = open_project(root)
    with closing(FileIndex(project.state_folder / "index.sqlite")) as index:
        session = Session(project, index, "2026-11-22T10:00:00Z")
        done = finish(extract(session, sources(project), project.config.languages))
    assert [str(problem.path) for problem in done.problems] == [project.shown(bad)]
    assert done.statements == 0
    assert bad.read_text() == "not PO"
    assert (root / "locales" / "fr" / "LC_MESSAGES" / "a.po").exists()


def test_what_is_saved_while_it_is_read_is_seen_the_next_time(
    root: Path, extracted, monkeypatch: pytest.MonkeyPatch
):
    path = root / "source_texts" / "a.txt"

    def read_then_save(*arguments: Any) -> Any:
        statement = load(*arguments)
        path.write_text("They stayed.")
        return statement

    with monkeypatch.context() as context:
        context.setattr("l10n.workflow.extract.load", read_then_save)
        assert extracted()[1] == WHOLE
    assert extracted()[1] == ["They stayed."]
