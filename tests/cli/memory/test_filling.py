"""What people approved is not translated or approved a second time."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from l10n.catalogs import journal
from l10n.catalogs.journal import What
from l10n.memory.index import Index
from l10n.model import State
from tests.cli.memory.reports import FIRST, NOT, OTHER, SAME, SPANISH, told
from tests.small import shipped


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
    assert {entry.receipt and entry.receipt.origin for entry in found} == {shipped("es")}
    assert " 99 %" in approved("memory", "find", NOT).out


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


def test_a_statement_that_is_gone_keeps_no_draft_from_being_settled(approved, write, root: Path):
    write("2025", SAME)
    write("other", OTHER)
    approved("run")
    (root / "source_texts" / "other.txt").unlink()
    approved("run")
    with closing(Index(root / ".l10n" / "memory" / "es.sqlite")) as index:
        assert index.settled


def test_an_approval_whose_proof_is_gone_holds_nowhere_else(approved, write, units, root: Path):
    approved("memory", "stats")
    path = root / "locales" / "es" / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b'"approve"' not in line))
    write("2025", SAME)
    approved("extract", "2025")
    approved("translate", "2025")
    assert units("2025")[FIRST].unit().state is not State.APPROVED
