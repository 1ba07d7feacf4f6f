"""verify proves who approved what; each record is rebuilt from the other."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry

BULK = ("-l", "es", "letter", "--yes")


@pytest.fixture
def entries(catalog):
    def read() -> list[Entry]:
        return list(po.read(catalog("letter"), shown="letter").live())

    return read


@pytest.fixture
def approved(l10n, after_run, entries) -> list[Entry]:
    l10n("approve", *BULK, "--by", "anna")
    return entries()


@pytest.fixture
def journal(root: Path) -> Path:
    return root / "locales" / "es" / "journal.jsonl"


def test_every_approval_is_named_and_proven(l10n, approved, tree):
    before = tree()
    ran = l10n("verify", "--list")
    assert ran.code == 0
    assert "Spanish (es): 2 approvals proven: anna 2." in ran.out
    assert all(entry.source in ran.out and entry.target in ran.out for entry in approved)
    assert tree() == before
    (found,) = json.loads(l10n("verify", "--json").out)
    assert found["good"]
    assert [a["by"] for a in found["approvals"]] == ["anna", "anna"]


FORGERIES = {
    "text changed": (r'msgstr "(E|L)', r'msgstr "X\1', "void: the text is not the one"),
    "name changed": ("by=anna", "by=minister", "forged: the journal knows another person"),
    "time changed": (r"at=20\d\d-", "at=2020-", "forged"),
    "hash changed": (r" h=....", " h=0000", "void"),
    "receipt lost": (r"(?m)^# l10n.*\n", "", "the catalog has lost the receipt"),
}


@pytest.mark.parametrize(("old", "new", "words"), FORGERIES.values(), ids=FORGERIES)
def test_a_forgery_is_named(l10n, approved, catalog, old: str, new: str, words: str):
    path = catalog("letter")
    text = re.sub(old, new, path.read_text())
    assert text != path.read_text()
    path.write_text(text)
    ran = l10n("verify")
    assert ran.code == 1
    assert words in ran.out
    l10n("verify", "--repair")
    assert l10n("verify").code == 0


def test_receipts_are_rebuilt_from_the_journal(l10n, approved, entries, catalog):
    path = catalog("letter")
    path.write_text(re.sub(r"(?m)^# l10n.*\n", "", path.read_text()))
    assert l10n("verify", "--repair").code == 0
    assert entries() == approved


def test_a_lost_catalog_is_rebuilt_from_the_journal(l10n, approved, entries, catalog):
    catalog("letter").unlink()
    assert "the catalog has lost the receipt" in l10n("verify").out
    assert l10n("verify", "--repair").code == 0
    assert entries() == approved


def test_the_journal_is_rebuilt_from_receipts(l10n, approved, entries, journal: Path):
    journal.unlink()
    ran = l10n("verify")
    assert ran.code == 1
    assert ran.out.count("without a line in the journal") == 2
    ran = l10n("run")
    assert "an approval that the journal does not know: set aside" in ran.err
    assert l10n("export", "letter").code == 1
    assert l10n("verify", "--repair").code == 0
    assert entries() == approved
    assert l10n("export", "letter").code == 0
    line = journal.read_text().splitlines()[-1]
    assert json.loads(line)["what"] == "repair"
    before = journal.read_bytes()
    assert l10n("verify", "--repair").code == 0
    assert journal.read_bytes() == before


def test_a_journal_that_comes_late_proves_what_was_set_aside(l10n, approved, entries, journal):
    kept = journal.read_bytes()
    journal.unlink()
    l10n("run")
    assert {e.unit().state for e in entries()} != {e.unit().state for e in approved}
    journal.write_bytes(kept + journal.read_bytes())
    ran = l10n("verify", "--repair")
    assert "proven now by the journal" in ran.err
    assert entries() == approved


def test_half_a_line_is_recognised_and_repaired(l10n, approved, journal: Path):
    whole = journal.read_bytes()
    journal.write_bytes(whole + b'{"at": "2026')
    ran = l10n("verify")
    assert (ran.code, "ends in half a line" in ran.out) == (1, True)
    assert l10n("status").code == 0
    assert l10n("verify", "--repair").code == 0
    assert journal.read_bytes() == whole


def test_a_broken_line_is_named(l10n, approved, journal: Path):
    journal.write_bytes(b"so it goes\n" + journal.read_bytes())
    ran = l10n("verify")
    assert ran.code == 1
    assert "locales/es/journal.jsonl: Line 1 is not an event" in ran.err
    assert l10n("approve", *BULK, "--by", "boris").code == 1


def test_a_last_line_without_its_end_counts_and_gets_it(l10n, approved, entries, journal: Path):
    whole = journal.read_bytes()
    journal.write_bytes(whole.removesuffix(b"\n"))
    assert l10n("verify").code == 0
    l10n("run")
    assert entries() == approved
    l10n("comment", "-l", "es", "letter", "--yes", "--by", "anna", "--text", "Good.")
    assert journal.read_bytes().startswith(whole)
    assert l10n("verify").code == 0


def test_a_clock_that_goes_back_turns_no_order_round(
    l10n, approved, entries, catalog, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    l10n("reject", "-l", "es", "letter", "--yes", "--by", "boris", "--reason", "wrong")
    catalog("letter").unlink()
    l10n("run")
    assert {entry.unit().state.value for entry in entries()} == {"rejected"}
