"""approve, reject, edit: what a person decided is in the catalog and in the journal."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import Event, What, segment_id
from l10n.model import State
from tests.small import shipped

FIRST = "The parliament met today."
ID = segment_id(None, FIRST)
AT = "2026-11-22T10:00:00Z"
BULK = ("-l", "es", "letter", "--yes")


@pytest.fixture
def entry(catalog):
    """The first entry of the letter, as it is."""

    def read() -> Entry:
        return next(po.read(catalog("letter"), shown="letter").live())

    return read


@pytest.fixture
def events(root: Path):
    """The journal of Spanish."""

    def read() -> list[Event]:
        path = root / "locales" / "es" / "journal.jsonl"
        return journal.read(path.read_bytes(), shown="journal")

    return read


def test_the_journal_begins_with_the_machine(l10n, after_run, events, entry):
    first = next(event for event in events() if event.statement == "letter")
    receipt = entry().receipt
    assert first == Event(
        *(AT, shipped("es"), "letter", ID, State.UNTRANSLATED, State.MACHINE),
        old="",
        new=entry().target,
        what=What.DRAFT,
        source=FIRST,
        origin=shipped("es"),
        score=receipt and receipt.score,
    )


def test_what_is_approved_goes_out_and_keeps_its_origin(l10n, after_run, root: Path, entry, events):
    ran = l10n("approve", *BULK, "--by", "anna")
    assert (ran.code, ran.out) == (0, "Approved 2 segments, by anna.\n")
    receipt = entry().receipt
    assert receipt is not None
    assert (receipt.state, receipt.by, receipt.at) == (State.APPROVED, "anna", AT)
    assert receipt.origin == shipped("es")
    assert not entry().fuzzy
    assert [(e.by, e.before, e.after) for e in events()[-2:]] == [
        ("anna", State.MACHINE, State.APPROVED)
    ] * 2
    assert l10n("export", "letter").code == 0
    assert (root / "exports" / "es" / "letter.txt").exists()


def test_approving_again_changes_nothing(l10n, after_run, tree):
    l10n("approve", *BULK, "--by", "anna")
    before = tree()
    assert "Approved 0 segments" in l10n("approve", *BULK, "--by", "anna").out
    assert tree() == before


def test_a_second_person_makes_it_final(l10n, after_run, entry):
    l10n("approve", *BULK, "--by", "anna")
    l10n("approve", *BULK, "--by", "boris")
    assert entry().unit().state is State.FINAL


def test_an_approval_does_not_outlive_its_text(l10n, after_run, entry, catalog):
    l10n("approve", *BULK, "--by", "anna")
    text = catalog("letter").read_text()
    catalog("letter").write_text(text.replace(entry().target, entry().target + " Y más."))
    assert entry().unit().state is State.TRANSLATED
    assert l10n("export", "letter").code == 1


def test_an_approval_copied_onto_another_sentence_is_void(l10n, after_run, catalog):
    l10n("approve", *BULK, "--by", "anna")
    text = catalog("letter").read_text()
    catalog("letter").write_text(text.replace(f'msgid "{FIRST}"', 'msgid "The council met."'))
    states = [e.unit().state for e in po.read(catalog("letter"), shown="letter").live()]
    assert states == [State.TRANSLATED, State.APPROVED]


def test_a_rejection_keeps_the_text_and_says_why(l10n, after_run, entry, events):
    draft = entry().target
    l10n("reject", "-l", "es", "letter", "-s", ID[:4], "--by", "anna", "--reason", "wrong day")
    receipt = entry().receipt
    assert receipt is not None
    assert (entry().target, entry().fuzzy, receipt.reason) == (draft, True, "wrong day")
    assert events()[-1].reason == "wrong day"
    assert "Approved 1 segment, by boris." in l10n("approve", *BULK, "--by", "boris").out
    assert entry().unit().state is State.REJECTED


def test_an_edit_is_a_persons_and_not_yet_approved(l10n, after_run, entry):
    l10n("edit", "-l", "es", "letter", "-s", ID, "--text", " Hoy se \n reunió. ", "--by", "anna")
    assert (entry().target, entry().unit().state) == ("Hoy se reunió.", State.TRANSLATED)


def test_four_eyes(l10n, root: Path, entry):
    with (root / "l10n.toml").open("a") as file:
        file.write("[review]\nfour_eyes = true\n")
    l10n("run")
    l10n("edit", "-l", "es", "letter", "-s", ID, "--text", "Hoy se reunió.", "--by", "anna")
    refused = l10n("approve", "-l", "es", "letter", "-s", ID, "--by", "anna")
    assert refused.code == 1
    assert "anna wrote it and may not approve it" in refused.err
    assert l10n("approve", "-l", "es", "letter", "-s", ID, "--by", "boris").code == 0
    assert entry().unit().state is State.APPROVED


def test_a_dry_run_shows_ids_and_changes_nothing(l10n, after_run, tree):
    before = tree()
    ran = l10n("approve", "-l", "es", "letter", "--dry-run", "--by", "anna")
    assert f"{ID}  letter  machine to approved\n    {FIRST}\n" in ran.out
    assert "Would approve 2 segments, by anna." in ran.out
    assert tree() == before


@pytest.mark.usefixtures("after_run")
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["approve", "-l", "es", "letter", "-s", "ffffffff", "--by", "anna"], 1, "no such segment"),
        (["edit", "letter", "--text", "x"], 2, "one statement, one language"),
        (["edit", "-l", "es", "letter", "-s", ID, "--text", " ", "--by", "a"], 1, "needs a text"),
        (["approve", "-l", "es", "letter", "--by", "anna"], 130, "Nothing changed."),
        (["approve", "--state", "done"], 2, "Invalid value"),
    ],
)
def test_a_mistake_changes_nothing_and_is_explained(
    l10n,
    tree,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    words: str,
):
    before = tree()
    ran = l10n(*arguments)
    assert ran.code == code
    assert words in ran.err
    assert tree() == before


def test_the_reviewer_is_the_projects_or_gits(
    l10n, after_run, root: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Gita Rao")
    assert "by Gita Rao." in l10n("approve", *BULK, "--dry-run").out
    with (root / "l10n.toml").open("a") as file:
        file.write('[review]\nreviewer = "Press Office"\n')
    assert "by Press Office." in l10n("approve", *BULK, "--dry-run").out
    assert re.search("by anna", l10n("approve", *BULK, "--dry-run", "--by", "anna").out)


def test_nobody_is_not_a_reviewer(l10n, after_run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    ran = l10n("approve", *BULK)
    assert ran.code == 1
    assert "--by NAME" in ran.err


def test_what_has_no_translation_is_left_alone_and_counted(l10n, tree):
    l10n("extract")
    before = tree()
    ran = l10n("approve", *BULK, "--by", "anna")
    assert ran.out == (
        "Approved 0 segments, by anna.\n"
        "2 segments left alone. There is nothing to approve: it has no translation.\n"
    )
    assert tree() == before


def test_four_eyes_hold_for_a_whole_statement_too(l10n, root: Path, entry):
    with (root / "l10n.toml").open("a") as file:
        file.write("[review]\nfour_eyes = true\n")
    l10n("run")
    l10n("edit", "-l", "es", "letter", "-s", ID, "--text", "Hoy se reunió.", "--by", "anna")
    ran = l10n("approve", *BULK, "--by", "anna")
    assert ran.code == 1
    assert "Approved 1 segment, by anna." in ran.out
    assert "anna wrote it" in ran.err
    assert entry().unit().state is State.TRANSLATED


def test_what_somebody_changed_after_it_was_shown_is_not_approved(
    l10n, after_run, root: Path, entry, monkeypatch: pytest.MonkeyPatch
):
    shown = entry().target
    path = root / "locales" / "es" / "LC_MESSAGES" / "letter.po"

    def edited_meanwhile(*_: object, **__: object) -> bool:
        path.write_text(path.read_text().replace(shown, "Algo muy distinto."))
        return True

    monkeypatch.setattr("click.confirm", edited_meanwhile)
    ran = l10n("approve", "-l", "es", "letter", "--by", "anna")
    assert ran.code == 1
    assert "was changed meanwhile. It is machine now: Algo muy distinto." in ran.err
    assert (entry().target, entry().unit().state) == ("Algo muy distinto.", State.MACHINE)


def test_filters_narrow_a_decision(l10n, after_run, entry):
    l10n("edit", "-l", "es", "letter", "-s", ID, "--text", "Hoy se reunió.", "--by", "anna")
    for narrowed in (
        ("--state", "translated"),
        ("--state", "machine", "--origin", "starter:"),
        ("-s", ID[:5], "--state", "translated"),
    ):
        ran = l10n("approve", "-l", "es", "letter", "-n", "--by", "boris", *narrowed)
        assert "Would approve 1 segment, by boris." in ran.out, narrowed
    ran = l10n("approve", "-l", "es", "letter", "-n", "--by", "boris", "--origin", "argos:")
    assert "Would approve 0 segments" in ran.out


def test_a_comment_is_seen_by_every_editor_and_changes_no_state(
    l10n, after_run, entry, events, catalog
):
    l10n("approve", *BULK, "--by", "anna")
    before = entry().unit()
    ran = l10n("comment", "-l", "es", "letter", "-s", ID, "--text", "Ask\nBaku.", "--by", "boris")
    assert ran.out == "Commented on 1 segment, by boris.\n"
    assert entry().unit() == before
    assert entry().comments[0] == "boris, 2026-11-22: Ask Baku."
    assert (events()[-1].what, events()[-1].reason) == (What.COMMENT, "Ask Baku.")
    assert l10n("verify").code == 0


def test_the_writer_may_not_be_the_second_person_either(l10n, root: Path, entry):
    with (root / "l10n.toml").open("a") as file:
        file.write("[review]\nfour_eyes = true\n")
    l10n("run")
    one = ("-l", "es", "letter", "-s", ID)
    l10n("edit", *one, "--text", "Hoy se reunió.", "--by", "anna")
    l10n("approve", *one, "--by", "boris")
    assert l10n("approve", *one, "--by", "Anna").code == 1
    assert entry().unit().state is State.APPROVED
    l10n("approve", *one, "--by", "carla")
    assert entry().unit().state is State.FINAL


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["approve", "-l", "es", "-s", "", "--yes", "--by", "anna"], "an empty one"),
        (["approve", "-l", "es", "--origin", "", "--yes", "--by", "anna"], "an empty one"),
        (["approve", "-l", "es", "--yes", "--by", "an\udcffna"], "not UTF-8"),
        (["edit", "-l", "es", "letter", "-s", ID, "--text", "a\udcff"], "not UTF-8"),
    ],
)
def test_what_is_no_name_or_text_is_refused(
    l10n, after_run, tree, arguments: list[str], words: str
):
    before = tree()
    ran = l10n(*arguments)
    assert (ran.code, words in ran.err) == (2, True)
    assert tree() == before


def test_an_invisible_sign_makes_no_second_person(l10n, after_run, entry):
    l10n("approve", *BULK, "--by", "anna")
    l10n("approve", *BULK, "--by", "anna\u200b ")
    assert entry().unit().state is State.APPROVED


def test_one_text_is_not_written_to_several_segments(l10n, entry, root: Path):
    (root / "source_texts" / "letter.txt").write_text(
        "\n".join(f"It was day {n}." for n in range(40))
    )
    l10n("extract")
    ids = [segment_id(None, f"It was day {n}.") for n in range(40)]
    (shared, _), *_ = Counter(name[0] for name in ids).most_common()
    ran = l10n("edit", "-l", "es", "letter", "-s", shared, "--text", "x", "--by", "anna")
    assert (ran.code, "one text cannot be right" in ran.err) == (1, True)
    assert entry().target == ""
