"""What proves an approval knows of undos, too: what was taken back stays taken back."""

from __future__ import annotations

from dataclasses import replace

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.foreign import settle
from l10n.catalogs.proof import Doubt, repaired
from l10n.catalogs.receipts import digest, set_aside
from l10n.model import Receipt, State
from l10n.review.states import Action
from tests.workflow.undoing.work import (
    APPROVE,
    DRAFT,
    EDIT,
    ENGINE,
    REJECT,
    SOURCE,
    UNDO,
    A,
    T,
    Work,
    moment,
    text,
)


def test_an_undo_proves_no_approval_by_whoever_undid():
    work = Work(DRAFT)
    work.does(APPROVE, "boris")
    work.does(REJECT, "anna")
    work.does(UNDO, "anna")
    forged = text(A, by="anna", at=moment(3), origin="", score=None)
    work.catalog = replace(work.catalog, entries=(forged,))
    assert [found.doubt for found in work.approvals()] == [Doubt.FORGED]
    # The true receipt was lost to the forged one, and is known.
    (left,) = work.settled().catalog.entries
    assert left.receipt == Receipt(
        *(A, moment(1), digest(None, SOURCE, "Paz.", A), "boris", ENGINE)
    )


def test_a_lost_receipt_or_entry_comes_back_as_the_undo_left_it():
    work = Work(DRAFT)
    approved = work.does(APPROVE, "boris")
    work.does(EDIT, "anna", "La paz.")
    work.does(UNDO, "anna")
    work.catalog = replace(work.catalog, entries=(approved.without_receipts(),))
    (missing,) = work.approvals()
    assert (missing.doubt, missing.by, missing.at) == (Doubt.MISSING, "boris", moment(1))
    assert work.settled().catalog.entries == (approved,)
    gone = settle(
        Catalog((), ()),
        work.ledger().of("letter"),
        statement="letter",
        at=moment(59),
        wanted=[(None, SOURCE)],
    )
    assert gone.catalog.entries == (approved,)


def old_version(work: Work, *steps: tuple[Action, str]) -> Entry:
    """How the entry was after the first of these steps."""
    first, *rest = (work.does(action, by) for action, by in steps)
    assert rest
    return first


def test_an_approval_that_was_undone_does_not_come_back_with_an_older_version():
    work = Work(DRAFT)
    old = old_version(work, (APPROVE, "anna"), (UNDO, "anna"))
    work.catalog = replace(work.catalog, entries=(old,))
    assert [found.doubt for found in work.approvals()] == [Doubt.WITHDRAWN]
    assert work.settled().catalog.entries[0].unit().state is T


def test_nor_behind_somebody_elses_approval_of_the_same_text():
    work = Work(DRAFT)
    old = old_version(work, (APPROVE, "anna"), (UNDO, "anna"), (APPROVE, "boris"))
    now = work.entry
    work.catalog = replace(work.catalog, entries=(old,))
    assert [found.doubt for found in work.approvals()] == [Doubt.WITHDRAWN]
    assert work.settled().catalog.entries == (now,)


def test_nor_by_a_repair():
    work = Work(DRAFT)
    old = old_version(work, (APPROVE, "anna"), (UNDO, "anna"))
    assert old.receipt
    aside = replace(work.entry, comments=(set_aside(old.receipt),), flags=())
    catalog, events = repaired(
        Catalog((), (aside,)), work.ledger().of("letter"), statement="letter", at=moment(59)
    )
    assert (catalog.entries[0].comments, events) == ((), ())


def test_a_second_signature_that_was_undone_is_not_rebuilt():
    """The first one came back with an older version, and lost its receipt."""
    work = Work(DRAFT)
    approved = work.does(APPROVE, "anna")
    work.does(APPROVE, "boris")
    work.does(UNDO, "boris")
    work.does(EDIT, "carla", "La paz.")
    work.catalog = replace(work.catalog, entries=(approved,))
    back = work.settled()
    assert back.catalog.entries == (approved,)
    work.catalog = replace(back.catalog, entries=(approved.without_receipts(),))
    assert work.settled(*back.events).catalog.entries == (approved,)


def test_a_draft_that_was_approved_by_mistake_is_nobodys_work():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.does(UNDO, "anna")
    work.catalog = replace(work.catalog, entries=(replace(Entry(SOURCE)),))
    assert work.settled().catalog.entries[0].unit().state is State.UNTRANSLATED
