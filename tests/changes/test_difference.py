"""What an edit of a sentence means: only what cannot change a fact is cosmetic."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.changes.difference import classify
from l10n.model import Change

CASES = [
    line.split(" | ")
    for line in Path(__file__).with_name("differences.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("change", "tag", "old", "new"), CASES)
def test_edits_of_real_kinds(change: str, tag: str, old: str, new: str):
    assert classify(old, new, tag) is Change(change)
    assert classify(new, old, tag) is Change(change)


@given(text=st.text(), tag=st.sampled_from(["en", "zh", "tr", "tlh"]))
def test_any_text_is_itself(text: str, tag: str):
    assert classify(text, text, tag) is Change.COSMETIC


@given(old=st.text(), new=st.text())
def test_a_figure_is_never_cosmetic(old: str, new: str):
    assert classify(f"{old} 613 {new}", f"{old} 614 {new}", "en") is Change.FACTUAL


@given(words=st.lists(st.sampled_from(["they", "did", "not", "see", "Baku"]), min_size=1))
def test_a_denial_is_never_cosmetic(words: list[str]):
    with_one, without = " ".join([*words, "never"]), " ".join(words)
    assert classify(with_one, without, "en") is Change.FACTUAL
