"""What stands behind a word comes out again letter for letter."""

from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from l10n.workflow.masking import masked


@given(
    st.text(st.sampled_from(string.ascii_letters + " ./éə"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12),
)
def test_unmasking_gives_the_text(text: str, places: list[tuple[int, int]]):
    spans = [(start, start + size) for start, size in places if start + size <= len(text)]
    found = masked(text, spans)
    if not found.lost(found.text):
        assert found.shown(found.text) == text


def test_words_that_the_text_has_are_not_used():
    found = masked("Linux and Obama at www.un.org.", [(19, 29)])
    assert found.text == "Linux and Obama at GNOME."
    assert found.shown("GNOME: Linux, Obama") == "www.un.org: Linux, Obama"


def test_what_is_lost_or_doubled_is_told():
    found = masked("a x b y", [(2, 3), (6, 7)])
    first, second = found.hidden
    assert found.lost(f"{first} {second}") == []
    assert found.lost(f"{first}s {second} {second}") == [first, second]


def test_overlapping_spans_and_too_many_are_left():
    assert len(masked("abcdef", [(0, 3), (1, 4), (5, 6)]).hidden) == 2
    found = masked("abcdefghij", [(at, at + 1) for at in range(10)])
    assert 4 < len(found.hidden) < 10
    assert found.text.endswith("ij")
