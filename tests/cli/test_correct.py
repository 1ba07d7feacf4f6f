"""correct: what was put right in one draft is offered for the others, and only there."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Entry
from l10n.catalogs.filling import with_drafts
from l10n.catalogs.index import FileIndex
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.languages import language
from l10n.model import Draft, State
from l10n.project import open_project
from l10n.workflow.saving import save, writing
from l10n.workflow.session import Session
from l10n.workflow.settling import read_settled

AT = "2026-11-22T09:00:00Z"
ENGINE = "argos:en_es-1.0"
SPANISH = language("es")
SPEECH = {
    "The commissioner spoke in Baku.": "El comisario habló en Bakú.",
    "Nobody had seen the commissioner.": "Nadie había visto al comisario.",
    "The commissioner wrote 12 letters.": "El comisario escribió 12 cartas.",
    "Snow fell on the road.": "Cayó nieve sobre el camino.",
    "Children walked to school.": "Los niños caminaron a la escuela.",
}
REPORT = {
    "The commissioner of peace agreed.": "El comisario de la paz aceptó.",
    "A police chief was there.": "Estaba allí un comisario.",
    "COMMISSIONER REPORTS": "INFORMA EL COMISARIO",
    "Rain stopped the train.": "La lluvia paró el tren.",
    "Teachers read the books.": "Los maestros leyeron los libros.",
    "A bridge was built.": "Se construyó un puente.",
    "Farmers sold their bread.": "Los granjeros vendieron su pan.",
    "Doctors treated the wounded.": "Los médicos trataron a los heridos.",
    "Fuel was brought by ship.": "Se trajo combustible en barco.",
    "Both villages have light again.": "Ambos pueblos vuelven a tener luz.",
}
TEXTS = {"speech": SPEECH, "report": REPORT}
FIRST, SECOND, THIRD = (segment_id(None, source) for source in list(SPEECH)[:3])
PEACE, _, LOUD = (segment_id(None, source) for source in list(REPORT)[:3])
EDIT = ("edit", "-l", "es", "speech", "-s", FIRST, "--by", "anna")
BETTER = "El defensor habló en Bakú."
CORRECT = ("correct", "-l", "es", "--by", "anna")
REASON = f"as in speech {FIRST}: comisario → defensor"


@pytest.fixture
def drafted(l10n, root: Path) -> None:
    """Two statements with an engine's drafts, of which the journal tells."""
    for file in (root / "source_texts").iterdir():
        file.unlink()
    for name, texts in TEXTS.items():
        (root / "source_texts" / f"{name}.txt").write_text("\n\n".join(texts), "utf-8")
    assert l10n("extract").code == 0
    project = open_project(root)
    with closing(FileIndex(project.state_folder / "index.sqlite")) as index:
        session = Session(project, index, AT)
        for name, texts in TEXTS.items():
            drafts = {source: Draft(text, ENGINE, 0.5) for source, text in texts.items()}
            with writing(session):
                old = read_settled(session, name, SPANISH).catalog
                new = with_drafts(old, drafts, ENGINE, at=AT)
                deed = Deed(What.DRAFT, AT, ENGINE)
                pairs = zip(old.entries, new.entries, strict=True)
                events = [journal.event(name, before, after, deed) for before, after in pairs]
                save(session, project.catalog_path(name, SPANISH), new, SPANISH, events)


@pytest.fixture
def entries(catalog) -> Callable[[], dict[str, Entry]]:
    """Every entry of both statements, by its segment."""

    def read() -> dict[str, Entry]:
        found = [e for name in TEXTS for e in po.read(catalog(name), shown=name).live()]
        return {segment_id(entry.context, entry.source): entry for entry in found}

    return read


@pytest.fixture
def events(root: Path) -> Callable[[], list[Event]]:
    def read() -> list[Event]:
        path = root / "locales" / "es" / "journal.jsonl"
        return journal.read(path.read_bytes(), shown="journal")

    return read


