"""The state machine, whole: every action on every state."""

from __future__ import annotations

import pytest

from l10n.errors import ReviewError
from l10n.model import Receipt, State, Unit
from l10n.review.states import Action, Done, after, undone

U, M, R, T, A, F = State
APPROVE, REJECT, EDIT, COMMENT, DISMISS, RECALL, UNDO = Action


def unit(state: State, by: str = "anna") -> Unit:
    return Unit("Peace.", "" if state is U else "Paz.", state, Receipt(state, "2026", "h", by=by))


@pytest.mark.parametrize(
    ("action", "states"),
    [
        (APPROVE, {M: A, R: A, T: A, A: F, F: F}),
        (REJECT, {M: R, R: R, T: R, A: R, F: R}),
        (EDIT, {U: T, M: T, R: T, T: T, A: T, F: T}),
        (COMMENT, {state: state for state in State}),
        (DISMISS, {state: state for state in State}),
        (RECALL, {state: state for state in State}),
    ],
)
def test_what_follows_what(action: Action, states: dict[State, State]):
    for state in State:
        if state in states:
            assert after(action, unit(state), "boris", target="Paz.") is states[state]
        else:
            with pytest.raises(ReviewError, match="nothing to"):
                after(action, unit(state), "boris", target="Paz.")


def test_the_same_person_does_not_make_it_final():
    assert after(APPROVE, unit(A), "anna") is A


def test_an_edit_needs_a_text():
    with pytest.raises(ReviewError, match="needs a text"):
        after(EDIT, unit(M), "anna")


def test_four_eyes_keep_a_writer_from_approving():
    with pytest.raises(ReviewError, match="anna wrote it"):
        after(APPROVE, unit(T), "anna", four_eyes=True)
    assert after(APPROVE, unit(T), "boris", four_eyes=True) is A
    assert after(APPROVE, unit(T), "anna") is A


def test_four_eyes_see_the_writer_behind_anothers_approval():
    approved = unit(A, by="boris")
    with pytest.raises(ReviewError, match="wrote it"):
        after(APPROVE, approved, "Anna ", author="anna", four_eyes=True)
    assert after(APPROVE, approved, "carla", author="anna", four_eyes=True) is F


def test_one_person_under_two_spellings_is_one():
    assert after(APPROVE, unit(A, by="Anna Karimova"), "anna  karimova") is A


@pytest.mark.parametrize("before", State)
def test_an_undo_goes_back_to_where_it_was(before: State):
    assert undone("anna  karimova", Done("Anna Karimova", before)) is before


@pytest.mark.parametrize("by", ["boris", ""])
def test_nobody_takes_back_what_somebody_else_did(by: str):
    with pytest.raises(ReviewError, match="The last to decide on it was anna"):
        undone(by, Done("anna", A))


def test_an_undo_is_no_step_forward():
    with pytest.raises(ValueError, match="undo"):
        after(UNDO, unit(A), "anna")
