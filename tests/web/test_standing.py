"""A queue that is kept in parts is the whole queue: its pages, and each segment's place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs.catalog import Entry
from l10n.languages import language
from l10n.model import Role, State
from l10n.review.risk import Risk
from l10n.web.pages.standing import standing_in
from l10n.web.queues import Queues, between, length, part
from l10n.workflow.desk.queue import Order, Wanted, queue
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet

SPANISH = language("es")


def row(statement: str, number: int, state: State, risk: float) -> Row:
    entry = Entry(f"Sentence {number}.", f"Frase {number}.")
    rest = (Role.BODY, 1, (), (), Risk(risk), "v")
    return Row(statement, SPANISH, f"{number:08x}", number, entry, state, *rest)


ROWS = st.lists(st.tuples(st.sampled_from(State), st.sampled_from([0.1, 0.5, 0.9])), max_size=6)
SHEETS = st.lists(ROWS, min_size=1, max_size=4).map(
    lambda made: [
        Sheet(name, SPANISH, tuple(row(name, at, *one) for at, one in enumerate(rows, 1)))
        for name, rows in zip("abcd", made, strict=False)
    ]
)
WANTED = st.sampled_from([Wanted(), Wanted(states=(State.APPROVED,)), Wanted(text="2")])


@given(SHEETS, st.sampled_from(Order), WANTED)
def test_places_are_those_of_the_whole_queue(sheets: list[Sheet], order: Order, wanted: Wanted):
    whole = queue(sheets, order, wanted)
    parts = [part(sheet, order, wanted) for sheet in sheets]
    for at, one in enumerate(whole):
        found = standing_in(parts, one, order)
        assert (found.position, found.waiting) == (at + 1, len(whole))
        assert found.previous == (whole[at - 1] if at else None)
        assert found.following == (whole[at + 1] if at + 1 < len(whole) else None)


@given(SHEETS, st.sampled_from(Order), WANTED, st.integers(0, 20), st.integers(0, 5))
def test_pages_are_those_of_the_whole_queue(
    sheets: list[Sheet], order: Order, wanted: Wanted, start: int, size: int
):
    whole = queue(sheets, order, wanted)
    parts = [part(sheet, order, wanted) for sheet in sheets]
    assert length(parts) == len(whole)
    assert between(parts, start, start + size) == whole[start : start + size]


@given(SHEETS, st.sampled_from(Order))
def test_what_is_not_in_the_queue_has_the_next_after_it(sheets: list[Sheet], order: Order):
    everything = queue(sheets, order, Wanted(only_open=False))
    waiting = set(queue(sheets, order))
    parts = [part(sheet, order, Wanted()) for sheet in sheets]
    for at, one in enumerate(everything):
        found = standing_in(parts, one, order)
        later = [other for other in everything[at + 1 :] if other in waiting]
        assert found.following == (later[0] if later else None)
        assert (found.position is None) == (one not in waiting)


@pytest.mark.parametrize("order", Order)
def test_a_part_is_sorted_again_only_where_its_sheet_is_another(order: Order):
    queues = Queues()
    sheets = [Sheet(name, SPANISH, (row(name, 1, State.MACHINE, 0.5),)) for name in "ab"]
    first = queues.parts("es", sheets, order, Wanted())
    changed = [sheets[0], replace(sheets[1], rows=(row("b", 1, State.MACHINE, 0.9),))]
    second = queues.parts("es", changed, order, Wanted())
    assert second[0] is first[0]
    assert second[1].rows == changed[1].rows
    for number in range(40):
        queues.parts("es", sheets, order, Wanted(text=str(number)))
    assert queues.parts("es", sheets, order, Wanted()) == first
