"""An edited sentence keeps its translation, for review, with the old source beside it."""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import template_header
from l10n.catalogs.merge import merge
from l10n.catalogs.receipts import digest
from l10n.languages import language
from l10n.model import Change, Receipt, State
from l10n.text.segmentation import segment

AT, LATER, LAST = "2026-11-22T10:00:00Z", "2026-12-24T10:00:00Z", "2026-12-25T10:00:00Z"
SPANISH = language("es")
MET, MET_AGAIN = "The parliament met today.", "The parliament met today!"
VICTIMS, MORE = "It remembered the 613 victims.", "It remembered the 614 victims."


def template(*sentences: str) -> Catalog:
    entries = tuple(Entry(sentence, references=("a.txt:1",)) for sentence in sentences)
    return Catalog(template_header("p", language("en"), "2026-11-22 10:00+0000"), entries)


def catalog(**targets: str) -> Catalog:
    """An approved catalog."""
    made = merge(None, template(*targets), SPANISH, at=AT)
    return replace(made, entries=tuple(approved(e, targets[e.source]) for e in made.entries))


def approved(entry: Entry, target: str) -> Entry:
    signed = digest(None, entry.source, target, State.APPROVED)
    receipt = Receipt(State.APPROVED, AT, signed, by="anna", origin="argos:en_es-1.0")
    return replace(entry, target=target).marked(receipt, fuzzy=False)


def merged(old: Catalog, *sentences: str, at: str = LATER) -> dict[str, Entry]:
    """The live entries after the source became these sentences, by source."""
    return {e.source: e for e in after(old, *sentences, at=at).live()}


def after(old: Catalog, *sentences: str, at: str = LATER) -> Catalog:
    def split(text: str) -> list[str]:
        return [found.text for found in segment(text, "es")]

    return merge(old, template(*sentences), SPANISH, at=at, split=split)


OLD = catalog(**{MET: "El parlamento se reunió hoy.", VICTIMS: "Recordó a las 613 víctimas."})


def test_an_edited_sentence_keeps_its_target_for_review():
    new = merged(OLD, MET_AGAIN, MORE)
    assert {source: (e.target, e.previous_source) for source, e in new.items()} == {
        MET_AGAIN: ("El parlamento se reunió hoy.", MET),
        MORE: ("Recordó a las 613 víctimas.", VICTIMS),
    }
    receipts = [entry.carried for entry in new.values()]
    assert [r and (r.change, r.was, r.origin) for r in receipts] == [
        (Change.COSMETIC, State.APPROVED, "argos:en_es-1.0"),
        (Change.FACTUAL, State.APPROVED, "argos:en_es-1.0"),
    ]
    assert [entry.unit().state for entry in new.values()] == [State.MACHINE] * 2
    assert new[MORE].extracted == ("The source changed (factual) after this was approved.",)


def test_a_second_merge_changes_nothing():
    once = after(OLD, MET_AGAIN, MORE)
    assert after(once, MET_AGAIN, MORE, at=LAST) is once


def test_a_restored_source_restores_the_approval_and_leaves_nothing_behind():
    there = after(OLD, MET_AGAIN, MORE)
    back = after(there, MET, VICTIMS, at=LAST)
    assert back.entries == OLD.entries


def test_a_source_edited_twice_is_compared_with_what_was_approved():
    twice = after(after(OLD, MET_AGAIN, VICTIMS), "The parliament met today…", VICTIMS, at=LAST)
    entry = next(twice.live())
    assert (entry.previous_source, entry.carried and entry.carried.change) == (
        MET,
        Change.COSMETIC,
    )
    assert [e.source for e in twice.entries if e.obsolete] == [MET]


def test_a_reordered_source_changes_no_state():
    new = merged(OLD, VICTIMS, MET)
    assert {e.unit().state for e in new.values()} == {State.APPROVED}
    assert list(new) == [VICTIMS, MET]


def test_a_new_sentence_beside_an_edited_one_is_empty():
    new = merged(OLD, MET_AGAIN, "Guests came from 12 countries.", VICTIMS)
    assert new["Guests came from 12 countries."].target == ""
    assert new[MET_AGAIN].target == "El parlamento se reunió hoy."


def test_a_joined_sentence_has_both_targets():
    (entry,) = merged(OLD, f"{MET} {VICTIMS}").values()
    assert entry.target == "El parlamento se reunió hoy. Recordó a las 613 víctimas."
    assert entry.previous_source == f"{MET} {VICTIMS}"
    assert entry.carried is not None
    assert entry.carried.change is Change.COSMETIC


def test_a_split_sentence_has_a_part_each():
    joined = catalog(**{f"{MET} {VICTIMS}": "Se reunió hoy. Recordó a las 613 víctimas."})
    new = merged(joined, MET, VICTIMS)
    assert {s: e.target for s, e in new.items()} == {
        MET: "Se reunió hoy.",
        VICTIMS: "Recordó a las 613 víctimas.",
    }
    assert {e.carried and e.carried.change for e in new.values()} == {Change.MEANING}


def test_parts_whose_figures_went_elsewhere_are_no_cosmetic_matter():
    joined = catalog(**{f"{MET} {VICTIMS}": "Recordó a las 613 víctimas. Se reunió hoy."})
    new = merged(joined, MET, VICTIMS)
    assert {e.carried and e.carried.change for e in new.values()} == {Change.FACTUAL}


def test_a_target_that_cannot_be_split_goes_to_the_first_part():
    joined = catalog(**{f"{MET} {VICTIMS}": "Se reunió hoy y recordó a las 613 víctimas."})
    new = merged(joined, MET, VICTIMS)
    assert [e.target for e in new.values()] == ["Se reunió hoy y recordó a las 613 víctimas.", ""]
    assert new[MET].carried is not None
    assert new[MET].carried.change is Change.MEANING


def test_split_and_joined_again_restores_the_approval():
    joined = catalog(**{f"{MET} {VICTIMS}": "Se reunió hoy. Recordó a las 613 víctimas."})
    back = after(after(joined, MET, VICTIMS), f"{MET} {VICTIMS}", at=LAST)
    assert tuple(back.live()) == joined.entries


def test_an_edit_of_what_nobody_translated_carries_nothing():
    old = merge(None, template(MET), SPANISH, at=AT)
    (entry,) = merged(old, MET_AGAIN).values()
    assert entry == Entry(MET_AGAIN, references=("a.txt:1",))


def test_a_remark_goes_along():
    (first, second) = OLD.entries
    noted = replace(first, comments=("Ask Baku.", *first.comments))
    new = merged(replace(OLD, entries=(noted, second)), MET_AGAIN, VICTIMS)
    assert new[MET_AGAIN].comments[0] == "Ask Baku."
