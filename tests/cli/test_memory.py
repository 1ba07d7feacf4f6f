"""What people approved is not translated or approved a second time."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import What
from l10n.memory.index import Index
from l10n.model import State

FIRST = "They met in Geneva on 3 May 2024."
NOT = "Nobody was hurt."
REPORT_2024 = f"{FIRST} {NOT} The 33rd report was read to 12 members.\n"
SAME = f"{FIRST} {NOT} The 34th report was read to 15 members.\n"
OTHER = f"It rained. {NOT} The sun came back.\n"
SPANISH = {
    FIRST: "Se reunieron en Ginebra el 3 de mayo de 2024.",
    NOT: "Nadie resultó herido.",
    "The 33rd report was read to 12 members.": "El 33.º informe se leyó ante 12 miembros.",
}
AT = "2026-11-22T10:00:00Z"


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


def told(entry: Entry) -> tuple[State, str, str, str, str]:
    receipt = entry.receipt
    assert receipt is not None
    unit = entry.unit()
    return unit.state, unit.target, receipt.by, receipt.origin, receipt.reason


def test_what_stands_between_the_same_sentences_keeps_its_approval(approved, write, units):
    write("2025", SAME)
    ran = approved("run")
    assert "Spanish (es): 3 segments from the memory, 1 of them approved" in ran.out
    assert "(1 context, 1 exact, 1 number-adapted)" in ran.out
    assert [told(entry) for entry in units("2025").values()] == [
        (
            *(State.APPROVED, SPANISH[FIRST], "anna"),
            "memory:context:statement:2024",
            "approved 2026-11-22",
        ),
        (State.TRANSLATED, SPANISH[NOT], "", "memory:exact:statement:2024", ""),
        (
            *(State.MACHINE, "El 34.º informe se leyó ante 15 miembros.", ""),
            "memory:number-adapted:statement:2024",
            "33rd → 34th, 12 → 15",
        ),
    ]


def test_the_journal_bears_it_out(approved, write, root: Path):
    write("2025", SAME)
    approved("run")
    path = root / "locales" / "es" / "journal.jsonl"
    events = journal.read(path.read_bytes(), shown="journal")
    new = [event for event in events if event.statement == "2025"]
    assert [(e.what, e.by, e.before, e.after, e.new) for e in new] == [
        (What.REUSE, "anna", State.UNTRANSLATED, State.APPROVED, SPANISH[FIRST]),
        (
            *(What.REUSE, "memory:exact:statement:2024"),
            *(State.UNTRANSLATED, State.TRANSLATED, SPANISH[NOT]),
        ),
        (
            *(What.DRAFT, "memory:number-adapted:statement:2024"),
            *(State.UNTRANSLATED, State.MACHINE, "El 34.º informe se leyó ante 15 miembros."),
        ),
    ]
    ran = approved("verify")
    assert ran.code == 0
    assert "unproven" not in ran.out + ran.err


def test_a_second_run_does_nothing(approved, write, tree):
    write("2025", SAME)
    approved("run")
    before = tree()
    ran = approved("run")
    assert "Nothing to do" in ran.out
    assert tree() == before


def test_what_keeps_its_approval_goes_out(approved, write, root: Path):
    write("2025", FIRST + " " + NOT + "\n")
    write("2024", FIRST + " " + NOT + "\n")
    approved("run")
    approved("export", "2025")
    assert (root / "exports" / "es" / "2025.txt").read_text() == (
        f"{SPANISH[FIRST]} {SPANISH[NOT]}\n"
    )


@pytest.mark.parametrize(
    ("keep", "states"),
    [
        ("none", (State.TRANSLATED, State.TRANSLATED)),
        ("context", (State.APPROVED, State.TRANSLATED)),
        ("exact", (State.APPROVED, State.APPROVED)),
    ],
)
def test_the_project_says_which_approvals_hold_elsewhere(
    approved, write, units, root: Path, keep: str, states: tuple[State, ...]
):
    with (root / "l10n.toml").open("a") as file:
        file.write(f'[memory]\nkeep_approval = "{keep}"\n')
    write("2025", SAME)
    approved("run")
    found = units("2025")
    assert (found[FIRST].unit().state, found[NOT].unit().state) == states


def test_an_approval_takes_the_place_of_a_machines_draft_elsewhere(l10n, write, units):
    write("other", OTHER)
    l10n("run")
    assert units("other")[NOT].unit().state is State.MACHINE
    segment = journal.segment_id(None, NOT)
    l10n("edit", "-l", "es", "2024", "-s", segment, "--text", SPANISH[NOT], "--by", "bela")
    l10n("approve", "-l", "es", "2024", "-s", segment, "--by", "anna")
    l10n("run")
    assert told(units("other")[NOT])[:2] == (State.TRANSLATED, SPANISH[NOT])


@pytest.mark.parametrize("verb", ["edit", "reject"])
def test_what_a_person_decided_stays(approved, write, units, verb: str):
    write("other", OTHER)
    approved("extract")
    segment = journal.segment_id(None, NOT)
    approved("edit", "-l", "es", "other", "-s", segment, "--text", "Sin heridos.", "--by", "carla")
    if verb == "reject":
        approved("reject", "-l", "es", "other", "-s", segment, "--reason", "no", "--by", "carla")
    before = units("other")[NOT]
    approved("run")
    assert units("other")[NOT] == before


def test_a_match_with_a_penalty_is_offered_and_not_filled(approved, write, units, root: Path):
    with (root / "l10n.toml").open("a") as file:
        file.write('[memory.penalties]\n"statement:2024" = 1\n')
    write("2025", SAME)
    approved("run")
    found = units("2025").values()
    assert {entry.receipt and entry.receipt.origin for entry in found} == {"starter:en_es-0.1"}
    assert " 99 %" in approved("memory", "find", NOT).out


TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>It rained.</seg></tuv>
<tuv xml:lang="es" changeid="dora" changedate="20200102T030405Z"><seg>Llovió.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Nobody was hurt.</seg></tuv>
<tuv xml:lang="es"><seg>No hubo heridos.</seg></tuv></tu>
</body></tmx>
"""


