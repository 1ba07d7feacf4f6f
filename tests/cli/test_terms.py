"""The term base is looked into, filled, written out and taught."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.catalogs.journal import segment_id

TABLE = """\
source,language,target,variants,forbidden,note,my own
parliament,es,parlamento,,congreso,,ask Ana
letter,es,carta,misiva,,,
the Press Office,*,The Press Office,,,,
Court,fr,Cour,,,,
"""
MET = "The parliament met today."


@pytest.fixture
def path(root: Path) -> Path:
    found = root / "locales" / "terms.csv"
    found.parent.mkdir(exist_ok=True)
    found.write_text(TABLE, "utf-8")
    return found


def test_terms_are_listed_and_searched(l10n, path):
    ran = l10n("terms", "list")
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        "Spanish (es)  is called                   reference",
        "parliament    parlamento; never congreso",
    ]
    assert "French (fr)  is called" in ran.out
    spanish = json.loads(l10n("terms", "list", "-l", "es", "--json").out)
    assert [row["source"] for row in spanish] == ["parliament", "letter", "the Press Office"]
    found = json.loads(l10n("terms", "list", "MISIVA", "--json").out)
    assert [(row["source"], row["targets"]) for row in found] == [("letter", ["carta", "misiva"])]
    assert l10n("terms", "list", "nowhere").out == "No such term.\n"


def test_a_project_without_terms_says_so(l10n):
    assert l10n("terms", "list").out == "There are no terms yet: see l10n terms --help.\n"
    assert l10n("terms", "find", "The letter.").out == "Spanish (es)\n  No term stands in it.\n"


def test_terms_are_found_in_a_text(l10n, path):
    ran = l10n("terms", "find", "Parliaments read letters.")
    assert ran.out == (
        "Spanish (es)\n  Parliaments: parlamento; never congreso\n  letters: carta | misiva\n"
    )
    (first, _) = json.loads(l10n("terms", "find", "Parliaments read letters.", "--json").out)["es"]
    assert (first["text"], first["span"], first["source"]) == ("Parliaments", [0, 11], "parliament")


@pytest.mark.parametrize("ending", ["csv", "tbx"])
def test_what_goes_out_comes_back(l10n, path, tmp_path: Path, tree, ending: str):
    away = tmp_path / f"terms.{ending}"
    assert l10n("terms", "export", str(away)).out == f"4 terms in {away}.\n"
    before = tree()
    ran = l10n("terms", "import", str(away), "-l", "es", "-l", "fr")
    assert (ran.code, ran.out) == (0, f"{away}: 4 terms\n  4 here already\n")
    assert tree() == before
    path.unlink()
    assert "4 new" in l10n("terms", "import", str(away), "-l", "es", "-l", "fr").out
    (root_row, *_) = json.loads(l10n("terms", "list", "--json").out)
    assert (root_row["source"], root_row["forbidden"]) == ("parliament", ["congreso"])


def test_only_languages_of_the_project_are_taken_unasked(l10n, path, tmp_path: Path):
    away = tmp_path / "terms.csv"
    away.write_text("source,language,target\nlaw,es-ES,ley\nlaw,de,Recht\nlaw,fr,droit\n", "utf-8")
    ran = l10n("terms", "import", str(away))
    assert ran.out == (f"{away}: 1 term\n  1 new\n  2 more for other languages, left out: de, fr\n")
    assert path.read_text("utf-8") == TABLE + "law,es,ley,,,,\n"


def test_a_contradiction_is_shown_and_decided(l10n, path, tmp_path: Path, tree):
    away = tmp_path / "terms.csv"
    away.write_text("source,language,target,reference\nletter,es,epístola,RAE\n", "utf-8")
    before = tree()
    ran = l10n("terms", "import", str(away))
    assert ran.code == 1
    assert "letter  (es)\n    ours: carta | misiva\n    file: epístola\n" in ran.out
    assert "--prefer" in ran.err
    assert l10n("terms", "import", str(away), "--prefer", "ours").code == 0
    assert l10n("terms", "import", str(away), "--prefer", "file", "--dry-run").code == 0
    assert tree() == before
    assert l10n("terms", "import", str(away), "--prefer", "file").code == 0
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "source,language,target,variants,forbidden,note,my own,reference"
    assert lines[1] == "parliament,es,parlamento,,congreso,,ask Ana,"
    assert lines[2] == "letter,es,epístola,carta | misiva,,,,RAE"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.tbx", b"<tbx>", "line 1"),
        ("a.tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx/>', "document type"),
        ("a.csv", b"one,two\n1,2\n", "no table of terms"),
        ("a.csv", b"source,language,target\na,es,\xff\n", "line 2: byte"),
        ("a.csv", b"source,language,target\na,es,=cmd|x!A0\n", "run by a spreadsheet"),
        ("a.docx", b"PK\x03\x04", "neither tbx nor csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    l10n, tree, path: Path, name: str, data: bytes, words: str
):
    away = path.parent / name
    away.write_bytes(data)
    before = tree()
    ran = l10n("terms", "import", str(away))
    assert (ran.code, words in ran.err.lower(), "Traceback" in ran.err) == (1, True, False)
    assert tree() == before


def test_a_broken_term_base_is_not_written_to(l10n, path, tmp_path: Path):
    path.write_text("nonsense\n", "utf-8")
    away = tmp_path / "terms.csv"
    away.write_text("source,language,target\nlaw,es,ley\n", "utf-8")
    ran = l10n("terms", "import", str(away))
    assert (ran.code, "terms.csv: It is no table of terms" in ran.err) == (1, True)
    assert path.read_text("utf-8") == "nonsense\n"


def test_an_ending_that_says_nothing_is_refused(l10n, path, tmp_path: Path):
    ran = l10n("terms", "export", str(tmp_path / "terms.doc"))
    assert (ran.code, "neither CSV nor TBX" in ran.err) == (1, True)
    assert not (tmp_path / "terms.doc").exists()


THANKED = "It thanked every parliament in Europe."


def test_reviewers_teach_the_term_base(l10n, path: Path, root: Path):
    (root / "source_texts" / "appeal.txt").write_text(f"{MET} {THANKED}", "utf-8")
    l10n("extract")
    for source, text in (
        (MET, "La asamblea se reunió hoy."),
        (THANKED, "Dio las gracias a cada asamblea de Europa."),
    ):
        one = ("-l", "es", "appeal", "-s", segment_id(None, source), "--by", "ana")
        assert l10n("edit", *one, "--text", text).code == 0
        assert "Nothing to suggest." in l10n("terms", "suggest").out
        l10n("dismiss", *one, "--check", "terms", "--reason", "their own word")
        assert l10n("approve", *one, "--yes").code == 0
    ran = l10n("terms", "suggest", "-l", "es", "appeal")
    assert "  parliament: “asamblea” in 2 approved sentences, not parlamento; never c" in ran.out
    assert path.read_text("utf-8") == TABLE
    (one,) = json.loads(l10n("terms", "suggest", "--json").out)
    assert (one["source"], one["form"], one["sentences"]) == ("parliament", "asamblea", 2)
    assert "Added to 1 term." in l10n("terms", "suggest", "--add").out
    changed = TABLE.replace("es,parlamento,,", "es,parlamento,asamblea,")
    assert path.read_text("utf-8") == changed
    assert "Nothing to suggest." in l10n("terms", "suggest").out


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("x;=cmd|'/C calc'!A0", "would be run by a spreadsheet"),
        ("＝HYPERLINK(1)", "would be run by a spreadsheet"),
        ("Gen\x1b[31meva", "a control character, U+001B"),
        ("Gen\x00eva", "a control character, U+0000"),
        ("Gen\x9beva", "a control character, U+009B"),
    ],
)
def test_what_could_do_harm_is_not_taken(l10n, path, tmp_path: Path, tree, cell: str, told: str):
    before = tree()
    (tmp_path / "bad.csv").write_text(f"source,language,target\n{cell},es,y\n")
    ran = l10n("terms", "import", str(tmp_path / "bad.csv"))
    assert ran.code == 1
    assert told in ran.err
    assert tree() == before


def test_an_export_never_overwrites_the_term_base(l10n, path: Path):
    before = path.read_bytes()
    ran = l10n("terms", "export", "-l", "es", str(path))
    assert ran.code == 1
    assert "own files" in ran.err
    assert path.read_bytes() == before
