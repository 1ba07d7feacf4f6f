"""An undo brings back what was there, whose it was, and nothing that never was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from l10n.catalogs import journal
from l10n.catalogs.catalog import SOURCE_CHANGED, Catalog, Entry
from l10n.catalogs.foreign import Settled, settle
from l10n.catalogs.history import Ledger
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.proof import Doubt, approvals, repaired
from l10n.catalogs.receipts import digest, set_aside
from l10n.catalogs.threeway import merge3
from l10n.errors import L10nError
from l10n.languages import language
from l10n.model import Receipt, State
from l10n.review.states import Action
from l10n.workflow.applying import decide
from l10n.workflow.deciding import Case, Decided, Decision

SPANISH = language("es")
SOURCE = "Peace."
ID = segment_id(None, SOURCE)
ENGINE = "argos:en_es-1.0"
APPROVE, REJECT, EDIT, UNDO = Action.APPROVE, Action.REJECT, Action.EDIT, Action.UNDO
M, R, T, A, F = (
    *(State.MACHINE, State.REJECTED, State.TRANSLATED),
    *(State.APPROVED, State.FINAL),
)


def moment(number: int) -> str:
    return f"2026-11-22T10:00:{number:02}Z"


class Work:
    """One sentence, its catalog and its journal."""

    def __init__(self, entry: Entry | None = None, *, four_eyes: bool = False) -> None:
        self.told: list[Event] = []
        self.now = 0
        self.four_eyes = four_eyes
        self.catalog = Catalog((("X-Generator", "l10n"),), (Entry(SOURCE),))
        if entry:
            self.put(entry, Deed(What.DRAFT, moment(0), ENGINE))

    @property
    def entry(self) -> Entry:
        return self.catalog.entries[0]

    def put(self, entry: Entry, deed: Deed) -> None:
        """As a program that makes no decisions leaves it."""
        self.told.append(journal.event("letter", self.entry, entry, deed))
        self.catalog = replace(self.catalog, entries=(entry,))

    def ledger(self) -> Ledger:
        """As it comes back from the file."""
        ledger = Ledger()
        ledger.add(journal.read(journal.write(self.told), shown="journal"))
        return ledger

    def decide(self, action: Action, by: str, target: str = "", *, tick: bool = True) -> Decided:
        self.now += tick
        history = self.ledger().of("letter")
        case = Case(
            *("letter", SPANISH, self.catalog, history, history.author, moment(self.now)),
            four_eyes=self.four_eyes,
            findings=lambda _: [],
            blocks=None,
        )
        self.catalog, done = decide(case, Decision(action, by, "", target, segments=(ID,)))
        self.told += done.events
        return done

    def does(self, action: Action, by: str, target: str = "", *, tick: bool = True) -> Entry:
        done = self.decide(action, by, target, tick=tick)
        assert (len(done.events), done.problems) == (1, ())
        assert self.settled() == Settled(self.catalog)
        assert [found.doubt for found in self.approvals() if found.doubt] == []
        return self.entry

    def refuses(self, action: Action, by: str, words: str) -> L10nError:
        before = self.catalog
        done = self.decide(action, by)
        assert (done.events, self.catalog) == ((), before)
        (problem,) = done.problems
        assert words in problem.message
        return problem

    def settled(self, *lines: Event) -> Settled:
        ledger = self.ledger()
        ledger.add(lines)
        return settle(self.catalog, ledger.of("letter"), statement="letter", at=moment(59))

    def approvals(self) -> Iterable:
        return approvals(self.catalog, self.ledger().of("letter"), statement="letter")


def text(state: State, target: str = "Paz.", by: str = "", **more: object) -> Entry:
    origin = "" if by else ENGINE
    score = None if by else 0.75
    given = Receipt(state, moment(0), digest(None, SOURCE, target, state), by, origin, score)
    entry = replace(Entry(SOURCE), target=target)
    return entry.marked(replace(given, **more), fuzzy=state in {M, R})  # type: ignore[arg-type]


DRAFT = text(M)
ONE_DEED = [(APPROVE, ""), (REJECT, ""), (EDIT, "La paz."), (EDIT, "Paz.")]


@pytest.mark.parametrize(("action", "target"), ONE_DEED)
def test_a_draft_is_a_draft_again_with_its_origin_and_score(action: Action, target: str):
    work = Work(DRAFT)
    work.does(action, "anna", target)
    assert work.does(UNDO, "anna") == DRAFT


@pytest.mark.parametrize(("action", "target"), [(REJECT, ""), (EDIT, "La paz."), (APPROVE, "")])
def test_somebody_elses_approval_comes_back_as_theirs(action: Action, target: str):
    work = Work(DRAFT)
    approved = work.does(APPROVE, "boris")
    work.does(action, "anna", target)
    assert work.does(UNDO, "anna") == approved
    (found,) = work.approvals()
    assert (found.by, found.at, found.state) == ("boris", moment(1), A)


def test_what_was_empty_is_empty_again():
    work = Work()
    work.does(EDIT, "anna", "Paz.")
    assert work.does(UNDO, "anna") == Entry(SOURCE)


def test_what_an_engine_gave_up_on_is_still_given_up_on():
    given = Receipt(
        *(State.UNTRANSLATED, moment(0), digest(None, SOURCE, "", State.UNTRANSLATED)),
        origin=ENGINE,
        reason="it repeats itself",
    )
    refused = Entry(SOURCE).marked(given, fuzzy=False)
    work = Work()
    work.catalog = replace(work.catalog, entries=(refused,))
    work.decide(EDIT, "anna", "Paz.")
    work.decide(UNDO, "anna")
    assert work.entry == refused


def test_a_remembered_text_waits_for_its_signature_again():
    work = Work()
    remembered = text(T, origin="memory:exact:statement:2024", score=None)
    work.put(remembered, Deed(What.REUSE, moment(0), "memory:exact:statement:2024"))
    assert work.does(APPROVE, "anna").receipt != remembered.receipt
    assert work.does(UNDO, "anna") == remembered


CARRIED = replace(
    text(M, origin="", score=None, reason="factual", was=A),
    previous_source="War.",
    extracted=("A headline.", f"{SOURCE_CHANGED}factual) after this was approved."),
)


@pytest.mark.parametrize(("action", "target"), ONE_DEED)
def test_a_carried_translation_waits_with_its_old_source_again(action: Action, target: str):
    work = Work()
    work.put(CARRIED, Deed(What.SOURCE, moment(0), "", "factual"))
    work.does(action, "anna", target)
    assert work.entry.extracted == ("A headline.",)
    assert work.does(UNDO, "anna") == CARRIED


def test_an_approval_that_waits_for_its_proof_waits_again():
    signed = text(A, by="boris")
    assert signed.receipt
    waiting = replace(signed, comments=(set_aside(signed.receipt),))
    work = Work()
    work.put(waiting, Deed(What.ELSEWHERE, moment(0)))
    work.decide(APPROVE, "anna")
    work.decide(UNDO, "anna")
    assert work.entry == waiting
    assert work.settled() == Settled(work.catalog)


def test_remarks_stay():
    work = Work(replace(DRAFT, comments=("Ask Baku.", *DRAFT.comments)))
    work.does(APPROVE, "anna")
    work.decide(Action.COMMENT, "boris", "")
    assert work.does(UNDO, "anna").comments[0] == "Ask Baku."
    assert len(work.entry.comments) == 3


def test_one_deed_after_the_other_is_taken_back():
    work = Work(DRAFT)
    edited = work.does(EDIT, "anna", "La paz.")
    work.does(APPROVE, "anna")
    assert work.does(UNDO, "anna") == edited
    assert work.does(UNDO, "anna") == DRAFT
    work.refuses(UNDO, "anna", "there is nothing to undo")


def test_what_was_undone_is_done_again_by_doing_it():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.does(UNDO, "anna")
    approved = work.does(APPROVE, "anna")
    assert (approved.receipt or pytest.fail("none")).at == moment(3)
    assert work.does(UNDO, "anna") == DRAFT


def test_all_of_it_within_one_second():
    work = Work(DRAFT)
    for _ in range(3):
        assert work.does(APPROVE, "anna", tick=False).unit().state is A
        assert work.does(UNDO, "anna", tick=False) == DRAFT


def test_nobody_undoes_what_somebody_else_did():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.refuses(UNDO, "boris", "The last to decide on it was anna, not boris")
    work.does(APPROVE, "boris")
    work.refuses(UNDO, "anna", "The last to decide on it was boris, not anna")


def test_one_name_in_two_spellings_is_one_person():
    work = Work(DRAFT)
    work.does(APPROVE, "Anna  Karimova")
    assert work.does(UNDO, "anna karimova") == DRAFT
    work.refuses(UNDO, "anna karimova", "there is nothing to undo")


SINCE = {
    "a draft": (text(M, "La paz."), What.DRAFT),
    "another editor": (replace(Entry(SOURCE), target="La paz."), What.ELSEWHERE),
    "an import": (text(T, "La paz.", by="carla"), What.IMPORT),
    "the memory": (text(A, "La paz.", by="carla"), What.REUSE),
}


@pytest.mark.parametrize(("entry", "what"), SINCE.values(), ids=SINCE)
def test_nothing_is_undone_once_something_has_happened(entry: Entry, what: What):
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    by = entry.receipt.by or entry.receipt.origin if entry.receipt else ""
    work.now += 1
    work.put(entry, Deed(what, moment(work.now), by))
    assert work.refuses(UNDO, "anna", "changed since somebody decided on it").tip


def test_what_nobody_decided_on_has_nothing_to_undo():
    Work(DRAFT).refuses(UNDO, "anna", "there is nothing to undo")
    Work().refuses(UNDO, "anna", "there is nothing to undo")


def test_an_older_journal_does_not_say_what_was_before():
    work = Work(DRAFT)
    work.does(APPROVE, "anna")
    work.told[-1] = replace(work.told[-1], receipts=None)
    work.refuses(UNDO, "anna", "before l10n kept what undoing needs")


def test_a_forged_line_brings_no_approval_back():
    """Whoever writes into the journal that something was approved before has to say by whom,
    and that line has to be there."""
    work = Work(DRAFT)
    work.does(EDIT, "anna", "La paz.")
    forged = text(A, by="minister")
    work.told[-1] = replace(work.told[-1], before=A, receipts=forged.comments)
    work.refuses(UNDO, "anna", "does not hold any more")


# What the proofs make of it.


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


# Under four eyes.


def test_undoing_makes_nobodys_text_of_nobodys_work():
    work = Work(DRAFT, four_eyes=True)
    work.does(EDIT, "anna", "La paz.")
    work.does(EDIT, "boris", "Una paz.")
    work.does(UNDO, "boris")
    work.refuses(APPROVE, "anna", "anna wrote it")
    assert work.does(APPROVE, "boris").unit().state is A
    work.refuses(APPROVE, "anna", "anna wrote it")
    work.does(REJECT, "anna")
    work.does(UNDO, "anna")
    work.refuses(APPROVE, "anna", "anna wrote it")


def test_two_signatures_are_still_two_persons():
    work = Work(DRAFT, four_eyes=True)
    work.does(APPROVE, "anna")
    work.does(APPROVE, "boris")
    work.does(UNDO, "boris")
    assert work.decide(APPROVE, "anna").events == ()
    assert work.does(APPROVE, "boris").unit().state is F


# Two branches.


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
