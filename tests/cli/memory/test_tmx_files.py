"""The memory in files: imported, exported, pruned, and whatever is wrong with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.catalogs import journal
from l10n.model import State
from tests.cli.memory.reports import AT, FIRST, NOT, OTHER, REPORT_2024, SAME, SPANISH, TMX, told


def test_a_tmx_file_fills_drafts_and_the_projects_own_go_first(
    approved, write, units, old_tmx: Path
):
    ran = approved("memory", "import", str(old_tmx))
    assert "tmx:old.tmx: 2 units (2 es)." in ran.out
    write("other", OTHER)
    approved("run")
    found = units("other")
    assert told(found["It rained."])[:4] == (
        *(State.MACHINE, "Llovió.", ""),
        "memory:exact:tmx:old.tmx",
    )
    assert told(found[NOT])[:2] == (State.TRANSLATED, SPANISH[NOT])


def test_a_broken_tmx_file_is_reported_and_the_rest_goes_on(approved, write, units, root: Path):
    (root / "memory").mkdir()
    (root / "memory" / "bad.tmx").write_text("<tmx>")
    write("2025", SAME)
    ran = approved("run")
    assert ran.code == 1
    assert "memory/bad.tmx" in ran.err
    assert units("2025")[FIRST].unit().state is State.APPROVED


def test_the_same_name_with_other_content_is_refused(approved, old_tmx: Path):
    approved("memory", "import", str(old_tmx))
    assert "It was there already" in approved("memory", "import", str(old_tmx)).out
    old_tmx.write_text(TMX.replace("Llovió", "Ha llovido"))
    ran = approved("memory", "import", str(old_tmx))
    assert ran.code == 1
    assert "another file named old.tmx" in ran.err


def test_export_and_import_give_the_same_memory(approved, tmp_path: Path, root: Path):
    ran = approved("memory", "export", str(tmp_path / "out.tmx"))
    assert "3 units in" in ran.out
    assert "*all*" not in (tmp_path / "out.tmx").read_text()
    approved("memory", "import", str(tmp_path / "out.tmx"))
    for path in (root / "source_texts", root / "locales"):
        path.rename(path.with_name(path.name + "-old"))
    (root / "source_texts").mkdir()
    (root / "source_texts" / "2024.txt").write_text(REPORT_2024)
    approved("extract")
    ran = approved("memory", "find", "--json", FIRST)
    (found,) = json.loads(ran.out)["es"]
    assert (found["target"], found["by"], found["at"]) == (SPANISH[FIRST], "anna", AT)


def test_prune_takes_out_what_is_approved_here_and_keeps_the_file(
    approved, old_tmx: Path, root: Path
):
    approved("memory", "import", str(old_tmx))
    ran = approved("memory", "prune", "--dry-run")
    assert "old.tmx: 1 of 2 units to go (1 approved in this project)." in ran.out
    assert (root / "memory" / "old.tmx").read_text() == TMX
    assert approved("memory", "prune", "--yes").code == 0
    assert "No hubo heridos." not in (root / "memory" / "old.tmx").read_text()
    assert "Llovió." in (root / "memory" / "old.tmx").read_text()
    assert (root / "memory" / "old.tmx.old").read_text() == TMX
    assert "nothing to take out" in approved("memory", "prune").out


@pytest.mark.parametrize(
    "name",
    [
        "source_texts/2024.tmx",
        "locales/es/journal.tmx",
        "memory/new.tmx",
        ".l10n/x.tmx",
        "l10n.toml",
    ],
)
def test_an_export_never_goes_where_the_projects_own_files_are(approved, root: Path, tree, name):
    (root / "memory").mkdir()
    (root / "memory" / "new.tmx").write_text(TMX)
    before = tree()
    ran = approved("memory", "export", str(root / name))
    assert ran.code == 1
    assert "another" in ran.err
    assert tree() == before


def test_where_an_export_cannot_be_written_is_said(approved, tmp_path: Path):
    (tmp_path / "file").write_text("")
    ran = approved("memory", "export", str(tmp_path / "file" / "out.tmx"))
    assert ran.code == 1
    assert "out.tmx: It could not be written" in ran.err


def test_prune_says_what_it_cannot_read_and_touches_nothing(approved, root: Path, tree):
    (root / "memory").mkdir()
    (root / "memory" / "a.tmx").write_text(TMX)
    (root / "memory" / "gone.tmx").symlink_to(root / "nowhere")
    (root / "memory" / "z.tmx").mkdir()
    before = tree()
    ran = approved("memory", "prune", "--yes")
    assert ran.code == 1
    assert "memory/z.tmx: It cannot be read" in ran.err
    assert tree() == before


def test_prune_leaves_links_alone(approved, root: Path, old_tmx: Path):
    (root / "memory").mkdir()
    (root / "memory" / "a.tmx").symlink_to(old_tmx)
    (root / "memory" / "b.tmx").symlink_to(old_tmx)
    assert approved("memory", "prune", "--yes").code == 0
    assert old_tmx.read_text() == TMX


def test_prune_keeps_what_another_country_says(approved, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "zh-Hans"]\n')
    chinese = '<tuv xml:lang="zh-Hant"><seg>沒有人受傷。</seg></tuv></tu>\n</body>'
    spoken = '<tuv xml:lang="zh-Hans"><seg>没有人受伤。</seg></tuv>'
    (root / "memory").mkdir()
    (root / "memory" / "a.tmx").write_text(TMX.replace("</tu>\n</body>", spoken + chinese))
    approved("extract")
    place = ("-l", "zh-Hans", "2024", "-s", journal.segment_id(None, NOT))
    approved("edit", *place, "--text", "没有人受伤。", "--by", "bela")
    approved("approve", *place, "--by", "anna", "--yes")
    assert "a.tmx: nothing to take out." in approved("memory", "prune").out


def test_of_several_files_all_are_read_before_any_is_copied(approved, old_tmx: Path, root: Path):
    bad = old_tmx.with_name("bad.tmx")
    bad.write_text("<tmx>")
    assert approved("memory", "import", str(old_tmx), str(bad)).code == 1
    assert not (root / "memory" / "old.tmx").exists()


def test_an_export_is_named_as_other_programs_expect(approved, tmp_path: Path):
    (tmp_path / "report.docx").write_text("mine")
    ran = approved("memory", "export", str(tmp_path / "report.docx"))
    assert (ran.code, "End it in .tmx" in ran.err) == (1, True)
    assert (tmp_path / "report.docx").read_text() == "mine"
