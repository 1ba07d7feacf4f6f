"""Bilingual files go out, are worked on elsewhere, and come back."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import What, segment_id
from l10n.exchange import csv_table, formats, xliff2, xliff12
from l10n.model import State

MET = "The parliament met today."
WROTE = "The members wrote a letter to 12 countries."
ID = segment_id(None, MET)
ONE = ("-l", "es", "letter", "-s", ID, "--by")
SUFFIX = {"xliff2": ".xlf", "xliff12": ".xlf", "csv": ".csv", "po": ".po"}
WRITE = {"xliff2": xliff2.write, "xliff12": xliff12.write, "csv": csv_table.write}


@pytest.fixture
def entries(catalog):
    def read(name: str = "letter") -> dict[str, Entry]:
        return {entry.source: entry for entry in po.read(catalog(name), shown=name).live()}

    return read


@pytest.fixture
def sent(l10n, root: Path) -> Callable[[str], Path]:
    """Send the letter out in a format; gives a copy on the translator's machine."""

    def send(kind: str) -> Path:
        assert l10n("export", "-l", "es", "letter", "--format", kind).code == 0
        made = root / "exports" / "es" / f"letter{SUFFIX[kind]}"
        away = root.parent / f"letter{SUFFIX[kind]}"
        away.write_bytes(made.read_bytes())
        return away

    return send


def translate(path: Path, old: str, new: str, kind: str) -> None:
    """What a translator does: another target, finished."""
    if kind == "po":
        subprocess.run(["msgattrib", "--clear-fuzzy", path, "-o", path], check=True)
        path.write_text(path.read_text().replace(old, new))
        return
    (found,) = formats.read(path.read_bytes(), shown=path.name)
    rows = tuple(
        type(row)(**{name: getattr(row, name) for name in row.__slots__}
                  | ({"target": new, "state": State.TRANSLATED} if row.target == old else {}))
        for row in found.rows
    )  # fmt: skip
    changed = type(found)(
        found.statement, found.path, found.source_language, found.target_language, rows
    )
    path.write_text(WRITE[kind](changed), newline="")


@pytest.mark.usefixtures("after_run")
@pytest.mark.parametrize("kind", SUFFIX)
def test_a_translation_comes_back(l10n, sent, entries, root: Path, kind: str, msgfmt: str):
    away = sent(kind)
    draft = entries()[MET].target
    translate(away, draft, "Hoy se ha reunido la cámara.", kind)
    other = entries()[WROTE]
    ran = l10n("import", str(away), "-l", "es", "--by", "Ana Ruiz")
    assert ran.code == 0, ran
    assert "1 segment taken over" in ran.out
    met = entries()[MET]
    assert (met.target, met.unit().state) == ("Hoy se ha reunido la cámara.", State.TRANSLATED)
    assert met.receipt is not None
    assert met.receipt.by == "Ana Ruiz"
    if kind != "po":
        assert entries()[WROTE] == other
    lines = (root / "locales" / "es" / "journal.jsonl").read_bytes()
    last = [e for e in journal.read(lines, shown="j") if e.segment == ID][-1]
    assert (last.what, last.by, last.reason) == (What.IMPORT, "Ana Ruiz", away.name)
    before = (root / "locales" / "es" / "LC_MESSAGES" / "letter.po").read_bytes()
    assert l10n("import", str(away), "-l", "es", "--by", "Ana Ruiz").code == 0
    assert (root / "locales" / "es" / "LC_MESSAGES" / "letter.po").read_bytes() == before
    assert l10n("verify").code == 0


@pytest.mark.parametrize("kind", SUFFIX)
def test_nothing_changed_is_nothing_done(l10n, after_run, sent, tree, kind: str):
    l10n("approve", "-l", "es", "letter", "--yes", "--by", "anna")
    away = sent(kind)
    before = tree()
    ran = l10n("import", str(away), "-l", "es", "--by", "ana")
    assert (ran.code, "2 segments the same as in the catalog" in ran.out) == (0, True)
    assert tree() == before