def texts(entries: dict[str, Entry]) -> dict[str, str]:
    return {segment: entry.target for segment, entry in entries.items()}


CORRECTED = {
    THIRD: "El defensor escribió 12 cartas.",
    SECOND: "Nadie había visto al comisario.".replace("comisario", "defensor"),
    PEACE: "El defensor de la paz aceptó.",
    LOUD: "INFORMA EL DEFENSOR",
}


def test_an_edit_says_where_else_it_fits(l10n, drafted):
    assert l10n(*EDIT, "--text", BETTER).out == (
        "Edited 1 segment, by anna.\nThe same change fits 4 more segments: l10n correct -l es\n"
    )


@pytest.mark.parametrize(
    "text",
    ["En Bakú dijo unas palabras el defensor.", "El comisario habló en Bakú ayer.", "Nada."],
)
def test_an_edit_that_teaches_nothing_says_nothing(l10n, drafted, text: str):
    assert l10n(*EDIT, "--text", text).out == "Edited 1 segment, by anna.\n"
    assert l10n(*CORRECT).out == (
        "Nothing to correct: no change that was made to a draft fits anywhere else.\n"
    )


def test_a_preview_shows_each_change_and_writes_nothing(l10n, drafted, tree):
    l10n(*EDIT, "--text", BETTER)
    before = tree()
    ran = l10n(*CORRECT)
    assert ran.code == 0
    assert ran.out == (
        f"1. comisario → defensor  Spanish, for “commissioner”, by anna in speech {FIRST}\n"
        f"  report {PEACE}  machine\n"
        "    The commissioner of peace agreed.\n"
        "    El [-comisario-]{+defensor+} de la paz aceptó.\n"
        f"  report {LOUD}  machine\n"
        "    COMMISSIONER REPORTS\n"
        "    INFORMA EL [-COMISARIO-]{+DEFENSOR+}\n"
        f"  speech {SECOND}  machine\n"
        "    Nobody had seen the commissioner.\n"
        "    Nadie había visto al [-comisario-]{+defensor+}.\n"
        f"  speech {THIRD}  machine\n"
        "    The commissioner wrote 12 letters.\n"
        "    El [-comisario-]{+defensor+} escribió 12 cartas.\n"
        "\n"
        "4 segments to correct.\n"
        "To write them: the same command with --apply.\n"
    )
    assert l10n(*CORRECT, "--dry-run", "--apply").out.endswith("4 segments to correct.\n")
    assert tree() == before


def test_what_is_applied_is_in_catalogs_and_journal(l10n, drafted, entries, events):
    l10n(*EDIT, "--text", BETTER)
    before = texts(entries())
    ran = l10n(*CORRECT, "--apply")
    assert ran.out.endswith("Corrected 4 segments, by anna. Drafts stay drafts.\n")
    assert texts(entries()) == before | CORRECTED
    told = events()[-4:]
    assert {event.segment: event.new for event in told} == CORRECTED
    assert {(e.what, e.by, e.reason, e.before, e.after, e.origin) for e in told} == {
        (What.EDIT, "anna", REASON, State.MACHINE, State.MACHINE, ENGINE)
    }
    receipt = entries()[THIRD].receipt
    assert receipt is not None
    assert (receipt.by, receipt.origin, receipt.reason) == ("anna", ENGINE, REASON)


def test_a_second_run_does_nothing(l10n, drafted, tree):
    l10n(*EDIT, "--text", BETTER)
    l10n(*CORRECT, "--apply")
    before = tree()
    assert l10n(*CORRECT, "--apply").out.startswith("Nothing to correct")
    assert l10n("extract").err == ""
    assert l10n("verify").code == 0
    assert tree() == before


def test_a_lost_journal_is_rebuilt_with_who_corrected(l10n, drafted, root: Path, entries, tree):
    l10n(*EDIT, "--text", BETTER)
    l10n(*CORRECT, "--apply")
    before = entries()
    (root / "locales" / "es" / "journal.jsonl").unlink()
    assert l10n("extract").code == 0
    assert entries() == before
    settled = tree()
    assert l10n("extract").err == ""
    assert tree() == settled


