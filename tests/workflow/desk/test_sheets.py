"""A sheet is what its catalog, its journal and the checks say, and keeps what is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from l10n.cli.session import opened
from l10n.errors import CatalogError
from l10n.languages import Language
from l10n.model import Role, State
from l10n.workflow.desk.board import Board
from l10n.workflow.desk.examining import unmeasured
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.storing import dump, load
from tests.workflow.desk.desks import ARABIC, SPANISH, Desk


@contextmanager
def reading(desk: Desk) -> Iterator[Callable[..., Sheet]]:
    """A way to read sheets that knows what it read before."""
    with opened(desk.root) as session:
        board = Board(session, lambda _: unmeasured)

        def read(statement: str, target: Language = SPANISH) -> Sheet:
            found = board.read(statement, target, board.turns.first).after
            assert found is not None
            return found

        yield read


def test_rows_are_in_source_order_with_what_extraction_noted(desk: Desk) -> None:
    with reading(desk) as read:
        sheet = read("2026/appeal")
    assert [(row.number, row.entry.source, row.role, row.paragraph) for row in sheet.rows] == [
        (1, "Appeal for peace", Role.HEADLINE, 1),
        (2, "The Ministry met on 3 May.", Role.BODY, 2),
        (3, "“We want peace,” Anna Karimova said.", Role.BODY, 2),
        (4, "It rained.", Role.BODY, 2),
        (5, "25 people came.", Role.BODY, 3),
    ]
    assert {row.state for row in sheet.rows} == {State.MACHINE}
    assert sheet.tally.segments == {State.MACHINE: 5}
    assert [[one.check for one in row.findings] for row in sheet.rows] == [*[[]] * 4, ["numbers"]]


def test_a_row_is_found_by_its_whole_id_alone(desk: Desk) -> None:
    with reading(desk) as read:
        sheet = read("note")
    assert [sheet.row(row.segment) for row in sheet.rows] == list(sheet.rows)
    assert (sheet.row(sheet.rows[0].segment[:4]), sheet.row("")) == (None, None)


def test_what_is_the_same_is_taken_over_and_what_is_not_is_not(desk: Desk) -> None:
    with reading(desk) as read:
        before = read("2026/appeal")
        same = read("2026/appeal")
        desk.edit("2026/appeal", lambda text: text.replace("Llovió", "Ha llovido"))
        after = read("2026/appeal")
    with reading(desk) as read:
        anew = read("2026/appeal")
    assert (same, same.stamp) == (before, before.stamp)
    assert [new is old for new, old in zip(after.rows, before.rows, strict=True)] == [
        *(True, True, True, False, True)
    ]
    assert (after, after.stamp) == (anew, anew.stamp)
    assert after.stamp != before.stamp


def test_a_version_tells_target_state_and_receipt_apart(desk: Desk) -> None:
    with reading(desk) as read:
        seen = [read("note").rows[1].version]
        for old, new in (
            ('#, fuzzy\nmsgid "Nobody', 'msgid "Nobody'),
            ("Nadie habló", "Nadie dijo nada"),
            ('msgid "Nobody', '#, fuzzy\nmsgid "Nobody'),
        ):
            desk.edit("note", lambda text: text.replace(old, new))  # noqa: B023
            seen.append(read("note").rows[1].version)
        remarked = read("note").rows[1].version
    assert len(set(seen)) == 4
    assert remarked == seen[-1]


def test_what_cannot_be_read_says_so(desk: Desk) -> None:
    desk.edit("note", lambda _: "msgid broken")
    with reading(desk) as read:
        sheet = read("note")
    assert (sheet.rows, sheet.statement, sheet.tally.total) == ((), "note", 0)
    assert isinstance(sheet.problem, CatalogError)


@pytest.mark.parametrize("target", [SPANISH, ARABIC])
def test_a_sheet_comes_back_from_json_whole(desk: Desk, target: Language) -> None:
    desk.edit(
        "2026/appeal", lambda text: text.replace("#, fuzzy", "# Ein Wort.\n#, fuzzy, no-wrap")
    )
    with reading(desk) as read:
        sheet = read("2026/appeal", target)
    back = load("2026/appeal", target, dump(sheet))
    assert (back, back.stamp, back.examined, back.rules) == (
        *(sheet, sheet.stamp, sheet.examined, sheet.rules),
    )
    assert [row.entry.line for row in back.rows] == [row.entry.line for row in sheet.rows]
