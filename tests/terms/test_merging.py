"""Rows that come from elsewhere: nothing that people wrote is lost, nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.terms.base import Term
from l10n.terms.merging import Outcome, merge
from l10n.terms.table import TermRow

FORMS = st.lists(st.sampled_from("abcd"), max_size=3, unique=True).map(tuple)
WORDS = st.sampled_from(["", "n", "m"])


@st.composite
def rows(draw: st.DrawFn) -> TermRow:
    targets = draw(FORMS)
    forbidden = tuple(form for form in draw(FORMS) if form not in targets)
    if not targets and not forbidden:
        targets = ("a",)
    term = Term(
        draw(st.sampled_from("xy")),
        targets,
        forbidden,
        draw(st.booleans()),
        draw(WORDS),
        draw(WORDS),
        draw(WORDS),
    )
    return TermRow(draw(st.sampled_from(["es", "*"])), term)


def row(*targets: str, never: tuple[str, ...] = (), case: bool = False, note: str = "") -> TermRow:
    return TermRow("es", Term("court", targets, never, case, note))


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome", "kept", "preferred"),
    [
        (row("a"), row("a"), Outcome.SAME, row("a"), row("a")),
        (row("a", "b"), row("b"), Outcome.SAME, row("a", "b"), row("a", "b")),
        (row("a"), row("a", "b"), Outcome.COMPLETED, row("a", "b"), row("a", "b")),
        (row("a"), row("a", note="n"), Outcome.COMPLETED, *[row("a", note="n")] * 2),
        (row("a", note="m"), row("a", note="n"), Outcome.SAME, *[row("a", note="m")] * 2),
        (row("a"), row(never=("c",)), Outcome.COMPLETED, *[row("a", never=("c",))] * 2),
        (row("a"), row("b"), Outcome.CONFLICT, row("a"), row("b", "a")),
        (row("a"), row(never=("a",)), Outcome.CONFLICT, row("a"), row(never=("a",))),
        (row("a", never=("b",)), row("b"), Outcome.CONFLICT, row("a", never=("b",)),
         row("b", "a")),
        (row("a"), row("a", case=True), Outcome.CONFLICT, row("a"), row("a", case=True)),
        (row("a", note="m"), row("b", note="n"), *[Outcome.CONFLICT, row("a", note="m")],
         row("b", "a", note="m | n")),
    ],
)  # fmt: skip
def test_one_row(ours: TermRow, theirs: TermRow, outcome: Outcome, kept: TermRow, preferred):
    merged = merge([ours], [theirs], prefer_theirs=False)
    assert (merged.outcomes, merged.rows) == ([(outcome, theirs)], [kept])
    assert len(merged.contradictions) == (outcome is Outcome.CONFLICT)
    won = merge([ours], [theirs], prefer_theirs=True)
    assert won.rows == [preferred]
    again = merge(won.rows, [theirs], prefer_theirs=True)
    assert (again.rows, again.changed) == ([preferred], {})


def test_another_language_and_another_source_are_new():
    new = [TermRow("fr", Term("court", ("a",))), TermRow("es", Term("Court", ("a",)))]
    merged = merge([row("a")], new, prefer_theirs=False)
    assert merged.rows == [row("a"), *new]
    assert (merged.changed, {outcome for outcome, _ in merged.outcomes}) == ({}, {Outcome.ADDED})


def test_of_two_rows_for_a_term_the_one_that_agrees_is_taken():
    ours = [row("a", case=True), row("b")]
    merged = merge(ours, [row("b", "c")], prefer_theirs=False)
    assert merged.rows == [row("a", case=True), row("b", "c")]
    assert merged.changed == {1: row("b", "c")}


@given(ours=st.lists(rows(), max_size=4), theirs=st.lists(rows(), max_size=4), prefer=st.booleans())
def test_no_form_of_ours_is_lost(ours: list[TermRow], theirs: list[TermRow], prefer: bool):
    merged = merge(ours, theirs, prefer_theirs=prefer)
    assert len(merged.outcomes) == len(theirs)
    for number, (before, after) in enumerate(zip(ours, merged.rows, strict=False)):
        old, new = before.term, after.term
        assert {*old.targets, *old.forbidden} <= {*new.targets, *new.forbidden}
        assert old.note in new.note
        assert not {*new.targets} & {*new.forbidden}
        assert (number in merged.changed) == (before != after)
        if not prefer:
            assert new.targets[: len(old.targets)] == old.targets
            assert new.forbidden[: len(old.forbidden)] == old.forbidden
    again = merge(merged.rows, theirs, prefer_theirs=False)
    if not prefer:
        assert again.rows == merged.rows
