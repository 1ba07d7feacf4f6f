"""A statement's paragraphs, with the rows of its sentences."""

from __future__ import annotations

import pytest

from l10n.errors import StatementError
from l10n.model import Role
from tests.workflow.desk.desks import APPEAL, Desk


def test_every_sentence_stands_in_its_place(desk: Desk) -> None:
    with desk.bench() as bench:
        layout = bench.layout("es", "2026/appeal")
        rows = bench.sheet("es", "2026/appeal").rows
    told = [(one.role, one.number, [row.number for row in one.rows]) for one in layout.paragraphs]
    assert told == [
        (Role.HEADLINE, 1, [1]),
        (Role.BODY, 2, [2, 3, 4]),
        (Role.BODY, 3, [4, 5]),
    ]
    # A sentence that is repeated is the same row.
    assert layout.paragraphs[2].rows[0] is layout.paragraphs[1].rows[2] is rows[3]
    assert layout.left == ()


def test_the_text_can_be_put_together_again(desk: Desk) -> None:
    with desk.bench() as bench:
        layout = bench.layout("es", "2026/appeal")
    text = "".join(
        one.gap + "".join(spot.text + spot.gap for spot in one.spots) for one in layout.paragraphs
    )
    assert text == APPEAL.removesuffix("\n")


def test_a_text_that_was_edited_shows_what_it_has_and_what_it_had(desk: Desk) -> None:
    (desk.root / "source_texts" / "note.txt").write_text("date 2026-05-03\n\nNobody spoke. Why?\n")
    with desk.bench() as bench:
        layout = bench.layout("es", "note")
    spots = [(spot.text, spot.row is not None) for one in layout.paragraphs for spot in one.spots]
    assert spots == [("date 2026-05-03", False), ("Nobody spoke.", True), ("Why?", False)]
    assert [row.entry.source for row in layout.left] == ["The Ministry met on 3 May."]


def test_a_text_that_is_gone_is_said_to_be(desk: Desk) -> None:
    with desk.bench() as bench:
        (desk.root / "source_texts" / "note.txt").unlink()
        with pytest.raises(StatementError):
            bench.layout("es", "note")