def test_a_change_that_people_did_not_make_elsewhere_is_only_shown(l10n, drafted, entries):
    l10n("approve", "-l", "es", "speech", "-s", THIRD, "--by", "boris")
    assert l10n(*EDIT, "--text", BETTER).out.splitlines()[-1] == (
        "The same change may fit 3 more segments: l10n correct -l es"
    )
    ran = l10n(*CORRECT, "--apply")
    assert ran.out.endswith("0 segments to correct; 3 more need a look (--unsure).\n")
    assert ran.out.count("Look: people left the same words as they are") == 3


def test_a_reverse_correction_undoes_it(l10n, drafted, entries):
    l10n(*EDIT, "--text", BETTER)
    before = texts(entries())
    l10n(*CORRECT, "--apply")
    l10n(*EDIT, "--text", SPEECH["The commissioner spoke in Baku."])
    # Once the edit is taken back, it teaches nothing any more.
    assert l10n(*CORRECT, "--apply").out.startswith("Nothing to correct")
    for segment, text in CORRECTED.items():
        assert texts(entries())[segment] == text
        assert text.casefold().replace("defensor", "comisario") == before[segment].casefold()


def test_nobodys_signature_or_refusal_is_touched(l10n, drafted, entries):
    l10n("approve", "-l", "es", "speech", "-s", THIRD, "--by", "boris")
    l10n("reject", "-l", "es", "report", "-s", PEACE, "--by", "boris", "--reason", "wrong")
    l10n(*EDIT, "--text", BETTER)
    before = entries()
    assert "Corrected 2 segments" in l10n(*CORRECT, "--apply", "--unsure").out
    after = entries()
    assert {s for s, entry in after.items() if entry != before[s]} == {SECOND, LOUD}


def test_what_a_person_wrote_waits_for_a_look(l10n, drafted, entries):
    text = "El comisario redactó 12 cartas."
    l10n("edit", "-l", "es", "speech", "-s", THIRD, "--text", text, "--by", "boris")
    l10n(*EDIT, "--text", BETTER)
    ran = l10n(*CORRECT, "--apply")
    assert f"? speech {THIRD}  translated" in ran.out
    assert "Look: a person wrote or confirmed this translation." in ran.out
    assert "Look: people left the same words as they are in another translation." in ran.out
    assert "0 segments to correct; 4 more need a look (--unsure)." in ran.out
    assert entries()[THIRD].target == text
    assert "Corrected 4 segments, by anna." in l10n(*CORRECT, "--apply", "--unsure").out
    unit = entries()[THIRD].unit()
    assert (unit.target, unit.state) == ("El defensor redactó 12 cartas.", State.TRANSLATED)


def test_two_edits_that_disagree_are_not_chosen_among(l10n, drafted, tree):
    l10n(*EDIT, "--text", BETTER)
    other = "El delegado escribió 12 cartas."
    l10n("edit", "-l", "es", "speech", "-s", THIRD, "--text", other, "--by", "boris")
    before = tree()
    ran = l10n(*CORRECT, "--apply")
    assert "Look: the same words were also changed to something else." in ran.out
    assert "0 segments to correct; 3 more need a look (--unsure)." in ran.out
    assert tree() == before


def test_edits_in_other_programs_teach_too(l10n, drafted, catalog, entries):
    path = catalog("speech")
    draft = entries()[FIRST]
    text = path.read_text("utf-8").replace(draft.target, BETTER)
    at = text.index(BETTER)
    start = text.rindex("\n\n", 0, at)
    path.write_text(text[:start] + text[start:at].replace("#, fuzzy\n", "") + text[at:], "utf-8")
    ran = l10n(*CORRECT, "--apply")
    assert f"for “commissioner”, in speech {FIRST}\n" in ran.out
    assert {s: t for s, t in texts(entries()).items() if s in CORRECTED} == CORRECTED


