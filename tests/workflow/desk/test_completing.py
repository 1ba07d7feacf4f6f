"""What one press of Tab takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.workflow.desk.completing import completion


@given(st.text())
def test_the_words_are_the_text(text: str) -> None:
    made = completion(text)
    assert (made.text, "".join(made.words)) == (text, text)
    assert all(made.words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rno, pide", ("rno,", " pide")),
        (", dijo", (",", " dijo")),
        (" — y", (" —", " y")),
        ("  a  ", ("  a  ",)),
        ("من أجل السلام.", ("من", " أجل", " السلام.")),
        ("通过法律。他说", ("通过", "法律。", "他说")),
        ("のカタカナを", ("の", "カタカナ", "を")),
        ("ดี ครับ", ("ดี", " ครับ")),
    ],
)
def test_a_word_has_its_space_and_its_marks(text: str, words: tuple[str, ...]) -> None:
    assert completion(text).words == words