@pytest.mark.usefixtures("after_run")
@pytest.mark.parametrize("kind", SUFFIX)
def test_two_people_at_one_sentence_are_shown_side_by_side(l10n, sent, entries, tree, kind, msgfmt):
    l10n("edit", *ONE, "anna", "--text", "Se reunieron.")
    away = sent(kind)
    l10n("edit", *ONE, "boris", "--text", "La cámara se reunió.")
    translate(away, "Se reunieron.", "Hoy se ha reunido la cámara.", kind)
    before = tree()
    ran = l10n("import", str(away), "-l", "es", "--by", "ana", "--dry-run")
    assert tree() == before
    ran = l10n("import", str(away), "-l", "es", "--by", "ana")
    assert ran.code == 1
    assert f"{ID}  {MET}\n    ours (translated): La cámara se reunió.\n" in ran.out
    assert "    file: Hoy se ha reunido la cámara.\n" in ran.out
    assert entries()[MET].target == "La cámara se reunió."
    assert l10n("import", str(away), "-l", "es", "--by", "ana", "--prefer", "both").code == 0
    met = entries()[MET]
    assert (met.target, met.unit().state) == ("La cámara se reunió.", State.MACHINE)
    assert any("Hoy se ha reunido la cámara." in comment for comment in met.comments)
    shown = l10n("approve", "-l", "es", "--finding", "disputed", "-n", "--by", "anna")
    assert "Would approve 1 segment" in shown.out
    l10n("import", str(away), "-l", "es", "--by", "ana", "--prefer", "file")
    assert entries()[MET].target == "Hoy se ha reunido la cámara."


def test_an_approval_is_not_overwritten_unasked(l10n, after_run, sent, entries):
    l10n("approve", "-l", "es", "letter", "--yes", "--by", "anna")
    away = sent("csv")
    translate(away, entries()[MET].target, "Otra cosa.", "csv")
    assert l10n("import", str(away), "-l", "es", "--by", "ana").code == 1
    assert entries()[MET].unit().state is State.APPROVED
    l10n("import", str(away), "-l", "es", "--by", "ana", "--prefer", "file")
    assert (entries()[MET].target, entries()[MET].unit().state) == ("Otra cosa.", State.TRANSLATED)


def test_a_file_that_is_only_older_changes_nothing(l10n, after_run, sent, entries):
    away = sent("csv")
    l10n("edit", *ONE, "anna", "--text", "Se reunieron.")
    ran = l10n("import", str(away), "-l", "es", "--by", "ana")
    assert (ran.code, "1 segment older than the catalog's" in ran.out) == (0, True)
    assert entries()[MET].target == "Se reunieron."


def test_marks_that_omegat_took_away_stay(l10n, after_run, sent, entries, msgfmt: str):
    away = sent("po")
    subprocess.run(["msgattrib", "--clear-fuzzy", away, "-o", away], check=True)
    before = entries()
    assert l10n("import", str(away), "--by", "ana").code == 0
    assert entries() == before


def test_a_spreadsheet_of_sources_and_targets_is_enough(l10n, after_run, entries, tmp_path: Path):
    path = tmp_path / "from the agency.csv"
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows(
            [["Source", "Target"], [WROTE, "Escribieron."], ["Never said.", "Nunca."]]
        )
    ran = l10n("import", str(path), "-l", "es", "--by", "ana")
    assert ran.code == 0, ran
    assert entries()[WROTE].target == "Escribieron."
    assert "1 segment of sentences that the statement does not have\n    Never said." in ran.out


@pytest.mark.usefixtures("after_run")
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.xlf", b"<xliff", "line 1"),
        ("a.xlf", b'<!DOCTYPE x [<!ENTITY a "b">]><xliff/>', "document type"),
        ("a.csv", b"one,two\n1,2\n", "source"),
        ("a.po", b'msgid "a"\n', "msgid"),
        ("a.docx", b"PK\x03\x04", "archive"),
        ("a.csv", b"source,target\nx,y\n", "which statement"),
    ],
)
def test_a_file_that_cannot_be_taken_is_explained(
    l10n, tree, tmp_path: Path, name: str, data: bytes, words: str
):
    before = tree()
    (tmp_path / name).write_bytes(data)
    ran = l10n("import", str(tmp_path / name), "-l", "es", "--by", "ana")
    assert ran.code == 1
    assert words in ran.err.lower()
    assert "Traceback" not in ran.err
    assert tree() == before


