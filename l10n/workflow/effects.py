"""What a decision makes of one entry, and what the journal has to tell of it. Nothing is read or
written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from l10n.catalogs import journal
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.receipts import PREFIX, digest
from l10n.errors import ReviewError
from l10n.model import Receipt, State
from l10n.review.gate import blocked
from l10n.review.states import Action, Done, after, undone
from l10n.workflow.deciding import Case, Decision
from l10n.workflow.undoing import as_before, last_deed

_RULINGS = frozenset({Action.DISMISS, Action.RECALL})
_WHAT = {
    Action.APPROVE: What.APPROVE,
    Action.REJECT: What.REJECT,
    Action.EDIT: What.EDIT,
    Action.COMMENT: What.COMMENT,
    Action.DISMISS: What.DISMISS,
    Action.RECALL: What.RECALL,
    Action.UNDO: What.UNDO,
}


def effect(entry: Entry, case: Case, decision: Decision) -> tuple[Entry, list[Event]]:
    """The entry as the decision leaves it, and what there is to tell; nothing where it
    changes nothing."""
    _refuse_unwritable(entry, decision)
    new, events = _made(entry, case, decision)
    while any(case.history.knows(event) for event in events):
        # Done, undone and done again within a second: the journal needs two lines to differ.
        case = replace(case, at=_a_second_after(case.at))
        new, events = _made(entry, case, decision)
    return new, events


def _made(entry: Entry, case: Case, decision: Decision) -> tuple[Entry, list[Event]]:
    deed = Deed(_WHAT[decision.action], case.at, decision.by, decision.reason)
    if decision.action in _RULINGS:
        return entry, list(_rulings(entry, case, decision))
    if decision.action is Action.UNDO:
        new, deed = _undone(entry, case, decision)
    else:
        new = _after(entry, case, decision)
    return new, [] if new == entry else [journal.event(case.statement, entry, new, deed)]


def _undone(entry: Entry, case: Case, decision: Decision) -> tuple[Entry, Deed]:
    """The entry as it was before the last deed, and the undoing of it, by the name that the
    deed was done in."""
    deed = last_deed(entry, case.history)
    state = undone(decision.by, Done(deed.by, deed.before))
    new = as_before(entry, deed, state, case.history)
    return new, Deed(What.UNDO, case.at, deed.by, decision.reason)


def _a_second_after(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at) + timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError):
        raise ReviewError(
            f"The journal has a time that is none: {at}", tip="Mend that line of the journal."
        ) from None


def _rulings(entry: Entry, case: Case, decision: Decision) -> Iterator[Event]:
    """What a dismissal, or taking one back, is about in an entry: a rule an event."""
    ruled = case.history.dismissals(segment_id(*entry.key), entry.target)
    if decision.action is Action.DISMISS:
        checks = {finding.check for finding in case.open(entry)}
    else:
        checks = set(ruled)
    deed = Deed(_WHAT[decision.action], case.at, decision.by, decision.reason)
    for check in sorted(checks.intersection(decision.checks) if decision.checks else checks):
        yield replace(journal.event(case.statement, entry, entry, deed), check=check)


def _after(entry: Entry, case: Case, decision: Decision) -> Entry:
    """The entry as the decision leaves it; itself where nothing changes."""
    if decision.action is Action.COMMENT:
        return _commented(entry, f"{decision.by}, {case.at[:10]}: {decision.reason}")
    unit = entry.unit()
    segment = segment_id(entry.context, entry.source)
    state = after(
        decision.action,
        unit,
        decision.by,
        target=decision.target,
        author=case.author(segment, entry.target) if case.four_eyes else "",
        four_eyes=case.four_eyes,
    )
    text = decision.target if decision.action is Action.EDIT else entry.target
    if (state, text) == (unit.state, entry.target) and decision.action is not Action.REJECT:
        return entry
    if decision.action is Action.APPROVE:
        _refuse_blocked(entry, case)
    receipt = Receipt(
        state,
        case.at,
        digest(entry.context, entry.source, text, state),
        by=decision.by,
        origin=unit.receipt.origin if unit.receipt and text == entry.target else "",
        reason=decision.reason,
    )
    return replace(entry, target=text).marked(receipt, fuzzy=state is State.REJECTED)


def _refuse_blocked(entry: Entry, case: Case) -> None:
    """Raises ReviewError where something was found that nobody has dismissed."""
    found = blocked(case.open(entry), case.blocks)
    if found:
        raise ReviewError(
            f"{case.statement} {segment_id(*entry.key)} has an open finding, "
            f"{found[0].check}: {found[0].message}",
            tip="Mend the text, or say why it is right: "
            f"l10n dismiss -l {case.language.tag} {case.statement} -s "
            f'{segment_id(*entry.key)} --check {found[0].check} --reason "…"',
        )


def _refuse_unwritable(entry: Entry, decision: Decision) -> None:
    """Raises ReviewError for letters that are none, or that no program that reads catalogs may
    be expected to keep; those that the text has already stay."""
    known = {"\n", "\r", "\t"} | ({*entry.source, *entry.target} - {"\0"})
    for letter in {*decision.by, *decision.reason, *decision.target} - known:
        if unicodedata.category(letter) in {"Cc", "Cs"}:
            raise ReviewError(
                f"The text has a letter that cannot be kept: U+{ord(letter):04X}.",
                tip="It is not seen on a screen. Write the text anew.",
            )


def _is_record(line: str) -> bool:
    return line.startswith(PREFIX.rstrip())


def _commented(entry: Entry, said: str) -> Entry:
    """With a comment above the receipt, where people look first. None of its lines can be
    taken for a receipt."""
    lines = said.replace("\r", "\n").split("\n")
    comment = "\n".join(f" {line}" if _is_record(line) else line for line in lines)
    if comment in entry.comments:
        return entry
    bare = entry.without_receipts().comments
    ours = entry.comments[len(bare) :] if entry.comments[: len(bare)] == bare else ()
    kept = (*bare, comment, *ours) if ours else (*entry.comments, comment)
    return replace(entry, comments=kept)
