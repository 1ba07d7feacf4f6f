"""An undo on one branch of git, and what was done on the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import What
from l10n.catalogs.proof import Doubt
from l10n.catalogs.threeway import merge3
from l10n.model import State
from l10n.review.states import Action
from tests.workflow.undoing.work import (
    APPROVE,
    DRAFT,
    EDIT,
    REJECT,
    UNDO,
    A,
    M,
    R,
    T,
    Work,
    moment,
)


def branches(base: Work, ours: list[tuple[Action, str]], theirs: list[tuple[Action, str]]) -> Work:
    """Both go on from the base, one after the other by the clock, and git merges them."""
    sides = []
    now = base.now
    for steps in (ours, theirs):
        side = Work()
        side.catalog, side.told, side.now = base.catalog, list(base.told), now
        for action, by in steps:
            side.does(action, by, "Una paz." if action is EDIT else "")
        now = side.now
        sides.append(side)
    merged = Work()
    merged.catalog = merge3(base.catalog, sides[0].catalog, sides[1].catalog).catalog
    merged.told = [*sides[0].told, *(e for e in sides[1].told if e not in sides[0].told)]
    merged.now = now
    return merged


def left(work: Work) -> Entry:
    """What two readings make of a merge: the second finds nothing more to say."""
    first = work.settled()
    work.catalog, work.told = first.catalog, [*work.told, *first.events]
    again = work.settled()
    assert (again.catalog.entries, again.events) == (work.catalog.entries, ())
    assert [found.doubt for found in work.approvals() if found.doubt] == []
    return work.entry


UNDONE = [(APPROVE, "anna"), (UNDO, "anna")]


MERGES = {
    "ours undone, theirs approved": (UNDONE, [(APPROVE, "boris")], A, "boris"),
    "ours approved, theirs undone": ([(APPROVE, "boris")], UNDONE, A, "boris"),
    "both undone": (UNDONE, [(APPROVE, "boris"), (UNDO, "boris")], M, ""),
    "one and the same approved and undid": (UNDONE, [(APPROVE, "anna")], A, "anna"),
    "undone against a rejection": (UNDONE, [(REJECT, "boris")], R, "boris"),
    "undone against an edit": (UNDONE, [(EDIT, "boris")], T, "boris"),
}


@pytest.mark.parametrize(("ours", "theirs", "state", "by"), MERGES.values(), ids=MERGES)
def test_branches_of_a_draft(
    ours: list[tuple[Action, str]], theirs: list[tuple[Action, str]], state: State, by: str
):
    entry = left(branches(Work(DRAFT), ours, theirs))
    receipt = entry.receipt
    assert (entry.unit().state, receipt.by if receipt else "") == (state, by)


@pytest.mark.parametrize("undone_first", [True, False])
def test_a_branch_undoes_what_the_other_built_on(undone_first: bool):
    base = Work(DRAFT)
    base.does(APPROVE, "anna")
    sides = [(UNDO, "anna")], [(APPROVE, "boris")]
    merged = branches(base, *(sides if undone_first else sides[::-1]))
    assert left(merged).unit().state is M
    merged.refuses(UNDO, "boris", "changed since")


def test_an_undo_takes_back_what_its_own_author_did():
    """Of two who did the same on two branches, the other one later."""
    base = Work(DRAFT)
    merged = branches(base, [(APPROVE, "anna")], [(APPROVE, "boris")])
    undo = replace(
        *(merged.told[1],),
        what=What.UNDO,
        at=moment(3),
        before=A,
        after=M,
        receipts=DRAFT.comments,
    )
    merged.told.append(undo)
    receipt = left(merged).receipt
    assert (receipt or pytest.fail("none")).by == "boris"


def test_a_rejection_on_one_branch_stands_against_an_undo_on_the_other():
    base = Work(DRAFT)
    base.does(APPROVE, "boris")
    merged = branches(base, [(REJECT, "carla")], [(REJECT, "anna"), (UNDO, "anna")])
    assert left(merged).unit().state is R
    merged.catalog = base.catalog
    assert [found.doubt for found in merged.approvals()] == [Doubt.WITHDRAWN]
