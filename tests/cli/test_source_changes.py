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
    l10n("extract")
    assert set(states(entries("second"))) == {State.UNTRANSLATED}
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
    assert states(entries()) == [State.MACHINE, State.MACHINE, State.APPROVED]
    l10n("approve", *BULK, "--cosmetic", "--by", "boris")
    assert states(entries()) == [State.MACHINE, State.MACHINE, State.APPROVED]


def test_what_was_refused_stays_refused_when_its_source_changes(l10n, source, entries):
    source(MET, SENT)
    l10n("run")
    l10n("reject", "-l", "es", "letter", "--yes", "--by", "anna", "--reason", "wrong")
    source(MET.replace(".", "!"), SENT)
    l10n("extract")
    met = entries()[MET.replace(".", "!")]
    assert met.unit().state is State.REJECTED
    assert met.receipt is not None
    assert met.receipt.reason == "wrong"
    assert l10n("export", "letter", "--min-state", "machine").code == 1
    # A machine's refused draft of another sentence is drafted anew.
    l10n("translate")
    assert states(entries()) == [State.MACHINE, State.REJECTED]
    assert l10n("verify").code == 0


def test_a_factual_change_is_not_forgotten_with_the_old_source(
    l10n, source, entries, approved, catalog
):
    source(MET, SENT.replace("12", "13"), ASKED)
    l10n("extract")
    text = catalog("letter").read_text()
    catalog("letter").write_text(
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#|"))
    )
    source(MET, SENT.replace("12", "13").replace(".", "!"), ASKED)
    l10n("extract")
    assert "Approved 0 segments" in l10n("approve", *BULK, "--cosmetic", "--by", "boris").out


def test_two_alike_statements_renamed_at_once_keep_both(l10n, root, source, entries, approved):
    with (root / "l10n.toml").open("a") as file:
        file.write('[memory]\nkeep_approval = "none"\n')
    source(MET, SENT, ASKED, name="second")
    l10n("run")
    l10n("approve", "-l", "es", "second", "--yes", "--by", "boris")
    texts = root / "source_texts"
    (texts / "letter.txt").rename(texts / "one.txt")
    (texts / "second.txt").rename(texts / "two.txt")
    l10n("run")
    assert set(states(entries("one"))) == set(states(entries("two"))) == {State.APPROVED}
    assert l10n("verify").code == 0


def test_a_statement_that_comes_back_has_its_approvals(l10n, root, source, entries, approved):
    (root / "source_texts" / "letter.txt").rename(root / "source_texts" / "other.txt")
    l10n("run")
    source(MET, SENT, ASKED)
    l10n("run")
    assert states(entries()) == states(entries("other")) == [State.APPROVED] * 3


def test_a_rename_overwrites_nobodys_catalog(l10n, root, source, entries, approved, catalog):
    (root / "source_texts" / "letter.txt").rename(root / "source_texts" / "other.txt")
    text = catalog("letter").read_text().replace(approved[MET].target, "Escrito a mano.")
    catalog("other").write_text(text)
    l10n("run")
    assert entries("other")[MET].target == "Escrito a mano."
    assert states(entries("other")) == [State.TRANSLATED, State.APPROVED, State.APPROVED]


def test_a_persons_half_of_a_joined_sentence_is_not_drafted_again(l10n, source, entries):
    first, second = "The members spoke;", "the guests wept."
    source(f"{first}\n{second}\n{MET}")
    l10n("run")
    shown = l10n("approve", *BULK, "-n", "--by", "a").out.splitlines()
    ids = [line.split()[0] for line in shown if "letter" in line]
    l10n(
        "edit", "-l", "es", "letter", "-s", ids[1], "--by", "anna", "--text", "los otros lloraron."
    )
    source(f"{first} {second}\n{MET}")
    l10n("run")
    assert "los otros lloraron." in entries()[f"{first} {second}"].target
