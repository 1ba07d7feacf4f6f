"""One person's decision about one catalog, as values: nothing is read or written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from l10n.catalogs import journal
from l10n.catalogs.alternatives import has_alternative
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.history import History
from l10n.catalogs.journal import Deed, Event, What, segment_id
from l10n.catalogs.receipts import digest, parse_set_aside
from l10n.catalogs.revision import revised
from l10n.errors import L10nError, ReviewError
from l10n.languages import Language
from l10n.model import SIGNED, Change, Finding, Receipt, Remark, Severity, State
from l10n.review.gate import blocked
from l10n.review.states import Action, after

Seen = tuple[str, str, str, str]
"""Language tag, statement, segment id and target."""

DISPUTED, UNPROVEN = "disputed", "unproven"
FINDINGS = (*(change.value for change in Change), DISPUTED, UNPROVEN)
"""What may be found about a unit besides what the checks find: how its source changed under
it, that it was translated in two ways, that it has an approval without a proof."""

_RULINGS = frozenset({Action.DISMISS, Action.RECALL})
_WHAT = {
    Action.APPROVE: What.APPROVE,
    Action.REJECT: What.REJECT,
    Action.EDIT: What.EDIT,
    Action.COMMENT: What.COMMENT,
    Action.DISMISS: What.DISMISS,
    Action.RECALL: What.RECALL,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides, and about which units."""

    action: Action
    by: str
    reason: str = ""
    """Why; the text of a comment. A dismissal has to have one."""
    target: str = ""
    """The new text of an edit."""
    segments: tuple[str, ...] = ()
    """Ids, or beginnings of ids; all units where none is given."""
    states: tuple[State, ...] = ()
    """Only units in these states; in all where none is given."""
    origins: tuple[str, ...] = ()
    """Only drafts of these engines, by the beginning of their names."""
    findings: tuple[str, ...] = ()
    """Only units about which one of these was found: rules, or names of ``FINDINGS``."""
    checks: tuple[str, ...] = ()
    """For a dismissal, the rules whose findings are meant; all where none is given."""
    reconfirm: bool = False
    """Only what was signed before its source changed."""
    seen: frozenset[Seen] | None = None
    """The texts as the person saw them: what has changed since is not decided on."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision did in one catalog."""

    language: Language
    events: tuple[Event, ...] = ()
    """The changes, in source order; none of them is written by a dry run."""
    problems: tuple[L10nError, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Why units were left as they are, one reason a unit, where many were meant."""
    remarks: tuple[Remark, ...] = ()
    """What other programs had done to the catalog since it was last read."""


@dataclass(frozen=True, slots=True)
class Case:
    """The catalog that a decision is about."""

    statement: str
    language: Language
    catalog: Catalog
    history: History
    author: Callable[[str, str], str]
    """Who wrote a segment's text, here or where it was taken from; empty where nobody knows."""
    at: str
    four_eyes: bool
    findings: Callable[[Entry], list[Finding]]
    """What the checks find in an entry, dismissed or not."""
    blocks: Severity | None
    """Findings of this severity or more keep an entry from being approved."""

    def open(self, entry: Entry) -> list[Finding]:
        """The findings that nobody has dismissed."""
        segment = segment_id(*entry.key)
        return self.history.unruled(segment, entry.target, self.findings(entry))


@dataclass(slots=True)
class _Notes:
    events: list[Event] = field(default_factory=list)
    problems: list[L10nError] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


def decide(case: Case, decision: Decision) -> tuple[Catalog, Decided]:
    """The catalog after the decision, and what happened to it.

    Units that the decision is not allowed for, or that it would not change,
    stay as they are.
    """
    if decision.action is Action.EDIT:
        _refuse_several(case, decision)
    if decision.action is Action.DISMISS and not decision.reason.strip():
        raise ReviewError(
            "A dismissal needs a reason.", tip='Say why the text is right: --reason "…".'
        )
    notes = _Notes()
    entries = tuple(_decided(entry, case, decision, notes) for entry in case.catalog.entries)
    done = Decided(
        case.language, tuple(notes.events), tuple(notes.problems), tuple(notes.passed_over)
    )
    if not notes.events or decision.action in _RULINGS:
        return case.catalog, done
    return replace(revised(case.catalog, case.at, by=decision.by), entries=entries), done


def _refuse_several(case: Case, decision: Decision) -> None:
    """One text is one segment's translation."""
    meant = [entry for entry in case.catalog.entries if _is_meant(entry, case, decision)]
    if len(meant) > 1:
        raise ReviewError(
            f"{len(meant)} segments of {case.statement} are meant: one text cannot be right "
            "for them all.",
            tip="Give the whole id of one of them.",
        )


def _decided(entry: Entry, case: Case, decision: Decision, notes: _Notes) -> Entry:
    if not _is_meant(entry, case, decision):
        return entry
    if decision.action in _RULINGS:
        events = list(_rulings(entry, case, decision))
        if events and _has_moved(entry, case, decision):
            notes.problems.append(_moved(entry, case))
        else:
            notes.events += events
        return entry
    try:
        new = _after(entry, case, decision)
        if new != entry and _has_moved(entry, case, decision):
            raise _moved(entry, case)
    except ReviewError as problem:
        # A whole statement is approved as far as it can be; one segment is meant.
        if decision.segments or entry.target:
            notes.problems.append(problem)
        else:
            notes.passed_over.append(problem.message)
        return entry
    if new != entry:
        deed = Deed(_WHAT[decision.action], case.at, decision.by, decision.reason)
        notes.events.append(journal.event(case.statement, entry, new, deed))
    return new


def _has_moved(entry: Entry, case: Case, decision: Decision) -> bool:
    segment = segment_id(entry.context, entry.source)
    now = (case.language.tag, case.statement, segment, entry.target)
    return decision.seen is not None and now not in decision.seen


def _moved(entry: Entry, case: Case) -> ReviewError:
    return ReviewError(
        f"{case.statement}: somebody changed it meanwhile: {entry.target}",
        tip="Read it again, then decide.",
    )


def _is_meant(entry: Entry, case: Case, decision: Decision) -> bool:
    """Whether the decision is about this entry; what somebody rejected is approved
    only where it is asked for by its id or state."""
    if entry.obsolete or entry.plural_source is not None:
        return False
    state = entry.unit().state
    asked_for = decision.segments or decision.states
    if decision.action is Action.APPROVE and state is State.REJECTED and not asked_for:
        return False
    name = segment_id(entry.context, entry.source)
    return (
        (not decision.segments or name.startswith(decision.segments))
        and (not decision.states or state in decision.states)
        and _is_found(entry, case, decision)
    )


def _is_found(entry: Entry, case: Case, decision: Decision) -> bool:
    """Whether the entry passes the filters on where it is from and what is known of it."""
    origin = entry.receipt.origin if entry.receipt else ""
    return (
        (not decision.origins or origin.startswith(decision.origins))
        and (not decision.findings or _has_finding(entry, case, decision))
        and (not decision.reconfirm or (entry.carried and entry.carried.was) in SIGNED)
    )


def _has_finding(entry: Entry, case: Case, decision: Decision) -> bool:
    wanted = set(decision.findings)
    if not wanted.isdisjoint(_findings(entry)):
        return True
    return bool(wanted - set(FINDINGS)) and any(f.check in wanted for f in case.open(entry))


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


def _findings(entry: Entry) -> Iterator[str]:
    if entry.carried and entry.carried.change:
        yield entry.carried.change
    if entry.fuzzy and has_alternative(entry):
        yield DISPUTED
    if any(map(parse_set_aside, entry.comments)):
        yield UNPROVEN


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
        author=case.author(segment, entry.target),
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


def _commented(entry: Entry, comment: str) -> Entry:
    """With a comment above the receipt, where people look first."""
    if comment in entry.comments:
        return entry
    bare = entry.without_receipts().comments
    ours = entry.comments[len(bare) :] if entry.comments[: len(bare)] == bare else ()
    kept = (*bare, comment, *ours) if ours else (*entry.comments, comment)
    return replace(entry, comments=kept)
