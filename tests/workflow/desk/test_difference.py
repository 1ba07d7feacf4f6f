"""Word differences rebuild both texts, whatever the script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.workflow.desk.difference import Piece, PieceKind, words

SAME, REMOVED, ADDED = PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED
ENGLISH = ["The", "33rd", "meeting", "was", "not", "held", "on", "3", "May", ",", ".", "“", "”"]
ARABIC = ["قال", "الوزير", "إنّ", "الرئيس", "٢٥", "لن", "يحضر", "،", "والاجتماع"]
CHINESE = ["新华社", "记者", "周一", "周二", "报道", "2026年", "，", "。"]
TEXTS = st.one_of(
    *(
        st.lists(st.sampled_from(parts), max_size=9).map(joint.join)
        for parts, joint in ((ENGLISH, " "), (ARABIC, " "), (CHINESE, ""), (ENGLISH, "\n "))
    ),
    st.text(max_size=30),
)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    found = words(old, new)
    assert "".join(piece.text for piece in found if piece.kind is not ADDED) == old
    assert "".join(piece.text for piece in found if piece.kind is not REMOVED) == new
    assert all(piece.text for piece in found)
    assert all(one.kind is not other.kind for one, other in pairwise(found))
    assert not any((one.kind, other.kind) == (ADDED, REMOVED) for one, other in pairwise(found))


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert words(text, text) == ((Piece(SAME, text),) if text else ())


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("They met on 1,200 sites.", "They met on 1,300 sites.",
         [(SAME, "They met on "), (REMOVED, "1,200"), (ADDED, "1,300"), (SAME, " sites.")]),
        ("the old man left", "the new woman left",
         [(SAME, "the "), (REMOVED, "old man"), (ADDED, "new woman"), (SAME, " left")]),
        ("记者周一报道", "记者周二报道",
         [(SAME, "记者周"), (REMOVED, "一"), (ADDED, "二"), (SAME, "报道")]),
        ("قال الوزير اليوم", "قال الرئيس اليوم",
         [(SAME, "قال "), (REMOVED, "الوزير"), (ADDED, "الرئيس"), (SAME, " اليوم")]),
        ("It rained.", "It rained. It stopped.", [(SAME, "It rained."), (ADDED, " It stopped.")]),
        ("", "Peace", [(ADDED, "Peace")]),
    ],
)  # fmt: skip
def test_words_are_whole(old: str, new: str, found: list[tuple[PieceKind, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in words(old, new)] == found


def test_very_long_texts_differ_in_one_piece() -> None:
    old, new = "a " * 3_000, "b " * 3_000
    assert [piece.kind for piece in words(f"x {old}y", f"x {new}y")] == [SAME, REMOVED, ADDED, SAME]
