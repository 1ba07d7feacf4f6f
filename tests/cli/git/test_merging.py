"""What two people did to the same catalogs comes together, with git itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.journal import segment_id
from l10n.model import State
from tests.cli.git.offices import FIRST, PO, SECOND, Office, needs_git

pytestmark = needs_git


def valid(office: Office, msgfmt: str) -> None:
    """gettext takes the merged catalog, and there is nothing left to merge."""
    subprocess.run([msgfmt, "-c", "-o", os.devnull, office.root / PO], check=True)
    assert "<<<<<<<" not in (office.root / PO).read_text()
    assert office.git("diff", "--name-only", "--diff-filter=U") == ""


def approvals(office: Office) -> list[tuple[str, str]]:
    data = (office.root / "locales/es/journal.jsonl").read_bytes()
    events = journal.read(data, shown="journal")
    return [(e.by, e.segment) for e in events if e.after is State.APPROVED]


FOLDERS = ["", "press office/état d’urgence [1]"]


@pytest.mark.parametrize("below", FOLDERS)
def test_neighbouring_segments_approved_by_two_people_are_both_approved(
    office: Callable[..., Office], msgfmt: str, below: str
):
    here = office(below)
    here.on_branch("anna", ("approve", FIRST, "anna"))
    here.on_branch("boris", ("approve", SECOND, "boris"))
    said = here.git("merge", "--no-edit", "anna")
    assert "two ways" not in said
    valid(here, msgfmt)
    states = [here.entry(source).unit() for source in (FIRST, SECOND)]
    assert [(u.state, u.receipt and u.receipt.by) for u in states] == [
        (State.APPROVED, "anna"),
        (State.APPROVED, "boris"),
    ]
    assert sorted(approvals(here)) == sorted(
        [("anna", segment_id(None, FIRST)), ("boris", segment_id(None, SECOND))]
    )
    assert "exports" in here.l10n("export", "letter")


def test_without_the_settings_git_merges_as_text(office: Callable[..., Office]):
    here = office(setup=False)
    here.on_branch("anna", ("edit", FIRST, "anna", "--text", "Hoy."))
    here.on_branch("boris", ("edit", FIRST, "boris", "--text", "Ahora."))
    here.git("merge", "--no-edit", "anna", code=1)
    assert "<<<<<<<" in (here.root / PO).read_text()


@pytest.mark.parametrize("way", [("merge", "--no-edit"), ("rebase",), ("cherry-pick",)])
def test_the_same_segment_keeps_both_and_is_not_approved(
    office: Callable[..., Office], msgfmt: str, way: tuple[str, ...]
):
    here = office()
    here.on_branch("anna", ("edit", FIRST, "anna", "--text", "Hoy."), ("approve", FIRST, "clara"))
    here.on_branch("boris", ("edit", FIRST, "boris", "--text", "Ahora."))
    said = here.git(*way, "anna")
    assert f"{PO}: 1 segment was translated two ways." in said
    valid(here, msgfmt)
    entry = here.entry()
    assert entry.unit().state is State.MACHINE
    notes = {
        "Ahora.": ("This translation (by boris)", "Another translation (approved by clara): Hoy."),
        "Hoy.": ("This translation (approved by clara)", "Another translation (by boris): Ahora."),
    }[entry.target]
    assert entry.comments == (f"{notes[0]}: {entry.target}", notes[1])
    assert entry.target == ("Hoy." if way == ("rebase",) else "Ahora.")
    here.l10n("export", "letter", code=1)


def test_a_changed_source_and_a_decision_come_together(office: Callable[..., Office], msgfmt: str):
    here = office()
    here.on_branch("anna", ("approve", SECOND, "anna"))
    here.git("checkout", "-q", "main")
    text = here.root / "source_texts" / "letter.txt"
    text.write_bytes(b"A new beginning.\r\n" + text.read_bytes())
    here.l10n("run")
    here.commit("source")
    here.git("merge", "--no-edit", "anna")
    valid(here, msgfmt)
    entry = here.entry(SECOND)
    assert (entry.unit().state, entry.references) == (
        State.APPROVED,
        ("source_texts/letter.txt:3",),
    )
    assert here.entry("A new beginning.").target
    assert here.l10n("extract").count("written") == 0 or here.git("diff", PO) == ""


def test_a_language_that_both_added_is_merged(office: Callable[..., Office], msgfmt: str):
    here = office()
    config = here.root / "l10n.toml"
    config.write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    here.git("commit", "-q", "-a", "-m", "French")
    for name, source in (("anna", FIRST), ("boris", SECOND)):
        here.git("checkout", "-q", "-b", name, "main")
        here.l10n("extract")
        segment = segment_id(None, source)
        here.l10n("edit", "-l", "fr", "letter", "-s", segment, "--by", name, "--text", name)
        here.git("add", "--all")
        here.git("commit", "-q", "-m", name)
    here.git("merge", "--no-edit", "anna")
    path = here.root / "locales/fr/LC_MESSAGES/letter.po"
    subprocess.run([msgfmt, "-c", "-o", os.devnull, path], check=True)
    assert [e.target for e in po.read(path, shown="fr").live()] == ["anna", "boris"]


def test_what_is_not_po_is_a_conflict_as_ever(office: Callable[..., Office]):
    here = office()
    path = here.root / PO
    for name in ("anna", "boris"):
        here.git("checkout", "-q", "-b", name, "main")
        path.write_text(path.read_text().replace('msgstr "', f'msgstr {name} "', 2))
        here.git("commit", "-q", "-a", "-m", name)
    said = here.git("merge", "--no-edit", "anna", code=1)
    assert f"{PO}: Line " in said
    assert "It was merged as text" in said
    text = path.read_text()
    assert all(mark in text for mark in ("<<<<<<< ours", "=======", ">>>>>>> theirs"))
    assert "msgstr anna" in text
    assert "msgstr boris" in text
    assert "<<<<<<< ours" in here.git("diff")
