"""How alike texts are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.memory.similarity import Measure, differences, similarity, terms, tokens

ANY = st.text(max_size=40)
NEAR = st.text(alphabet="ab 中国ไท,.1é'", max_size=12)


@given(NEAR | ANY, NEAR | ANY)
def test_it_is_symmetric_and_whole_only_where_texts_are_equal(one: str, other: str):
    found = similarity(one, other)
    assert found == similarity(other, one)
    assert 0 <= found <= 100
    assert (found == 100) == (one == other)


@given(NEAR, NEAR, st.integers(1, 100))
def test_a_bound_leaves_what_reaches_it_as_it_is(one: str, other: str, least: int):
    whole = similarity(one, other)
    assert Measure(one).score(other, least) == (whole if whole >= least else 0)


@given(ANY)
def test_tokens_are_all_of_a_text_but_its_white_space(text: str):
    assert "".join(tokens(text)) == "".join(text.casefold().split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't stop at 3.50!", ["don't", "stop", "at", "3.50", "!"]),
        ("L’Union a 27 membres.", ["l’union", "a", "27", "membres", "."]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("قَالَ الرئيس", ["قَالَ", "الرئيس"]),
        ("می‌خواهم", ["می‌خواهم"]),
        ("ประชุม", list("ประชุม")),
        ("2026年の会議", ["2026", "年", "の", "会", "議"]),
        ("𠮷野", ["𠮷", "野"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]):
    assert tokens(text) == expected


def test_letters_of_unspaced_scripts_are_found_in_pairs():
    assert terms(tokens("会議は3日。")) == ["会議", "議は", "3", "日", "。"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The talks were held in Genoa.", "The talks were held in Geneva.", 89),
        ("The talks were held.", "THE TALKS WERE HELD.", 62),
        ("会談は月曜日に開かれた", "会談は火曜日に開かれた", 90),
        ("Rain fell.", "The committee adopted its agenda on Monday.", 12),
        ("a", " ", 0),
    ],
)
def test_some_texts(one: str, other: str, expected: int):
    assert similarity(one, other) == expected


@given(NEAR, NEAR)
def test_differences_tell_one_text_from_the_other(one: str, other: str):
    changes = differences(one, other)
    assert all(old != new for old, new in changes)
    assert all(old in one and new in other for old, new in changes)
    assert changes or "".join(one.split()) == "".join(other.split())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("on 3 May 2026", "on 4 June 2026", (("3 May", "4 June"),)),
        ("Rain fell.", "Heavy rain fell", (("", "Heavy"), ("Rain", "rain"), (".", ""))),
        ("周一报道", "周二报道", (("一", "二"),)),
        ("same", "same", ()),
    ],
)
def test_differences(old: str, new: str, expected: tuple[tuple[str, str], ...]):
    assert differences(old, new) == expected