@pytest.fixture
def old_tmx(tmp_path: Path) -> Path:
    path = tmp_path / "old.tmx"
    path.write_text(TMX)
    return path


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


def test_stats_count_by_where_they_are_from(approved, old_tmx: Path):
    approved("memory", "import", str(old_tmx))
    ran = approved("memory", "stats", "--json")
    assert json.loads(ran.out) == {"es": {"statement:2024": 3, "tmx:old.tmx": 2}}
    assert approved("memory", "stats").out.split() == [
        *("Spanish", "(es)", "segments", "statement:2024", "3", "tmx:old.tmx", "2", "all", "5")
    ]


def test_find_says_who_approved_it_and_where(approved):
    ran = approved("memory", "find", "--json", "They met in Geneva on 4 May 2024.")
    assert json.loads(ran.out)["es"][0] == {
        "kind": "number-adapted",
        "score": 100,
        "source": FIRST,
        "target": "Se reunieron en Ginebra el 4 de mayo de 2024.",
        "origin": "statement:2024",
        "by": "anna",
        "at": AT,
        "changes": [["3", "4"]],
    }
    assert "statement:2024, by anna, 2026-11-22" in approved("memory", "find", FIRST).out
    assert "Nothing like it" in approved("memory", "find", "Something else entirely").out


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


@pytest.mark.parametrize("damage", ["deleted", "truncated", "noise"])
def test_the_index_is_made_anew_whatever_happened_to_it(
    approved, write, units, root: Path, damage: str
):
    approved("memory", "stats")
    path = root / ".l10n" / "memory" / "es.sqlite"
    data = path.read_bytes()
    for leftover in path.parent.glob("es.sqlite*"):
        leftover.unlink()
    if damage != "deleted":
        path.write_bytes(data[: len(data) // 2] if damage == "truncated" else b"x" * len(data))
    write("2025", SAME)
    approved("run")
    assert units("2025")[FIRST].unit().state is State.APPROVED


def test_analysis_counts_words_by_band(approved, write, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "200")
    write("2025", SAME + NOT + "\n\nWind blew over the hills.\n")
    approved("extract")
    ran = approved("analyze", "--format", "csv")
    rows = [line.split(",") for line in ran.out.splitlines()[1:]]
    counted = {(name, band): (int(s), int(w)) for _, name, band, s, w in rows if int(s)}
    assert counted == {
        ("2024", "approved"): (3, 19),
        ("2025", "context"): (1, 8),
        ("2025", "exact"): (1, 3),
        ("2025", "repetition"): (1, 3),
        ("2025", "adapted"): (1, 8),
        ("2025", "new"): (1, 5),
    }
    whole = json.loads(approved("analyze", "--json", "2025").out)["languages"][0]["total"]
    assert (whole["segments"]["total"], whole["words"]["total"]) == (5, 27)
    assert "95–99" in approved("analyze").out


def approve_as(l10n, statement: str, *sources: str, by: str = "anna") -> None:
    """Have bela translate sentences of a statement, and somebody sign them."""
    for source in sources:
        segment = journal.segment_id(None, source)
        place = ("-l", "es", statement, "-s", segment)
        l10n("edit", *place, "--text", SPANISH.get(source, f"«{source}»"), "--by", "bela")
        assert l10n("approve", *place, "--by", by, "--yes").code == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            f"Did it snow? {NOT} Did it rain?\n",
            f"Did it snow? {NOT} Did it rain? {NOT} All left.\n",
        ),
        (
            f"Did it rain? All left. Did it snow? All left. {NOT}\n",
            f"Did it rain? All left. Did it snow? {NOT}\n",
        ),
    ],
    ids=["it stands twice", "one beside it stands twice"],
)
def test_what_stands_twice_is_in_no_context(l10n, write, units, first: str, second: str):
    write("2024", first)
    l10n("extract")
    approve_as(l10n, "2024", NOT)
    write("2025", second)
    l10n("run")
    assert units("2025")[NOT].unit().state is State.TRANSLATED


