"""The main job, through the real command, the real engine and real gettext."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.model import State
from tests.small import shipped


def test_gettext_accepts_what_a_run_writes(l10n, msgfmt: str, root: Path):
    l10n("run")
    written = [*(root / "locales").rglob("*.po"), *(root / "locales").rglob("*.pot")]
    assert len(written) == 4
    for path in written:
        subprocess.run([msgfmt, "-c", "-o", "/dev/null", path], check=True)


def test_a_first_run_drafts_everything_for_review(l10n, catalog):
    ran = l10n("run")
    assert ran.code == 0
    assert "Extracted 2 statements: 4 files written." in ran.out
    assert shipped("es") in ran.out
    assert "A starter package" in ran.out
    for name in ("appeal", "letter"):
        for entry in po.read(catalog(name), shown=name).live():
            receipt = entry.receipt
            assert entry.unit().state is State.MACHINE
            assert receipt is not None
            assert receipt.origin == shipped("es")
            assert receipt.at == "2026-11-22T10:00:00Z"
            assert receipt.score is not None
            assert 0 < receipt.score <= 1


def test_the_header_line_stays_out_and_the_rest_is_in_order(l10n, catalog):
    l10n("run")
    entries = list(po.read(catalog("appeal"), shown="appeal").live())
    assert [(entry.source, *entry.extracted, *entry.references) for entry in entries] == [
        ("PARLIAMENT MARKS ANNIVERSARY", "headline, paragraph 2", "source_texts/appeal.txt:2"),
        ("BAKU, Azerbaijan, February 26.", "dateline, paragraph 3", "source_texts/appeal.txt:4"),
        ("The parliament met today.", "body, paragraph 3", "source_texts/appeal.txt:4"),
        ("It remembered the victims.", "body, paragraph 3", "source_texts/appeal.txt:4"),
        (
            "“We will not forget them,” the speaker said.",
            "quotation, paragraph 4",
            "source_texts/appeal.txt:6",
        ),
        ("The Press Office", "signature, paragraph 5", "source_texts/appeal.txt:8"),
    ]
    assert entries[0].target.isupper()


def test_a_second_run_does_nothing_and_says_so(l10n, tree):
    l10n("run")
    before = tree()
    ran = l10n("run")
    assert ran.code == 0
    assert "Nothing to do" in ran.out
    assert tree() == before


@pytest.mark.parametrize(
    "lost", [".l10n", ".l10n/index.sqlite", ".l10n/engine.sqlite", ".l10n/memory"]
)
def test_losing_the_caches_changes_nothing(l10n, root: Path, tree, lost: str):
    l10n("run")
    before = tree()
    if (root / lost).is_dir():
        shutil.rmtree(root / lost)
    else:
        (root / lost).unlink()
    assert l10n("run").code == 0
    assert tree() == before


def test_the_same_input_gives_the_same_bytes(l10n, root: Path, tree):
    l10n("run")
    first = {name: data for name, (data, _) in tree().items()}
    for folder in ("locales", ".l10n"):
        shutil.rmtree(root / folder)
    l10n("run")
    assert {name: data for name, (data, _) in tree().items()} == first


def test_what_a_person_wrote_is_never_touched(l10n, catalog):
    l10n("extract")
    path = catalog("letter")
    before = po.read(path, shown="letter")
    theirs = replace(before.entries[0], target="El Milli Majlis se reunió hoy.")
    path.write_text(po.write(replace(before, entries=(theirs, *before.entries[1:]))))
    l10n("run")
    after = po.read(path, shown="letter").entries
    assert after[0] == theirs
    assert after[0].unit().state is State.TRANSLATED
    assert after[1].unit().state is State.MACHINE


def test_one_bad_statement_does_not_stop_the_others(l10n, root: Path, catalog):
    (root / "source_texts" / "appeal.txt").write_bytes("Résumé".encode("latin-1"))
    (root / "source_texts" / "gone.txt").symlink_to("nowhere.txt")
    ran = l10n("run")
    assert ran.code == 1
    assert "source_texts/appeal.txt: " in ran.err
    assert "source_texts/gone.txt: " in ran.err
    assert catalog("letter").exists()
    assert "Traceback" not in ran.err


def test_one_bad_catalog_does_not_stop_the_others(l10n, catalog):
    l10n("run")
    damaged = b"<<<<<<< ours\n" + catalog("appeal").read_bytes()
    catalog("appeal").write_bytes(damaged)
    ran = l10n("run")
    assert ran.code == 1
    assert "appeal.po: git left a merge conflict on line 1" in ran.err
    assert catalog("appeal").read_bytes() == damaged
    assert "letter" in ran.out


def test_a_changed_source_keeps_what_was_drafted(l10n, root: Path, catalog):
    l10n("run")
    old = {e.source: e for e in po.read(catalog("letter"), shown="letter").live()}
    path = root / "source_texts" / "letter.txt"
    path.write_text("The members wrote a letter to 12 countries.\nThey await an answer.\n")
    ran = l10n("run")
    assert "1 draft by" in ran.out
    new = po.read(catalog("letter"), shown="letter")
    kept, fresh = new.live()
    assert kept.target == old[kept.source].target
    assert fresh.source == "They await an answer."
    assert [(e.source, e.target) for e in new.entries if e.obsolete] == [
        (e.source, e.target) for e in old.values() if e.source == "The parliament met today."
    ]


def test_a_language_without_a_package_is_told_and_the_others_go_on(l10n, root: Path, catalog):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["de", "es"]\n')
    ran = l10n("run")
    assert ran.code == 1
    assert "No installed package translates from English into German." in ran.err
    assert "l10n models install en de" in ran.err
    assert catalog("letter").exists()
    assert (root / "locales" / "de" / "LC_MESSAGES" / "letter.po").exists()


def test_equal_sentences_of_two_statements_get_one_draft(l10n, catalog):
    l10n("run")
    found = {
        entry.target
        for name in ("appeal", "letter")
        for entry in po.read(catalog(name), shown=name).live()
        if entry.source == "The parliament met today."
    }
    assert len(found) == 1
