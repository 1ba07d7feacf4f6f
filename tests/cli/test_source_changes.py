"""The source changes after approval: what follows its sentence, and what must be read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs import po
from l10n.catalogs.catalog import Entry
from l10n.model import State

MET, SENT, ASKED = (
    "The parliament met today.",
    "The members wrote a letter to 12 countries.",
    "They asked for peace.",
)
BULK = ("-l", "es", "letter", "--yes")


@pytest.fixture
def source(root: Path):
    """Write the letter anew."""

    def write(*sentences: str, name: str = "letter") -> Path:
        path = root / "source_texts" / f"{name}.txt"
        path.write_text(" ".join(sentences))
        return path

    return write


@pytest.fixture
def entries(catalog):
    """The live entries of the letter, by source."""

    def read(name: str = "letter") -> dict[str, Entry]:
        return {entry.source: entry for entry in po.read(catalog(name), shown=name).live()}

    return read


@pytest.fixture
def approved(l10n, source, entries) -> dict[str, Entry]:
    """The letter, approved by anna."""
    source(MET, SENT, ASKED)
    l10n("run")
    l10n("approve", *BULK, "--by", "anna")
    return entries()


def states(entries: dict[str, Entry]) -> list[State]:
    return [entry.unit().state for entry in entries.values()]


def test_only_a_cosmetic_change_is_confirmed_in_one_key(l10n, source, entries, approved):
    source(MET.replace(".", "!"), SENT.replace("12", "13"), ASKED)
    ran = l10n("extract")
    assert "2 translations of changed sentences kept for review: 1 cosmetic, 1 factual." in ran.out
    assert states(entries()) == [State.MACHINE, State.MACHINE, State.APPROVED]
    assert l10n("export", "letter").code == 1
    shown = l10n("approve", "-l", "es", "--cosmetic", "--dry-run", "--by", "boris")
    assert "Would approve 1 segment, by boris." in shown.out
    l10n("approve", "-l", "es", "--cosmetic", "--yes", "--by", "boris")
    assert states(entries()) == [State.APPROVED, State.MACHINE, State.APPROVED]
    met = entries()[MET.replace(".", "!")]
    assert met.receipt is not None
    assert (met.receipt.by, met.previous_source) == ("boris", None)
    assert met.target == approved[MET].target
    assert l10n("verify").code == 0


def test_a_draft_is_never_confirmed_in_one_key(l10n, source, entries):
    source(MET, SENT)
    l10n("run")
    source(MET.replace(".", "!"), SENT)
    l10n("extract")
    assert "Approved 0 segments" in l10n("approve", *BULK, "--cosmetic", "--by", "anna").out


def test_a_draft_of_an_edited_sentence_is_drafted_again(l10n, source, entries, tree):
    source(MET, SENT)
    l10n("run")
    old = entries()[SENT].target
    source(MET, SENT.replace("12", "13"))
    l10n("extract")
    assert entries()[SENT.replace("12", "13")].target == old
    ran = l10n("translate")
    assert "1 draft" in ran.out
    redrafted = entries()[SENT.replace("12", "13")]
    assert "13" in redrafted.target
    assert (redrafted.previous_source, redrafted.carried) == (None, None)
    before = tree()
    l10n("run")
    assert tree() == before


def test_a_persons_text_is_not_drafted_again(l10n, source, entries, approved):
    source(MET, SENT.replace("12", "13"), ASKED)
    l10n("run")
    assert entries()[SENT.replace("12", "13")].target == approved[SENT].target


def test_a_restored_source_restores_the_approvals(l10n, source, entries, approved):
    source(MET.replace("met", "sat"), ASKED.replace("peace", "a cease-fire"))
    l10n("run")
    source(MET, SENT, ASKED)
    l10n("run")
    assert entries() == approved
    assert l10n("export", "letter").code == 0
    assert l10n("verify").code == 0


def test_a_restored_source_restores_what_an_editor_purged(l10n, source, entries, approved, catalog):
    source(ASKED)
    l10n("run")
    text = catalog("letter").read_text()
    catalog("letter").write_text(text[: text.index("#~")].rpartition("\n\n")[0] + "\n")
    source(MET, SENT, ASKED)
    ran = l10n("run")
    assert entries() == approved
    assert "missing from the catalog: restored as it was" in ran.err


def test_a_renamed_statement_keeps_everything(l10n, root: Path, source, entries, approved, tree):
    (root / "source_texts" / "letter.txt").rename(root / "source_texts" / "appeal-2026.txt")
    ran = l10n("run")
    assert "letter is called appeal-2026 now" in ran.out
    moved = entries("appeal-2026")
    assert [(e.target, e.unit()) for e in moved.values()] == [
        (e.target, e.unit()) for e in approved.values()
    ]
    assert l10n("verify").code == 0
    assert l10n("export", "appeal-2026").code == 0
    assert not [name for name in tree() if "letter" in name and "locales" in name]
    before = tree()
    l10n("run")
    assert tree() == before


def test_a_statement_renamed_and_edited_keeps_what_it_can(l10n, root, source, entries, approved):
    (root / "source_texts" / "letter.txt").unlink()
    source(MET, SENT.replace("12", "13"), ASKED, name="note")
    l10n("extract")
    assert states(entries("note")) == [State.APPROVED, State.MACHINE, State.APPROVED]


def test_a_new_statement_takes_nothing_from_one_that_is_there(l10n, source, entries, approved):
    source(MET, SENT, ASKED, name="second")
    l10n("run")
    assert set(states(entries("second"))) == {State.MACHINE}
    assert entries() == approved


def test_other_rules_of_splitting_carry_translations(l10n, root: Path, source, entries):
    whole = "The members spoke; the guests wept."
    source(whole, MET)
    l10n("run")
    edit = ("edit", "-l", "es", "letter", "--by", "anna", "--text", "Hablaron. Lloraron.")
    segment = next(
        line
        for line in l10n("approve", *BULK, "-n", "--by", "a").out.splitlines()
        if "letter" in line
    )
    l10n(*edit, "-s", segment.split()[0])
    l10n("approve", *BULK, "--by", "boris")
    (root / "rules.toml").write_text("[[rule]]\nlanguage = 'en'\nbefore = 'spoke;'\nbreak = true\n")
    with (root / "l10n.toml").open("a") as file:
        file.write('[segmentation]\nexceptions = "rules.toml"\n')
    l10n("extract")
    parts = entries()
    assert {source: entry.target for source, entry in parts.items()} == {
        "The members spoke;": "Hablaron.",
        "the guests wept.": "Lloraron.",
        MET: parts[MET].target,
    }
    assert l10n("approve", *BULK, "--cosmetic", "--by", "boris").code == 0
    assert set(states(entries())) == {State.APPROVED}
