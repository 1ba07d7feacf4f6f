"""Export: whole statements that may go out, in their own layout."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import segment_id
from l10n.catalogs.receipts import digest
from l10n.model import Receipt, State


@pytest.fixture
def shouted(l10n, root: Path, catalog) -> Callable[[str], None]:
    """Translate a statement into capitals in an editor, and approve it, whatever the checks say."""
    with (root / "l10n.toml").open("a") as settings:
        settings.write('[checks]\nblock_approval = "never"\nblock_export = "never"\n')

    def shout(entry: Entry) -> Entry:
        return replace(entry, target=entry.source.upper(), flags=())

    def write(name: str) -> None:
        l10n("run")
        known = po.read(catalog(name), shown=name)
        catalog(name).write_text(po.write(replace(known, entries=tuple(map(shout, known.entries)))))
        l10n("approve", "-l", "es", name, "--yes", "--by", "anna")

    return write


def test_nothing_unapproved_goes_out(l10n, after_run, root: Path):
    ran = l10n("export")
    assert ran.code == 1
    assert "letter (es): not approved: 2 machine." in ran.err
    assert not (root / "exports").exists()


def test_an_approved_statement_goes_out_in_its_own_layout(l10n, root: Path, shouted):
    shouted("letter")
    assert l10n("export", "letter").code == 0
    assert (root / "exports" / "es" / "letter.txt").read_bytes() == (
        b"THE PARLIAMENT MET TODAY.\r\nTHE MEMBERS WROTE A LETTER TO 12 COUNTRIES."
    )


def test_the_header_line_and_blank_lines_are_kept(l10n, root: Path, shouted):
    shouted("appeal")
    l10n("export", "appeal")
    source = (root / "source_texts" / "appeal.txt").read_text()
    date, rest = source.split("\n", 1)
    assert (root / "exports" / "es" / "appeal.txt").read_text() == f"{date}\n{rest.upper()}"


def test_drafts_go_out_marked_and_only_when_asked(l10n, after_run, root: Path):
    ran = l10n("export", "--min-state", "machine")
    assert ran.code == 0
    assert "exports/es/letter.txt: written, marked as unreviewed" in ran.out
    for name in ("appeal", "letter"):
        text = (root / "exports" / "es" / f"{name}.txt").read_text()
        assert text.startswith("[Traducción automática sin revisar]\n\n")


def test_one_rejected_segment_holds_the_statement_back(l10n, root: Path, shouted):
    shouted("letter")
    l10n("export", "letter")
    first = segment_id(None, "The parliament met today.")
    l10n("reject", "-l", "es", "letter", "-s", first, "--by", "boris")
    ran = l10n("export", "letter", "--min-state", "machine")
    assert ran.code == 1
    assert "1 rejected.\n  exports/es/letter.txt is from before." in ran.err


def test_an_approval_that_nobody_gave_does_not_go_out(l10n, after_run, catalog):
    known = po.read(catalog("letter"), shown="letter")

    def forged(entry: Entry) -> Entry:
        bound = digest(None, entry.source, entry.target, State.APPROVED)
        receipt = Receipt(State.APPROVED, "2026-11-22T11:00:00Z", bound, by="minister")
        return entry.marked(receipt, fuzzy=False)

    catalog("letter").write_text(
        po.write(replace(known, entries=tuple(map(forged, known.entries))))
    )
    ran = l10n("export", "letter")
    assert (ran.code, "not approved: 2 machine" in ran.err) == (1, True)


def test_the_source_comes_back_byte_for_byte(l10n, root: Path):
    assert l10n("export", "-l", "en").code == 0
    for source in (root / "source_texts").iterdir():
        assert (root / "exports" / "en" / source.name).read_bytes() == source.read_bytes()


def test_a_source_that_ran_ahead_of_its_catalog_is_held_back(l10n, root: Path, shouted):
    shouted("letter")
    with (root / "source_texts" / "letter.txt").open("a") as file:
        file.write(" Not yet translated.")
    ran = l10n("export", "letter")
    assert ran.code == 1
    assert "1 untranslated" in ran.err


def test_as_json(l10n, after_run):
    assert json.loads(l10n("export", "letter", "--json").out) == [
        {
            "statement": "letter",
            "language": "es",
            "path": "exports/es/letter.txt",
            "written": False,
            "changed": False,
            "unreviewed": False,
            "outdated": False,
            "held_back": {"machine": 2},
            "blocked": {},
            "problem": None,
        }
    ]
