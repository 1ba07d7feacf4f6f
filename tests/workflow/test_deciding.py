"""A decision about what somebody saw is not carried out on anything else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.history import History
from l10n.catalogs.journal import segment_id
from l10n.catalogs.receipts import digest
from l10n.errors import L10nError
from l10n.languages import language
from l10n.model import Receipt, State
from l10n.review.states import Action
from l10n.workflow.applying import decide
from l10n.workflow.deciding import Case, Conflict, Decided, Decision, Seen

SPANISH = language("es")
AT = "2026-11-22T10:00:00Z"
SOURCE = "Peace."
ID = segment_id(None, SOURCE)
DRAFT = Entry(SOURCE)


def entry(target: str, state: State, by: str = "", source: str = SOURCE) -> Entry:
    given = Receipt(state, AT, digest(None, source, target, state), by=by)
    fuzzy = state in {State.MACHINE, State.REJECTED}
    return replace(Entry(source), target=target).marked(given, fuzzy=fuzzy)


def decided(decision: Decision, *entries: Entry) -> tuple[Catalog, Decided]:
    case = Case(
        *("letter", SPANISH, Catalog((), entries), History(), lambda *_: "", AT),
        four_eyes=False,
        findings=lambda _: [],
        blocks=None,
    )
    return decide(case, decision)


def seen(target: str, state: State, segment: str = ID) -> Seen:
    return Seen("es", "letter", segment, target, state)


def decision(action: Action, *shown: Seen, **more: object) -> Decision:
    target = "La paz." if action is Action.EDIT else ""
    return replace(
        Decision(action, "anna", "why", target, seen=frozenset(shown)),
        **more,  # type: ignore[arg-type]
    )


MACHINE = entry("Paz.", State.MACHINE)
DECISIONS = [Action.APPROVE, Action.REJECT, Action.EDIT, Action.COMMENT]


@pytest.mark.parametrize("action", DECISIONS)
def test_what_is_as_it_was_seen_is_decided_on(action: Action):
    _, done = decided(decision(action, seen("Paz.", State.MACHINE)), MACHINE)
    assert (len(done.events), done.problems) == (1, ())


@pytest.mark.parametrize("action", DECISIONS)
@pytest.mark.parametrize(
    "now",
    [
        entry("Otra paz.", State.MACHINE),
        entry("Paz.", State.REJECTED, "boris"),
        entry("Paz.", State.APPROVED, "anna"),
        entry("Otra paz.", State.APPROVED, "anna"),
        DRAFT,
    ],
    ids=["text", "refused", "approved by the same", "text and state", "emptied"],
)
def test_what_has_changed_is_not(action: Action, now: Entry):
    catalog, done = decided(decision(action, seen("Paz.", State.MACHINE), segments=(ID,)), now)
    (problem,) = done.problems
    assert isinstance(problem, Conflict)
    unit = now.unit()
    assert (problem.statement, problem.segment) == ("letter", ID)
    assert (problem.target, problem.state, problem.receipt) == (
        unit.target,
        unit.state,
        unit.receipt,
    )
    assert (catalog.entries, done.events) == ((now,), ())


def test_a_conflict_says_how_it_is_now_and_whose_it_is():
    now = entry("Otra paz.", State.APPROVED, "boris")
    _, done = decided(decision(Action.REJECT, seen("Paz.", State.MACHINE)), now)
    (problem,) = done.problems
    assert problem.message == (
        f"letter {ID} was changed meanwhile. It is approved now, by boris: Otra paz."
    )
    assert problem.tip == "Nothing was done to it. Read it again, then decide."


def test_a_state_that_was_filtered_by_is_looked_at_too():
    shown = decision(Action.APPROVE, seen("Paz.", State.MACHINE), states=(State.MACHINE,))
    _, done = decided(shown, entry("Paz.", State.REJECTED, "boris"))
    assert list(map(type, done.problems)) == [Conflict]


def test_what_was_not_seen_is_not_decided_on():
    other = entry("Guerra.", State.MACHINE, source="War.")
    catalog, done = decided(decision(Action.APPROVE, seen("Paz.", State.MACHINE)), MACHINE, other)
    assert [event.segment for event in done.events] == [ID]
    assert list(map(type, done.problems)) == [Conflict]
    assert catalog.entries[1] == other


def test_what_was_seen_but_is_not_meant_is_no_conflict():
    shown = decision(Action.APPROVE, seen("Guerra.", State.MACHINE, "ffffffff"), segments=("f",))
    _, done = decided(shown, MACHINE)
    assert (done.events, done.problems) == ((), ())


def test_others_are_decided_on_where_one_has_changed():
    other = entry("Guerra.", State.MACHINE, source="War.")
    shown = decision(
        Action.APPROVE,
        seen("Guerra.", State.MACHINE, segment_id(None, "War.")),
        seen("Paz.", State.TRANSLATED),
    )
    catalog, done = decided(shown, MACHINE, other)
    assert [item.unit().state for item in catalog.entries] == [State.MACHINE, State.APPROVED]
    assert all(isinstance(problem, L10nError) for problem in done.problems)
    assert len(done.problems) == 1
