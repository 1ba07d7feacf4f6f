"""The journal: every event comes back, and a line cut short harms none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs import journal
from l10n.catalogs.journal import Event
from l10n.errors import CatalogError
from l10n.model import State

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
EVENTS = st.lists(
    st.builds(
        Event,
        at=st.just("2026-11-22T10:00:00Z"),
        by=TEXTS,
        statement=TEXTS,
        segment=st.just("350c0190"),
        before=st.sampled_from(State),
        after=st.sampled_from(State),
        old=TEXTS,
        new=TEXTS,
        reason=TEXTS,
        receipts=st.none() | st.lists(TEXTS, max_size=2).map(tuple),
        previous=TEXTS,
    ),
    max_size=4,
)


@given(events=EVENTS)
def test_events_come_back_one_a_line(events: list[Event]):
    data = journal.write(events)
    assert data.count(b"\n") == len(events)
    assert journal.read(data, shown="journal.jsonl") == events


@given(events=EVENTS, cut=st.integers(1, 50))
def test_a_line_cut_short_is_dropped(events: list[Event], cut: int):
    whole, last = (
        journal.write(events),
        journal.write([Event(*"abcd", State.MACHINE, *[State.FINAL], *"efg")]),
    )
    assert journal.read(whole + last[: -min(cut, len(last))], shown="journal.jsonl") == events


@pytest.mark.parametrize("line", ["{}", "[1]", "null", '{"at": "2026"}', "<<<<<<< ours"])
def test_what_is_no_event_is_named_by_its_line(line: str):
    data = journal.write([]) + f"{line}\n".encode()
    with pytest.raises(CatalogError, match=r"journal\.jsonl: Line 1 is not an event"):
        journal.read(data, shown="journal.jsonl")
