"""An undo brings back what was there, whose it was, and nothing that never was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalogs.catalog import SOURCE_CHANGED, Entry
from l10n.catalogs.foreign import Settled
from l10n.catalogs.journal import Deed, What
from l10n.catalogs.receipts import digest, set_aside
from l10n.model import Receipt, State
from l10n.review.states import Action
from tests.workflow.undoing.work import (
    APPROVE,
    DRAFT,
    EDIT,
    ENGINE,
    REJECT,
    SOURCE,
    UNDO,
    A,
    F,
    M,
    T,
    Work,
    moment,
    text,
)

ONE_DEED = [(APPROVE, ""), (REJECT, ""), (EDIT, "La paz."), (EDIT, "Paz.")]


@pytest.mark.parametrize(("action", "target"), ONE_DEED)
def test_a_draft_is_a_draft_again_with_its_origin_and_score(action: Action, target: str):
    work = Work(DRAFT)
    work.does(action, "anna", target)
    assert work.does(UNDO, "anna") == DRAFT


@pytest.mark.parametrize(("action", "target"), [(REJECT, ""), (EDIT, "La paz."), (APPROVE, "")])
def test_somebody_elses_approval_comes_back_as_theirs(action: Action, target: str):
    work = Work(DRAFT)
    approved = work.does(APPROVE, "boris")
    work.does(action, "anna", target)
    assert work.does(UNDO, "anna") == approved
    (found,) = work.approvals()
    assert (found.by, found.at, found.state) == ("boris", moment(1), A)


def test_what_was_empty_is_empty_again():
    work = Work()
    work.does(EDIT, "anna", "Paz.")
    assert work.does(UNDO, "anna") == Entry(SOURCE)


def test_what_an_engine_gave_up_on_is_still_given_up_on():
    given = Receipt(
        *(State.UNTRANSLATED, moment(0), digest(None, SOURCE, "", State.UNTRANSLATED)),
        origin=ENGINE,
        reason="it repeats itself",
    )
    refused = Entry(SOURCE).marked(given, fuzzy=False)
    work = Work()
    work.catalog = replace(work.catalog, entries=(refused,))
    work.decide(EDIT, "anna", "Paz.")
    work.decide(UNDO, "anna")
    assert work.entry == refused


def test_a_remembered_text_waits_for_its_signature_again():
    work = Work()
    remembered = text(T, origin="memory:exact:statement:2024", score=None)
    work.put(remembered, Deed(What.REUSE, moment(0), "memory:exact:statement:2024"))
    assert work.does(APPROVE, "anna").receipt != remembered.receipt
    assert work.does(UNDO, "anna") == remembered


CARRIED = replace(
    text(M, origin="", score=None, reason="factual", was=A),
    previous_source="War.",
    extracted=("A headline.", f"{SOURCE_CHANGED}factual) after this was approved."),
)


@pytest.mark.parametrize(("action", "target"), ONE_DEED)
def test_a_carried_translation_waits_with_its_old_source_again(action: Action, target: str):
    work = Work()
    work.put(CARRIED, Deed(What.SOURCE, moment(0), "", "factual"))
    work.does(action, "anna", target)
    assert work.entry.extracted == ("A headline.",)
    assert work.does(UNDO, "anna") == CARRIED


def test_an_approval_that_waits_for_its_proof_waits_again():
    signed = text(A, by="boris")
    assert signed.receipt
    waiting = replace(signed, comments=(set_aside(signed.receipt),))
    work = Work()
    work.put(waiting, Deed(What.ELSEWHERE, moment(0)))
    work.decide(APPROVE, "anna")
    work.decide(UNDO, "anna")
    assert work.entry == waiting
    assert work.settled() == Settled(work.catalog)


def test_remarks_stay():
    work = Work(replace(DRAFT, comments=("Ask Baku.", *DRAFT.comments)))
    work.does(APPROVE, "anna")
    work.decide(Action.COMMENT, "boris", "")
    assert work.does(UNDO, "anna").comments[0] == "Ask Baku."
    assert len(work.entry.comments) == 3


def test_one_deed_after_the_other_is_taken_back():
    work = Work(DRAFT)
    edited = work.does(EDIT, "anna", "La paz.")
    work.does(APPROVE, "anna")
    assert work.does(UNDO, "anna") == edited
    assert work.does(UNDO, "anna") == DRAFT
    work.refuses(UNDO, "anna", "there is nothing to undo")


def test_what_was_undone_is_done_again_by_doing_it():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.does(UNDO, "anna")
    approved = work.does(APPROVE, "anna")
    assert (approved.receipt or pytest.fail("none")).at == moment(3)
    assert work.does(UNDO, "anna") == DRAFT


def test_all_of_it_within_one_second():
    work = Work(DRAFT)
    for _ in range(3):
        assert work.does(APPROVE, "anna", tick=False).unit().state is A
        assert work.does(UNDO, "anna", tick=False) == DRAFT


def test_nobody_undoes_what_somebody_else_did():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.refuses(UNDO, "boris", "The last to decide on it was anna, not boris")
    work.does(APPROVE, "boris")
    work.refuses(UNDO, "anna", "The last to decide on it was boris, not anna")


def test_one_name_in_two_spellings_is_one_person():
    work = Work(DRAFT)
    work.does(APPROVE, "Anna  Karimova")
    assert work.does(UNDO, "anna karimova") == DRAFT
    work.refuses(UNDO, "anna karimova", "there is nothing to undo")


SINCE = {
    "a draft": (text(M, "La paz."), What.DRAFT),
    "another editor": (replace(Entry(SOURCE), target="La paz."), What.ELSEWHERE),
    "an import": (text(T, "La paz.", by="carla"), What.IMPORT),
    "the memory": (text(A, "La paz.", by="carla"), What.REUSE),
}


@pytest.mark.parametrize(("entry", "what"), SINCE.values(), ids=SINCE)
def test_nothing_is_undone_once_something_has_happened(entry: Entry, what: What):
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    by = entry.receipt.by or entry.receipt.origin if entry.receipt else ""
    work.now += 1
    work.put(entry, Deed(what, moment(work.now), by))
    assert work.refuses(UNDO, "anna", "changed since somebody decided on it").tip


def test_what_nobody_decided_on_has_nothing_to_undo():
    Work(DRAFT).refuses(UNDO, "anna", "there is nothing to undo")
    Work().refuses(UNDO, "anna", "there is nothing to undo")


def test_an_older_journal_does_not_say_what_was_before():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.told[-1] = replace(work.told[-1], receipts=None)
    work.refuses(UNDO, "anna", "before l10n kept what undoing needs")


def test_a_forged_line_brings_no_approval_back():
    """Whoever writes into the journal that something was approved before has to say by whom,
    and that line has to be there."""
    work = Work(DRAFT)
    work.does(EDIT, "anna", "La paz.")
    forged = text(A, by="minister")
    work.told[-1] = replace(work.told[-1], before=A, receipts=forged.comments)
    work.refuses(UNDO, "anna", "does not hold any more")


def test_undoing_makes_nobodys_text_of_nobodys_work():
    work = Work(DRAFT, four_eyes=True)
    work.does(EDIT, "anna", "La paz.")
    work.does(EDIT, "boris", "Una paz.")
    work.does(UNDO, "boris")
    work.refuses(APPROVE, "anna", "anna wrote it")
    assert work.does(APPROVE, "boris").unit().state is A
    work.refuses(APPROVE, "anna", "anna wrote it")
    work.does(REJECT, "anna")
    work.does(UNDO, "anna")
    work.refuses(APPROVE, "anna", "anna wrote it")


def test_two_signatures_are_still_two_persons():
    work = Work(DRAFT, four_eyes=True)
    work.does(APPROVE, "anna")
    work.does(APPROVE, "boris")
    work.does(UNDO, "boris")
    assert work.decide(APPROVE, "anna").events == ()
    assert work.does(APPROVE, "boris").unit().state is F
