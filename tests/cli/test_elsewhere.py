"""Real tools at work on a catalog: what they do is seen, and costs nobody their work."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.model import State

BULK = ("-l", "es", "letter", "--yes")
MET = "The parliament met today."


@pytest.fixture
def entries(catalog):
    def read(name: str = "letter") -> list[Entry]:
        return list(po.read(catalog(name), shown=name).live())

    return read


@pytest.fixture
def tool(msgfmt: str, catalog) -> Callable[..., None]:
    """Run a gettext program on the letter's catalog, in place."""

    def run(program: str, *arguments: str) -> None:
        path = str(catalog("letter"))
        subprocess.run([program, path, *arguments, "-o", path], check=True, capture_output=True)

    return run


def states(found: list[Entry]) -> list[State]:
    return [entry.unit().state for entry in found]


def test_marks_cleared_from_the_whole_file_come_back(l10n, after_run, tool, entries):
    before = entries()
    tool("msgattrib", "--clear-fuzzy")
    ran = l10n("run")
    assert "2 segments left without their marks" in ran.err
    assert entries() == before


@pytest.mark.parametrize("arguments", [[], ["--no-location"], ["--sort-output"], ["--width=40"]])
def test_rewriting_changes_nothing(l10n, after_run, tool, entries, arguments: list[str]):
    l10n("approve", *BULK, "--by", "anna")
    before = entries()
    tool("msgcat", *arguments)
    l10n("run")
    assert entries() == before
    assert l10n("verify").code == 0


def test_dropped_comments_do_not_cost_an_approval(l10n, after_run, tool, entries, catalog):
    l10n("approve", *BULK, "--by", "anna")
    before = entries()
    path = catalog("letter")
    path.write_text(re.sub(r"^# l10n.*\n", "", path.read_text(), flags=re.MULTILINE))
    assert "2 approvals in doubt" in l10n("verify").out
    ran = l10n("run")
    assert "2 segments approved, but its receipt was lost" in ran.err
    assert entries() == before
    assert l10n("verify").code == 0


def test_msgmerges_guess_is_no_approval(l10n, after_run, entries, catalog, root: Path, msgfmt: str):
    l10n("approve", *BULK, "--by", "anna")
    template = root / "locales" / "templates" / "letter.pot"
    changed = root / "changed.pot"
    changed.write_text(template.read_text().replace("met today", "met yesterday"))
    path = str(catalog("letter"))
    subprocess.run(
        ["msgmerge", "--previous", path, str(changed), "-o", path], check=True, capture_output=True
    )
    # A person takes the mark off without reading.
    subprocess.run(["msgattrib", "--clear-fuzzy", path, "-o", path], check=True)
    assert l10n("status").code == 0
    assert states(entries())[0] is not State.APPROVED
    source = root / "source_texts" / "letter.txt"
    source.write_text(source.read_text().replace("met today", "met yesterday"))
    l10n("extract")
    assert states(entries()) == [State.TRANSLATED, State.APPROVED]
    assert l10n("verify").code == 0


def test_a_deleted_entry_and_a_deleted_catalog_come_back(l10n, after_run, entries, catalog):
    l10n("approve", *BULK, "--by", "anna")
    before = entries()
    path = catalog("letter")
    header, _, *rest = path.read_text().split("\n\n")
    path.write_text("\n\n".join([header, *rest]))
    assert "1 segment missing from the catalog" in l10n("run").err
    assert entries() == before
    path.unlink()
    l10n("run")
    assert entries() == before
    assert l10n("export", "letter").code == 0


def test_a_copy_in_another_statement_is_no_approval(l10n, entries, catalog, root: Path):
    """As msgmerge --compendium does it: a whole entry with its valid receipt."""
    l10n("run")
    l10n("approve", *BULK, "--by", "anna")
    (root / "source_texts" / "second.txt").write_bytes(
        (root / "source_texts" / "letter.txt").read_bytes()
    )
    l10n("extract")
    shutil.copy(catalog("letter"), catalog("second"))
    ran = l10n("extract")
    assert "second: 2 segments with an approval that the journal does not know" in ran.err
    assert states(entries("second")) == [State.TRANSLATED] * 2
    assert l10n("export", "second").code == 1
    assert l10n("export", "letter").code == 0


def test_status_and_export_see_it_before_it_is_recorded(l10n, after_run, catalog, tree):
    l10n("approve", *BULK, "--by", "anna")
    path = catalog("letter")
    path.write_text(path.read_text().replace("by=anna", "by=minister"))
    before = tree()
    ran = l10n("status")
    assert "an approval that the journal does not know" in ran.err
    assert "l10n extract records it" in ran.err
    assert l10n("status").err == ran.err
    assert tree() == before
    assert l10n("export", "letter").code in {0, 1}


def test_a_text_approved_and_then_changed_is_not_approved(l10n, after_run, entries, catalog):
    l10n("approve", *BULK, "--by", "anna")
    target = entries()[0].target
    path = catalog("letter")
    path.write_text(path.read_text().replace(target, "Algo distinto."))
    assert "void" in l10n("verify").out
    ran = l10n("run")
    assert "1 segment approved, then changed in another editor" in ran.err
    assert states(entries()) == [State.TRANSLATED, State.APPROVED]
    assert "l10n:" not in " ".join(entries()[0].comments)
    assert l10n("verify").code == 0


def test_what_other_programs_put_into_a_catalog_stays(l10n, after_run, catalog):
    path = catalog("letter")
    lines = "# a remark\n#. extracted\n#, no-wrap\n#= reviewed\nmsgid"
    extra = '\n# of an old version\n#~ msgid "Gone."\n#~ msgstr "Ido."\n'
    path.write_text(path.read_text().replace('\nmsgid "The par', f'\n{lines} "The par') + extra)
    l10n("run")
    l10n("approve", *BULK, "--by", "anna")
    text = path.read_text()
    assert text.count("# a remark") == 1
    assert "no-wrap" in text
    assert "#= reviewed" in text
    assert text.endswith(extra)