def test_a_sentence_alone_stands_in_no_context(l10n, write, units):
    write("2024", f"{NOT}\n")
    l10n("extract")
    approve_as(l10n, "2024", NOT)
    write("2025", f"{NOT}\n")
    l10n("run")
    assert units("2025")[NOT].unit().state is State.TRANSLATED


def test_what_somebody_refused_elsewhere_waits_to_be_signed(approved, write, units):
    write("2025", SAME)
    approved("run")
    place = ("-l", "es", "2024", "-s", journal.segment_id(None, FIRST))
    approved("reject", *place, "--reason", "wrong", "--by", "carla")
    write("2026", SAME)
    approved("run")
    assert units("2025")[FIRST].unit().state is State.APPROVED
    assert told(units("2026")[FIRST])[:2] == (State.TRANSLATED, SPANISH[FIRST])


def test_nobody_signs_elsewhere_what_they_wrote_themselves(approved, write, units, root: Path):
    with (root / "l10n.toml").open("a") as file:
        file.write("[review]\nfour_eyes = true\n")
    write("2025", SAME)
    approved("run")
    for source in (FIRST, NOT):
        place = ("-l", "es", "2025", "-s", journal.segment_id(None, source))
        ran = approved("approve", *place, "--by", "bela", "--yes")
        assert "bela wrote it" in ran.err
    assert units("2025")[FIRST].unit().state is State.APPROVED
    assert units("2025")[NOT].unit().state is State.TRANSLATED


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


@pytest.mark.parametrize("verb", [("stats",), ("find", FIRST)])
def test_a_broken_tmx_file_is_a_failure_of_looking_up_too(approved, root: Path, verb):
    (root / "memory").mkdir()
    (root / "memory" / "bad.tmx").write_text("<tmx>")
    ran = approved("memory", *verb, "--json")
    assert ran.code == 1
    assert "memory/bad.tmx" in ran.err
    assert "es" in json.loads(ran.out)


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


def test_no_text_steers_the_terminal(approved, root: Path):
    (root / "memory").mkdir()
    (root / "memory" / "a.tmx").write_text(TMX.replace("Llovió.", "Llo\x9b31mvió\u00a0hoy."))
    ran = approved("memory", "find", "It rained.")
    assert "\x9b" not in ran.out
    assert "vió\u00a0hoy." in ran.out


def test_no_spreadsheet_runs_the_name_of_a_statement(approved, write):
    write("=1+1", OTHER)
    approved("extract")
    out = approved("analyze", "--format", "csv").out
    assert "es,'=1+1,new," in out
    assert "es,2024,approved," in out


def test_what_is_wrong_in_every_language_is_said_once(approved, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    (root / "memory").mkdir()
    (root / "memory" / "bad.tmx").write_text("<tmx>")
    assert approved("memory", "stats").err.count("bad.tmx") == 1


def test_an_empty_sentence_is_not_looked_up(approved):
    assert approved("memory", "find", "  ").code == 2


def test_a_statement_that_is_gone_keeps_no_draft_from_being_settled(approved, write, root: Path):
    write("2025", SAME)
    write("other", OTHER)
    approved("run")
    (root / "source_texts" / "other.txt").unlink()
    approved("run")
    with closing(Index(root / ".l10n" / "memory" / "es.sqlite")) as index:
        assert index.settled


def test_an_export_is_named_as_other_programs_expect(approved, tmp_path: Path):
    (tmp_path / "report.docx").write_text("mine")
    ran = approved("memory", "export", str(tmp_path / "report.docx"))
    assert (ran.code, "End it in .tmx" in ran.err) == (1, True)
    assert (tmp_path / "report.docx").read_text() == "mine"


def test_an_approval_whose_proof_is_gone_holds_nowhere_else(approved, write, units, root: Path):
    approved("memory", "stats")
    path = root / "locales" / "es" / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b'"approve"' not in line))
    write("2025", SAME)
    approved("extract", "2025")
    approved("translate", "2025")
    assert units("2025")[FIRST].unit().state is not State.APPROVED
