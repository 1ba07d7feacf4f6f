"""Charts: what they show is true, is told in words, and fits."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model import Severity, State
from l10n.web.charts import Share, count_bars, in_words, state_bar

COUNTS = st.dictionaries(st.sampled_from(list(State)), st.integers(0, 10**6))


def drawn(states: dict[State, int]) -> list[tuple[str, float, float]]:
    """Each part of a bar: its class, where it begins and how wide it is."""
    parts = re.findall(r'class="bar-(\w+)" x="([\d.e-]+)%" width="([\d.]+)%"', state_bar(states))
    return [(name, float(x), float(width)) for name, x, width in parts]


@given(COUNTS)
def test_parts_are_in_order_within_the_bar_and_none_is_lost(states: dict[State, int]):
    parts = drawn(states)
    assert {name for name, _, _ in parts} == {state for state, count in states.items() if count}
    ends = [x + width for _, x, width in parts]
    assert all(end <= x + 0.05 for end, (_, x, _) in zip(ends, parts[1:], strict=False))
    assert all(width > 0 for _, _, width in parts)
    assert not ends or 99 < ends[-1] <= 100.1


@given(COUNTS)
def test_a_bar_is_well_formed_and_says_what_it_shows(states: dict[State, int]):
    bar = ElementTree.fromstring(state_bar(states, "Spanish"))
    assert bar.get("role") == "img"
    assert bar.findtext("title") == f"Spanish: {in_words(states)}"


def test_more_is_wider():
    widths = {name: width for name, _, width in drawn({State.FINAL: 3, State.MACHINE: 7})}
    assert widths["final"] * 2 < widths["machine"] < widths["final"] * 2.5


def test_a_draft_and_a_refusal_have_a_pattern_besides_their_colour():
    bar = state_bar({State.MACHINE: 1, State.REJECTED: 1, State.APPROVED: 1})
    assert re.findall(r'class="bar-(\w+)"[^>]*fill="url\(#p-(\w+)\)"', bar) == [
        ("rejected", "rejected"),
        ("machine", "machine"),
    ]


def test_what_a_bar_is_of_never_becomes_markup():
    assert "<b>" not in state_bar({State.MACHINE: 1}, "<b>Spanish</b>")


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ({}, "0 segments"),
        ({State.APPROVED: 1}, "1 segment: 1 approved"),
        (
            {State.UNTRANSLATED: 1200, State.FINAL: 2},
            "1,202 segments: 2 final, 1,200 untranslated",
        ),
    ],
)
def test_words(states: dict[State, int], words: str):
    assert in_words(states) == words


def test_counts_are_as_long_as_the_longest_allows():
    shares = [Share("names", Severity.ERROR, 24), Share("dates", Severity.WARNING, 6)]
    widths = {
        name: float(re.search(r'width="([\d.]+)%" height="8"/>', bar)[1])  # type: ignore[index]
        for name, bar in count_bars(shares).items()
    }
    assert widths == {"names": 100.0, "dates": 25.0}
    assert count_bars([]) == {}