def test_statements_and_numbers_narrow_it(l10n, drafted, entries):
    l10n(*EDIT, "--text", BETTER)
    assert "2 segments to correct" in l10n(*CORRECT, "report").out
    assert l10n(*CORRECT, "--only", "7").out.startswith("Nothing to correct")
    assert "Corrected 2 segments" in l10n(*CORRECT, "report", "--only", "1", "--apply").out
    assert {s for s, t in texts(entries()).items() if "efensor" in t.casefold()} == {
        *(FIRST, PEACE, LOUD)
    }


def test_numbers_are_of_one_language(l10n, drafted, root: Path):
    (root / "l10n.toml").write_text('source_language = "en"\nlanguages = ["es", "fr"]\n')
    ran = l10n("correct", "--only", "1")
    assert (ran.code, "--only is for one language" in ran.err) == (2, True)


def test_json_is_for_programs(l10n, drafted):
    l10n(*EDIT, "--text", BETTER)
    ran = l10n(*CORRECT, "--json", "speech")
    (change,) = json.loads(ran.out)["changes"]
    assert change == {
        "number": 1,
        "language": "es",
        "old": "comisario",
        "new": "defensor",
        "source": "commissioner",
        "edits": [
            {"statement": "speech", "segment": FIRST, "by": "anna", "at": "2026-11-22T10:00:00Z"}
        ],
        "offers": [
            {
                "statement": "speech",
                "segment": segment,
                "state": "machine",
                "source": source,
                "before": SPEECH[source],
                "after": CORRECTED[segment],
                "doubt": "",
            }
            for segment, source in zip((SECOND, THIRD), list(SPEECH)[1:], strict=False)
        ],
        "refused": [],
    }
    written = json.loads(l10n(*CORRECT, "--json", "--apply").out)["written"]
    assert {one["segment"]: one["after"] for one in written} == CORRECTED


@pytest.mark.parametrize(("answer", "words"), [(True, "Corrected 4"), (False, "4 segments to")])
def test_a_terminal_is_asked(
    l10n, drafted, monkeypatch: pytest.MonkeyPatch, answer: bool, words: str
):
    l10n(*EDIT, "--text", BETTER)
    monkeypatch.setattr("l10n.cli.correct._is_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_: answer)
    ran = l10n(*CORRECT)
    assert (ran.code, words in ran.out.splitlines()[-1]) == (0, True)


def test_what_was_changed_or_signed_meanwhile_is_left_alone(
    l10n, drafted, catalog, entries, monkeypatch: pytest.MonkeyPatch
):
    l10n(*EDIT, "--text", BETTER)

    def edited_meanwhile(*_: object) -> bool:
        path = catalog("report")
        draft = REPORT["The commissioner of peace agreed."]
        path.write_text(path.read_text("utf-8").replace(draft, "Otro comisario."), "utf-8")
        return True

    monkeypatch.setattr("l10n.cli.correct._is_terminal", lambda: True)
    monkeypatch.setattr("click.confirm", edited_meanwhile)
    ran = l10n(*CORRECT)
    assert "Corrected 3 segments, by anna." in ran.out
    assert "1 segment left alone: changed or signed meanwhile." in ran.out
    assert entries()[PEACE].target == "Otro comisario."


def test_a_corrected_draft_is_read_and_approved_like_any(l10n, drafted, entries, root: Path):
    with (root / "l10n.toml").open("a") as file:
        file.write("[review]\nfour_eyes = true\n")
    l10n(*EDIT, "--text", BETTER)
    l10n(*CORRECT, "--apply")
    one = ("approve", "-l", "es", "speech", "-s", THIRD)
    assert "anna wrote it and may not approve it" in l10n(*one, "--by", "anna").err
    assert l10n(*one, "--by", "boris").code == 0
    assert entries()[THIRD].unit().state is State.APPROVED
