"""What other programs do to a catalog is seen, recorded and, where it is a loss, undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from l10n.catalogs import journal
from l10n.catalogs.catalog import FUZZY, Catalog, Entry
from l10n.catalogs.foreign import Settled, settle
from l10n.catalogs.journal import Deed, Event, What
from l10n.catalogs.ledger import Ledger
from l10n.catalogs.receipts import digest, format_receipt, parse_set_aside
from l10n.model import Found, Receipt, State

MONDAY, TUESDAY, TODAY = "2026-11-23T10:00:00Z", "2026-11-24T10:00:00Z", "2026-11-25T10:00:00Z"
U, M, R, T, A, F = State


def entry(state: State, target: str = "Paz.", *, source: str = "Peace.", by: str = "anna") -> Entry:
    """An entry as l10n leaves it in a state."""
    if state is U:
        return Entry(source)
    receipt = Receipt(
        state,
        MONDAY,
        digest(None, source, target, state),
        by="" if state is M else by,
        origin="argos:en_es-1.0" if state is M else "",
    )
    return Entry(source, target).marked(receipt, fuzzy=state in {M, R})


def event(left: Entry, *, at: str = MONDAY, what: What | None = None) -> Event:
    """The event that left an entry so."""
    state = left.unit().state
    kinds = {M: What.DRAFT, R: What.REJECT, T: What.EDIT, A: What.APPROVE, F: What.APPROVE}
    receipt = left.receipt
    by = (receipt.by or receipt.origin) if receipt else ""
    deed = Deed(what or kinds[state], at, by, receipt.reason if receipt else "")
    return journal.event("s", Entry(left.source), left, deed)


def settled(
    entries: Iterable[Entry], events: Iterable[Event], *, wanted: Iterable[str] = (), tool: str = ""
) -> Settled:
    ledger = Ledger()
    ledger.add(events)
    metadata = (("X-Generator", tool or "l10n"),)
    catalog = Catalog(metadata, tuple(entries))
    keys = [(None, source) for source in wanted]
    return settle(catalog, ledger.of("s"), statement="s", at=TODAY, wanted=keys)


def bare(left: Entry) -> Entry:
    """Without any receipt, as tools that drop comments leave it."""
    return left.without_receipts()


def plain(left: Entry) -> Entry:
    """Without the fuzzy mark."""
    return replace(left, flags=())


def fuzzy(left: Entry) -> Entry:
    return replace(left, flags=(FUZZY,))


@pytest.mark.parametrize("state", [M, R, T, A, F])
def test_what_l10n_wrote_is_left_as_it_is(state: State):
    known = entry(state)
    catalog = Catalog((("X-Generator", "l10n"),), (known,))
    ledger = Ledger()
    ledger.add([event(known)])
    done = settle(catalog, ledger.of("s"), statement="s", at=TODAY)
    assert done == Settled(catalog)
    assert done.catalog is catalog


CHANGES = {
    "mark removed": (entry(M), plain(entry(M)), T, Found.CONFIRMED),
    "rejection overruled": (entry(R), plain(entry(R)), T, Found.CONFIRMED),
    "draft corrected": (entry(M), replace(entry(M), target="La paz."), M, Found.WRITTEN),
    "draft made good": (entry(M), plain(replace(entry(M), target="La paz.")), T, Found.WRITTEN),
    "written by hand": (None, Entry("Peace.", "Paz."), T, Found.WRITTEN),
    "approved text changed": (entry(A), replace(entry(A), target="La paz."), T, Found.OUTLIVED),
    "final text changed": (entry(F), replace(entry(F), target="La paz."), T, Found.OUTLIVED),
    "approved, then marked": (entry(A), fuzzy(entry(A)), M, Found.FLAGGED),
    "draft cleared": (entry(M), plain(replace(entry(M), target="")), U, Found.CLEARED),
    "writing cleared": (entry(T), replace(entry(T), target=""), M, Found.KEPT),
    "approval cleared": (entry(A), replace(entry(A), target=""), M, Found.KEPT),
    "receipt lost": (entry(A), bare(entry(A)), A, Found.RENEWED),
    "receipt of a draft lost": (entry(M), bare(entry(M)), M, None),
    "approval forged": (entry(M), entry(A), T, Found.UNPROVEN),
    "approver forged": (entry(A), entry(A, by="minister"), A, Found.UNPROVEN),
}


@pytest.mark.parametrize(("known", "now", "state", "found"), CHANGES.values(), ids=CHANGES)
def test_each_change_is_told_and_recorded(
    known: Entry | None, now: Entry, state: State, found: Found | None
):
    events = [event(known)] if known else []
    done = settled([now], events)
    (left,) = done.catalog.entries
    assert left.unit().state is state
    assert ([remark.found for remark in done.remarks] or [None])[0] is found
    again = settled([left], [*events, *done.events])
    assert (again.catalog.entries, again.events, again.remarks) == ((left,), (), ())
    last = ([*events, *done.events])[-1]
    assert (last.after, last.new) == (state, left.target)


def test_a_persons_text_is_never_gone():
    (left,) = settled([replace(entry(A), target="")], [event(entry(A))]).catalog.entries
    assert (left.target, left.fuzzy, left.receipt) == ("Paz.", True, None)


def test_a_receipt_copied_onto_another_sentence_is_void():
    copied = replace(entry(A), source="War.", flags=(FUZZY,))
    done = settled([entry(A), copied], [event(entry(A))])
    assert [e.unit().state for e in done.catalog.entries] == [A, M]
    assert done.catalog.entries[1].comments == ()
    assert [r.found for r in done.remarks] == [Found.COPIED, Found.WRITTEN]


def test_an_approval_waits_for_its_proof():
    done = settled([entry(A)], [])
    (left,) = done.catalog.entries
    assert left.unit().state is T
    assert [parse_set_aside(comment) for comment in left.comments] == [entry(A).receipt]
    # The line comes late, as with a colleague's branch.
    proven = settled([left], [event(entry(A)), *done.events])
    assert proven.catalog.entries == (entry(A),)
    assert [r.found for r in proven.remarks] == [Found.PROVEN]
    again = settled([entry(A)], [event(entry(A)), *done.events, *proven.events])
    assert (again.catalog.entries, again.events) == ((entry(A),), ())


def test_a_late_proof_does_not_undo_a_rejection():
    (left,) = settled([entry(A)], []).catalog.entries
    events = [event(entry(A)), event(entry(R), at=TUESDAY)]
    assert settled([left], events).catalog.entries[0].unit().state is T


def test_an_older_version_with_a_withdrawn_approval_does_not_count():
    rejected = entry(R)
    events = [event(entry(A)), event(rejected, at=TUESDAY)]
    done = settled([entry(A)], events)
    assert done.catalog.entries[0].unit().state is T
    assert done.remarks[0].found is Found.WITHDRAWN


def test_an_older_version_whose_approval_stands_counts():
    edited = entry(T, "La paz.", by="boris")
    done = settled([entry(A)], [event(entry(A)), event(edited, at=TUESDAY)])
    assert done.catalog.entries == (entry(A),)


DRAFTS = [entry(M, f"{n} personas.", source=f"{n} people.") for n in range(5)]


def stripped(drafts: list[Entry]) -> list[Entry]:
    return [plain(draft) for draft in drafts]


@pytest.mark.parametrize("lost", [stripped, lambda drafts: list(map(bare, stripped(drafts)))])
def test_marks_stripped_from_a_whole_file_come_back(lost):
    done = settled(lost(DRAFTS), map(event, DRAFTS))
    assert done.catalog.entries == tuple(DRAFTS)
    assert {remark.found for remark in done.remarks} == {Found.MARKED}
    assert done.events == ()


def test_what_was_translated_in_a_stripped_file_stays_translated():
    mended = replace(plain(DRAFTS[0]), target="Nadie.")
    done = settled([mended, *stripped(DRAFTS[1:])], map(event, DRAFTS))
    assert [e.unit().state for e in done.catalog.entries] == [T, M, M, M, M]


@pytest.mark.parametrize("tool", ["Poedit 3.2.2", "Weblate 5.9", "Lokalize 24.08"])
def test_a_person_may_confirm_every_draft_in_an_editor(tool: str):
    done = settled(stripped(DRAFTS), map(event, DRAFTS), tool=tool)
    assert {e.unit().state for e in done.catalog.entries} == {T}


def test_a_person_may_confirm_some_drafts():
    done = settled([*stripped(DRAFTS[:2]), *DRAFTS[2:]], map(event, DRAFTS))
    assert [e.unit().state for e in done.catalog.entries] == [T, T, M, M, M]


def test_a_deleted_entry_comes_back_as_it_was():
    known = [entry(A), *DRAFTS]
    done = settled(DRAFTS, map(event, known), wanted=[e.source for e in known])
    assert set(done.catalog.entries) == set(known)
    assert [(r.found, r.source) for r in done.remarks] == [(Found.RETURNED, "Peace.")]
    assert done.events == ()


def test_an_entry_that_is_not_wanted_stays_away():
    assert settled([], [event(entry(A))]).catalog.entries == ()


def test_the_receipt_of_another_statement_proves_nothing():
    elsewhere = replace(event(entry(A)), statement="other")
    done = settled([entry(A)], [elsewhere])
    assert done.catalog.entries[0].unit().state is T


def test_plural_entries_are_nobodys_business():
    plural = Entry("day", plural_source="days", plural_targets=((0, "día"),))
    assert settled([plural], []).catalog.entries == (plural,)


def test_comments_of_people_stay():
    known = replace(entry(A), comments=("Ask Baku.", *entry(A).comments))
    changed = replace(known, target="La paz.")
    (left,) = settled([changed], [event(entry(A))]).catalog.entries
    assert left.comments == ("Ask Baku.",)


def test_the_same_receipt_twice_is_one():
    (comment,) = entry(A).comments
    doubled = replace(entry(A), comments=(comment, comment))
    assert settled([doubled], [event(entry(A))]).catalog.entries == (entry(A),)
    assert format_receipt(entry(A).receipt or pytest.fail("no receipt")) == comment


def test_an_editors_name_goes_once_its_work_is_recorded():
    """Else OmegaT, coming after Poedit, would be taken for it."""
    done = settled([plain(DRAFTS[0]), *DRAFTS[1:]], map(event, DRAFTS), tool="Poedit 3.2.2")
    assert done.changed
    assert done.catalog.header("X-Generator") == "l10n"


def test_an_approval_set_aside_waits_beside_an_edit():
    edited = entry(T)
    done = settled([entry(A)], [event(edited)])
    (left,) = done.catalog.entries
    assert left.unit().state is T
    assert [bool(parse_set_aside(comment)) for comment in left.comments] == [False, True]
    again = settled([left], [event(edited), *done.events])
    assert (again.catalog.entries, again.events) == ((left,), ())


def test_a_branch_may_tell_of_the_old_name_after_the_new_one():
    ledger = Ledger()
    ledger.add([journal.renamed("s", "t", at=TUESDAY), event(entry(A), at=MONDAY)])
    assert settle_in(ledger, "t", entry(A)).unit().state is A
    late = Ledger()
    late.add([journal.renamed("s", "t", at=MONDAY), event(entry(A), at=TUESDAY)])
    assert late.of("t").last(event(entry(A)).segment) is None


def settle_in(ledger: Ledger, statement: str, known: Entry) -> Entry:
    catalog = Catalog((), (known,))
    return settle(catalog, ledger.of(statement), statement=statement, at=TODAY).catalog.entries[0]


def test_an_approval_that_came_back_with_an_older_version_is_not_lost_with_its_entry():
    events = [event(entry(A)), event(entry(T, "La paz.", by="boris"), at=TUESDAY)]
    back = settled([entry(A)], events)
    assert back.catalog.entries == (entry(A),)
    gone = settled([], [*events, *back.events], wanted=["Peace."])
    assert gone.catalog.entries == (entry(A),)
    stripped_of_it = settled([bare(entry(A))], [*events, *back.events])
    assert stripped_of_it.catalog.entries == (entry(A),)


def test_an_approval_set_aside_does_not_outlive_a_mark():
    (left,) = settled([entry(A)], []).catalog.entries
    marked = settled([fuzzy(left)], [event(left, what=What.ELSEWHERE)])
    assert marked.catalog.entries == (fuzzy(bare(left)),)
    at_once = settled([fuzzy(entry(A))], [])
    assert at_once.catalog.entries == (fuzzy(bare(left)),)


def test_a_line_that_was_lost_is_rebuilt_without_what_was_before():
    """So nobody undoes an edit into nothing."""
    (told,) = settled([entry(T)], []).events
    assert (told.what, told.by, told.receipts) == (What.EDIT, "anna", None)
