"""What a text is made of: its words are those that a search for each word finds."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.pair import Text
from l10n.languages import language

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ODD = "ab'’ʼ_ .,-\u0130ß\u0301\u00a0\u2028\n٣中²Ж"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It isn't the boys’ own.", ["It", "isn't", "the", "boys", "own"]),
        ("d’État, 'so' said", ["d’État", "so", "said"]),
        ("a''b ’tis snake_case", ["a", "b", "tis", "snake", "case"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert Text(text, language("en")).words == words


@given(st.text(max_size=60) | st.text(alphabet=_ODD, max_size=60))
def test_everything_is_that_of_its_words(said: str) -> None:
    text = Text(said, language("en"))
    folded = [word.casefold() for word in _WORD.findall(said)]
    pairs = list(pairwise(folded))
    assert text.words == _WORD.findall(said)
    assert (text.folded, text.vocabulary) == (folded, frozenset(folded))
    assert text.spans == [match.span() for match in _WORD.finditer(said)]
    assert text.marks == {sign for sign in said if not sign.isalnum()}
    assert text.echoes == len(pairs) - len(set(pairs))
    assert text.doubles == any(one == other for one, other in pairs)
