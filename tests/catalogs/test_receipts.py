"""Receipts: they come back as they went out, and are void for any other text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs.receipts import digest, format_receipt, is_valid, parse_receipt, state_of
from l10n.model import Receipt, State

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
RECEIPTS = st.builds(
    Receipt,
    state=st.sampled_from(State),
    at=st.just("2026-11-22T10:00:00Z"),
    digest=st.just("9f3a21c0b2d4"),
    by=TEXTS,
    origin=st.sampled_from(["", "argos:en_es-1.0", "argos:fr_en-1.9+starter:en_es-0.1"]),
    score=st.none() | st.integers(0, 1000).map(lambda n: n / 1000),
    reason=TEXTS,
)


@given(receipt=RECEIPTS)
def test_a_receipt_comes_back(receipt: Receipt):
    line = format_receipt(receipt)
    assert "\n" not in line
    assert line.isprintable() or not (receipt.by + receipt.reason).isprintable()
    assert parse_receipt(line) == receipt


def test_a_receipt_reads_as_contracted():
    receipt = Receipt(
        State.APPROVED, "2026-11-22T10:00:00Z", "9f3a21c0b2d4", by="anna", origin="argos:en_es-1.0"
    )
    assert format_receipt(receipt) == (
        "l10n: state=approved by=anna at=2026-11-22T10:00:00Z origin=argos:en_es-1.0 h=9f3a21c0b2d4"
    )


@pytest.mark.parametrize(
    "line",
    [
        "A remark by the translator.",
        "l10n: please look at this again",
        "l10n: state=approved",
        "l10n: state=blessed at=2026 h=1",
        "l10n: state=machine at=2026 score=high h=1",
        "l10n: state=approved at=2026 h=1 colour=red",
        "l10n: state=approved state=final at=2026 h=1",
    ],
)
def test_what_is_not_wholly_ours_is_a_remark(line: str):
    assert parse_receipt(line) is None


@given(
    one=st.tuples(st.none() | TEXTS, TEXTS, TEXTS, st.sampled_from(State)),
    other=st.tuples(st.none() | TEXTS, TEXTS, TEXTS, st.sampled_from(State)),
)
def test_a_receipt_is_void_for_any_other_text(
    one: tuple[str | None, str, str, State], other: tuple[str | None, str, str, State]
):
    receipt = Receipt(one[3], "2026-11-22T10:00:00Z", digest(*one))
    assert is_valid(receipt, *one[:3])
    assert is_valid(receipt, *other[:3]) == (one[:3] == other[:3])


@pytest.mark.parametrize(
    ("target", "fuzzy", "given_state", "state"),
    [
        ("", False, None, State.UNTRANSLATED),
        ("", True, State.APPROVED, State.UNTRANSLATED),
        ("Paz.", True, State.MACHINE, State.MACHINE),
        ("Paz.", True, None, State.MACHINE),
        ("Paz.", True, State.REJECTED, State.REJECTED),
        ("Paz.", True, State.APPROVED, State.MACHINE),
        ("Paz.", False, None, State.TRANSLATED),
        ("Paz.", False, State.MACHINE, State.TRANSLATED),
        ("Paz.", False, State.REJECTED, State.TRANSLATED),
        ("Paz.", False, State.APPROVED, State.APPROVED),
        ("Paz.", False, State.FINAL, State.FINAL),
    ],
)
def test_fuzzy_wins_and_only_a_receipt_approves(
    target: str, fuzzy: bool, given_state: State | None, state: State
):
    receipt = Receipt(given_state, "2026", "h") if given_state else None
    assert state_of(target, fuzzy=fuzzy, receipt=receipt) is state
