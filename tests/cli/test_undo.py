"""undo: what a person did last to a segment is as if it had not been, and the journal knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import What, segment_id
from l10n.model import State

FIRST = "The parliament met today."
SECOND = "The members wrote a letter to 12 countries."
ID, OTHER = segment_id(None, FIRST), segment_id(None, SECOND)
HERE = ("-l", "es", "letter")
LATER = "1795341900"


@pytest.fixture
def entry(catalog):
    """An entry of the letter, as it is; the first, unless another is named."""

    def read(source: str = FIRST) -> Entry:
        return next(e for e in po.read(catalog("letter"), shown="").live() if e.source == source)

    return read


@pytest.fixture
def drafted(l10n, entry) -> Entry:
    """The first entry as the machine leaves it."""
    l10n("run")
    return entry()


def test_an_approval_is_taken_back(l10n, entry, drafted: Entry, root: Path):
    l10n("approve", *HERE, "-s", ID, "--by", "anna")
    ran = l10n("undo", *HERE, "-s", ID[:4], "--by", "anna")
    assert (ran.code, ran.out) == (0, "Took back 1 decision, by anna.\n")
    assert entry() == drafted
    path = root / "locales" / "es" / "journal.jsonl"
    last = journal.read(path.read_bytes(), shown="journal")[-1]
    assert (last.what, last.by, last.before, last.after) == (
        *(What.UNDO, "anna"),
        *(State.APPROVED, State.MACHINE),
    )
    assert l10n("verify").code == 0
    assert l10n("export", "letter").code == 1


def test_a_dry_run_says_what_comes_back(l10n, tree, drafted: Entry):
    l10n("edit", *HERE, "-s", ID, "--text", "Hoy se reunió.", "--by", "anna")
    before = tree()
    ran = l10n("undo", *HERE, "-s", ID, "--by", "anna", "--dry-run")
    assert ran.out == (
        f"{ID}  letter  translated to machine\n    {FIRST}\n    {drafted.target}\n"
        "Would take back 1 decision, by anna.\n"
    )
    assert tree() == before


def test_many_are_asked_for_first(l10n, after_run, entry, monkeypatch: pytest.MonkeyPatch):
    l10n("approve", *HERE, "--yes", "--by", "anna")
    asked = []
    monkeypatch.setattr("click.confirm", lambda question, **_: asked.append(question))
    ran = l10n("undo", *HERE, "-s", ID, "-s", OTHER, "--by", "anna")
    assert (asked, ran.out) == (["Undo 2 decisions?"], "Took back 2 decisions, by anna.\n")
    assert {entry(source).unit().state for source in (FIRST, SECOND)} == {State.MACHINE}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([*HERE, "-s", ID, "--by", "boris"], 1, "The last to decide on it was anna, not boris"),
        ([*HERE, "-s", OTHER, "--by", "anna"], 1, "Nobody has decided on it yet"),
        ([*HERE, "-s", "ffffffff", "--by", "anna"], 1, "no such segment"),
        ([*HERE, "--by", "anna"], 2, "Say which segments: -s ID."),
    ],
)
def test_what_cannot_be_taken_back(
    l10n, after_run, tree, arguments: list[str], code: int, words: str
):
    l10n("approve", *HERE, "-s", ID, "--by", "anna")
    before = tree()
    ran = l10n("undo", *arguments)
    assert (ran.code, tree()) == (code, before)
    assert words in ran.err


def test_what_another_editor_changed_since_is_not_taken_back(l10n, entry, catalog, drafted: Entry):
    l10n("approve", *HERE, "-s", ID, "--by", "anna")
    path = catalog("letter")
    path.write_text(path.read_text().replace(drafted.target, "Algo muy distinto."))
    ran = l10n("undo", *HERE, "-s", ID, "--by", "anna")
    assert ran.code == 1
    assert "It has changed since somebody decided on it" in ran.err
    assert entry().target == "Algo muy distinto."


def test_an_edited_source_waits_again(l10n, after_run, root: Path, entry, catalog):
    l10n("approve", *HERE, "--yes", "--by", "boris")
    text = root / "source_texts" / "letter.txt"
    changed = SECOND.replace("12", "13")
    text.write_text(text.read_text().replace(SECOND, changed))
    l10n("extract")
    waiting, name = entry(changed), segment_id(None, changed)
    assert waiting.carried
    assert waiting.previous_source == SECOND
    fixed = "Los miembros escribieron una carta a 13 países."
    l10n("edit", *HERE, "-s", name, "--text", fixed, "--by", "anna")
    l10n("approve", *HERE, "-s", name, "--by", "anna")
    for _ in range(2):
        assert l10n("undo", *HERE, "-s", name, "--by", "anna").code == 0
    assert entry(changed) == waiting
    before = catalog("letter").read_bytes()
    l10n("extract")
    assert catalog("letter").read_bytes() == before


def test_it_holds_under_a_new_name(l10n, root: Path, entry, catalog, drafted: Entry):
    l10n("approve", *HERE, "-s", ID, "--by", "boris")
    approved = entry()
    l10n("reject", *HERE, "-s", ID, "--by", "anna")
    (root / "source_texts" / "letter.txt").rename(root / "source_texts" / "note.txt")
    l10n("extract")
    assert l10n("undo", "-l", "es", "note", "-s", ID, "--by", "anna").code == 0
    assert l10n("verify").code == 0
    found = next(iter(po.read(catalog("note"), shown="").live()))
    assert found.receipt == approved.receipt
    catalog("note").unlink()
    l10n("verify", "--repair")
    assert next(iter(po.read(catalog("note"), shown="").live())).receipt == approved.receipt


def test_an_approval_that_was_undone_is_not_remembered(l10n, after_run, root: Path, entry):
    mine = "El parlamento se ha reunido hoy."
    l10n("edit", *HERE, "-s", ID, "--text", mine, "--by", "anna")
    l10n("approve", *HERE, "-s", ID, "--by", "boris")
    l10n("run")
    (root / "source_texts" / "second.txt").write_text(FIRST + "\n")
    l10n("undo", *HERE, "-s", ID, "--by", "boris")
    l10n("run")
    assert mine not in (root / "locales" / "es" / "LC_MESSAGES" / "second.po").read_text()
    l10n("approve", *HERE, "-s", ID, "--by", "boris")
    l10n("run")
    assert mine in (root / "locales" / "es" / "LC_MESSAGES" / "second.po").read_text()
