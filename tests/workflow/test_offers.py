"""Where corrections are offered: never in what is signed, never where a fact goes wrong."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs import journal
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.ledger import Ledger
from l10n.catalogs.receipts import digest
from l10n.changes.fitting import Correction, Doubt
from l10n.checks.policy import policy
from l10n.languages import language
from l10n.model import Receipt, State
from l10n.workflow.checking import Checker
from l10n.workflow.edits import Edit, Known, edits
from l10n.workflow.offering import worsens
from l10n.workflow.offers import Lesson, learn, offered, spots

TAGS = ("en", "es")
CHECKS = Checker(language("en"), language("es"), policy())
ENGINE = "argos:en_es-1.0"
AT = "2026-11-22T10:00:00Z"
TAUGHT = Edit(("speech", "00000000"), "The commissioner.", "El comisario.", "", "anna", AT)
SIGNED_BY_PEOPLE = st.sampled_from([state for state in State if state is not State.UNTRANSLATED])


def entry(source: str, target: str, state: State = State.MACHINE, **given_: object) -> Entry:
    origin = ENGINE if state is State.MACHINE else ""
    bound = digest(None, source, target, state)
    receipt = Receipt(state, AT, bound, by="" if origin else "boris", origin=origin, **given_)
    fuzzy = state in {State.MACHINE, State.REJECTED}
    return Entry(source, target).marked(receipt, fuzzy=fuzzy)


def known(entries: Iterable[Entry], events: Iterable[Event] = ()) -> Known:
    ledger = Ledger()
    ledger.add(events)
    return Known("speech", Catalog((), tuple(entries)), ledger.of("speech"))


def fits(correction: Correction, *entries: Entry) -> Lesson:
    every = list(spots(known(entries), "es"))
    lesson = Lesson(correction, (TAUGHT,))
    return offered(lesson, every, TAGS, lambda e, text: worsens(CHECKS, e, text))


@given(states=st.lists(SIGNED_BY_PEOPLE, max_size=6))
def test_what_is_signed_or_refused_is_offered_nothing(states: list[State]):
    correction = Correction("comisario", "defensor", "commissioner")
    texts = [(f"Commissioner: {n}.", f"El comisario: {n}.", s) for n, s in enumerate(states)]
    lesson = fits(correction, *(entry(*text) for text in texts))
    found = {offer.source: offer.doubt for offer in lesson.offers}
    kept = {State.TRANSLATED, State.APPROVED, State.FINAL} & set(states)
    doubts = {State.MACHINE: Doubt.KEPT if kept else None, State.TRANSLATED: Doubt.WRITTEN}
    assert found == {source: doubts[s] for source, _, s in texts if s in doubts}


def test_a_translation_of_another_source_is_offered_nothing():
    old = entry("Commissioner.", "El comisario.", was=State.APPROVED, reason="meaning")
    assert fits(Correction("comisario", "defensor", "commissioner"), old).offers == ()


def test_a_draft_that_a_person_marked_waits_for_a_look():
    marked = Entry("Commissioner.", "El comisario.", flags=("fuzzy",))
    (offer,) = fits(Correction("comisario", "defensor", "commissioner"), marked).offers
    assert (offer.state, offer.doubt) == (State.MACHINE, Doubt.WRITTEN)


FIGURES = st.integers(2, 400)


@given(there=FIGURES, old=FIGURES, new=FIGURES)
def test_an_offer_never_makes_a_figure_wrong(there: int, old: int, new: int):
    draft = entry(f"They wrote {there} letters.", f"Escribieron {there} cartas.")
    lesson = fits(Correction(f"{old} cartas", f"{new} cartas", "letters"), draft)
    assert lesson.offers == ()
    assert bool(lesson.refused) == (there == old != new)


def test_a_figure_that_is_wrong_already_may_be_left_so():
    draft = entry("They wrote 12 letters.", "Escribieron 13 cartas.")
    (offer,) = fits(Correction("cartas", "misivas", "letters"), draft).offers
    assert offer.after == "Escribieron 13 misivas."


def told(source: str, *texts: tuple[str, What, str]) -> tuple[Entry, list[Event]]:
    """An entry after these things happened to it: its text, what, and by whom."""
    old, events = Entry(source), []
    for number, (text, what, by) in enumerate(texts):
        drafted = what is What.DRAFT
        new = entry(source, text, State.MACHINE if drafted else State.TRANSLATED)
        deed = Deed(what, f"2026-11-22T10:00:{number:02}Z", by)
        events.append(journal.event("speech", old, new, deed))
        old = new
    return old, events


def found_edits(*texts: tuple[str, What, str]) -> list[tuple[str, str, str]]:
    last, events = told("The commissioner.", *texts)
    return [(edit.draft, edit.text, edit.by) for edit in edits(known([last], events))]


DRAFT = ("El comisario.", What.DRAFT, ENGINE)


def test_what_counts_as_an_edit_of_a_draft():
    one, two = ("El delegado.", What.EDIT, "anna"), ("El defensor.", What.IMPORT, "boris")
    assert found_edits(DRAFT) == []
    assert found_edits(DRAFT, one) == [("El comisario.", "El delegado.", "anna")]
    assert found_edits(DRAFT, one, two) == [("El comisario.", "El defensor.", "boris")]
    assert found_edits(DRAFT, one, ("El comisario.", What.EDIT, "anna")) == []
    assert found_edits(one) == []
    assert found_edits(DRAFT, ("El defensor.", What.REUSE, "memory:exact")) == []
    three = ("El defensor.", What.EDIT, "boris")
    back = [("El delegado.", What.UNDO, "boris"), ("El comisario.", What.UNDO, "anna")]
    assert found_edits(DRAFT, one, three, back[0]) == [("El comisario.", "El delegado.", "anna")]
    assert found_edits(DRAFT, one, three, *back) == []


def test_a_correction_is_learned_once_from_two_edits():
    sources = [f"The commissioner {what}." for what in ("saw a dog", "fell ill", "left Baku")]
    drafts = [f"El comisario {what}." for what in ("vio un perro", "enfermó", "dejó Bakú")]
    fillers = [entry(f"It is {n} o'clock.", f"Hace {n} horas.") for n in range(12)]
    made = [
        told(
            source,
            (draft, What.DRAFT, ENGINE),
            (draft.replace("comisario", "defensor"), What.EDIT, by),
        )
        for source, draft, by in zip(sources[:2], drafts, ("anna", "boris"), strict=False)
    ]
    entries = [*(last for last, _ in made), entry(sources[2], drafts[2]), *fillers]
    everything = known(entries, [event for _, events in made for event in events])
    (lesson,) = learn([everything], edits(everything), TAGS)
    assert lesson.correction == Correction("comisario", "defensor", "commissioner")
    assert [edit.by for edit in lesson.edits] in (["anna", "boris"], ["boris", "anna"])
    every = list(spots(everything, "es"))
    (offer,) = offered(lesson, every, TAGS, lambda *_: False).offers
    assert offer.place == ("speech", segment_id(None, sources[2]))
