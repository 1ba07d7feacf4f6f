"""What may leave the house."""

from __future__ import annotations

import pytest

from l10n.export.gate import held_back, is_unreviewed
from l10n.model import Message, State, Unit

MACHINE, REJECTED, TRANSLATED = State.MACHINE, State.REJECTED, State.TRANSLATED
APPROVED, FINAL = State.APPROVED, State.FINAL
EVERY = [Message(state.value, ()) for state in State]
UNITS = {state.value: Unit(state.value, "x", state) for state in State}


@pytest.mark.parametrize(
    ("minimum", "go_out"),
    [
        (MACHINE, {MACHINE, TRANSLATED, APPROVED, FINAL}),
        (TRANSLATED, {TRANSLATED, APPROVED, FINAL}),
        (APPROVED, {APPROVED, FINAL}),
        (FINAL, {FINAL}),
    ],
)
def test_a_rejected_or_missing_segment_never_goes_out(minimum: State, go_out: set[State]):
    assert held_back(EVERY, UNITS, minimum) == {state: 1 for state in State if state not in go_out}


def test_a_message_that_its_catalog_lacks_counts_as_untranslated():
    assert held_back([Message("New.", ())], UNITS, MACHINE) == {State.UNTRANSLATED: 1}


@pytest.mark.parametrize("state", State)
def test_only_a_machines_text_is_unreviewed(state: State):
    assert is_unreviewed([Message(state.value, ())], UNITS) == (state is MACHINE)
