"""What people approved is not translated or approved a second time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import What
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


def test_analysis_counts_words_by_band(approved, write):
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