def test_the_wrong_language_is_refused(l10n, after_run, sent):
    away = sent("xliff2")
    ran = l10n("import", str(away), "-l", "fr", "--by", "ana")
    assert (ran.code, "It is in Spanish, not French." in ran.err) == (1, True)


def test_every_state_goes_out_and_a_draft_tells_so(l10n, after_run, root: Path):
    done = json.loads(l10n("export", "-l", "es", "letter", "--format", "xliff2", "--json").out)
    assert [(found["path"], found["written"]) for found in done] == [
        ("exports/es/letter.xlf", True)
    ]
    text = (root / "exports" / "es" / "letter.xlf").read_text()
    assert 'subState="l10n:machine"' in text
    assert l10n("export", "--format", "csv", "--min-state", "final").code == 2


def test_what_a_person_wrote_in_an_editor_meanwhile_is_not_overwritten(
    l10n, sent, entries, catalog
):
    """No command has recorded it yet."""
    l10n("run")
    away = sent("csv")
    draft = entries()[MET].target
    translate(away, draft, "Del archivo.", "csv")
    path = catalog("letter")
    path.write_text(path.read_text().replace(draft, "De la editora."))
    ran = l10n("import", str(away), "-l", "es", "--by", "ana")
    assert (ran.code, entries()[MET].target) == (1, "De la editora.")
    assert "ours (machine): De la editora.\n    file: Del archivo." in ran.out


def test_a_file_finds_its_own_folder(l10n, root: Path, tmp_path: Path, entries):
    for year in ("2025", "2026"):
        (root / "source_texts" / year).mkdir()
        (root / "source_texts" / year / "note.txt").write_text(WROTE)
    l10n("run")
    l10n("export", "-l", "es", "2026/note", "--format", "csv")
    away = root / "exports" / "es" / "2026" / "note.csv"
    translate(away, entries("2026/note")[WROTE].target, "Escribieron.", "csv")
    ran = l10n("import", str(away), "-l", "es", "--by", "ana")
    assert ran.code == 0, ran
    assert entries("2026/note")[WROTE].target == "Escribieron."
    assert entries("2025/note")[WROTE].target != "Escribieron."
    ran = l10n("import", str(away), "-l", "es", "--by", "ana", "--statement", "note")
    assert (ran.code, "or more than one" in ran.err) == (1, True)


def table(path: Path, *rows: tuple[str, str]) -> str:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("source", "target"), *rows])
    return str(path)


def test_a_sentence_twice_in_a_file_is_never_guessed(l10n, after_run, entries, tmp_path: Path):
    before = entries()
    path = table(tmp_path / "a.csv", (WROTE, "Uno."), (WROTE, "Dos."), (WROTE, ""))
    ran = l10n("import", path, "-l", "es", "--by", "ana", "--statement", "letter")
    assert (ran.code, "file: Uno.\n    file: Dos." in ran.out) == (1, True)
    assert entries() == before
    path = table(tmp_path / "b.csv", (WROTE, "Uno."), (WROTE, ""))
    assert l10n("import", path, "-l", "es", "--by", "ana", "--statement", "letter").code == 0
    assert entries()[WROTE].target == "Uno."


@pytest.mark.parametrize("blank", [" ", "\xa0", "\u200b", "\ufeff \t"])
def test_spaces_are_no_translation(l10n, after_run, entries, tmp_path: Path, blank: str):
    before = entries()
    path = table(tmp_path / "a.csv", (WROTE, blank))
    l10n("import", path, "-l", "es", "--by", "ana", "--statement", "letter")
    assert entries() == before


def test_what_no_catalog_can_hold_is_refused(l10n, after_run, tree, tmp_path: Path):
    before = tree()
    path = table(tmp_path / "a.csv", (WROTE, "a\0b"))
    ran = l10n("import", path, "-l", "es", "--by", "ana", "--statement", "letter")
    assert (ran.code, "NUL" in ran.err) == (1, True)
    assert tree() == before
