"""Texts with marks: all is escaped, nothing is lost, no letter is torn."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model import Finding, Severity
from l10n.web.marking import Mark, marked, source_marks, target_marks

MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(-3, 40),
        st.integers(-3, 40),
        st.sampled_from(["finding error", "term", "hit"]),
        st.sampled_from(["", '"><script>', "It’s wrong."]),
    ),
    max_size=6,
)
TEXTS = st.text("ab é\u0301<>&\"' نص文\u200d\n", max_size=30)
TAGS = re.compile(r'<mark class="[a-z ]+"(?: title="[^"<>]*")?>|</mark>')


@given(TEXTS, MARKS)
def test_without_its_tags_the_text_is_what_it_was(text: str, marks: list[Mark]):
    found = str(marked(text, marks))
    assert unescape(TAGS.sub("", found)) == text


@given(TEXTS, MARKS)
def test_nothing_but_marks_is_markup(text: str, marks: list[Mark]):
    assert not re.search("[<>]", TAGS.sub("", str(marked(text, marks))))


@pytest.mark.parametrize(
    ("text", "mark", "shown"),
    [
        ("cafe\u0301s", Mark(0, 4, "x"), '<mark class="x">cafe\u0301</mark>s'),
        ("cafe\u0301s", Mark(4, 6, "x"), 'caf<mark class="x">e\u0301s</mark>'),
        ("كَتَبَ", Mark(1, 2, "x"), '<mark class="x">كَ</mark>تَبَ'),
        ("abc", Mark(1, 1, "x"), 'a<mark class="x point"></mark>bc'),
        ("abc", Mark(3, 3, "x", "Here."), 'abc<mark class="x point" title="Here."></mark>'),
        ("abc", Mark(1, 99, "x"), 'a<mark class="x">bc</mark>'),
        ("abc", Mark(7, 9, "x"), "abc"),
        ("", Mark(0, 0, "x"), '<mark class="x point"></mark>'),
    ],
)
def test_marks_fit_the_text(text: str, mark: Mark, shown: str):
    assert str(marked(text, [mark])) == shown


def test_where_marks_lie_over_each_other_both_are_told():
    marks = [Mark(0, 3, "finding error", "Wrong."), Mark(2, 5, "finding note", "Odd.")]
    assert str(marked("abcde", marks)) == (
        '<mark class="finding error" title="Wrong.">ab</mark>'
        '<mark class="finding error note" title="Wrong. Odd.">c</mark>'
        '<mark class="finding note" title="Odd.">de</mark>'
    )


def test_findings_are_marked_on_the_side_that_they_are_on():
    found = [
        Finding("numbers", Severity.ERROR, "613 is missing.", (3, 6), None),
        Finding("ends", Severity.NOTE, "Two spaces.", None, (1, 3)),
    ]
    assert list(source_marks(found)) == [Mark(3, 6, "finding error", "613 is missing.")]
    assert list(target_marks(found)) == [Mark(1, 3, "finding note", "Two spaces.")]
