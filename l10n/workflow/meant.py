"""Which segments of a catalog a decision is about, and whether they are as the person saw them.
Nothing is read or written."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.catalogs.alternatives import has_alternative
from l10n.catalogs.catalog import Entry
from l10n.catalogs.journal import segment_id
from l10n.catalogs.receipts import parse_set_aside
from l10n.model import SIGNED, State
from l10n.review.states import Action
from l10n.workflow.deciding import DISPUTED, FINDINGS, UNPROVEN, Case, Decision, Seen

Shown = dict[str, set[Seen]]
"""What the person saw of a catalog, by segment."""


def shown(case: Case, decision: Decision) -> Shown | None:
    """What the person saw of this catalog; None where it is not said."""
    if decision.seen is None:
        return None
    seen: Shown = {}
    for one in decision.seen:
        if (one.tag, one.statement) == (case.language.tag, case.statement):
            seen.setdefault(one.segment, set()).add(one)
    return seen


def has_moved(entry: Entry, case: Case, decision: Decision, seen: Shown | None) -> bool:
    """Whether the person saw it otherwise. What they filtered by may have changed, too:
    that does not make it another segment."""
    if not _may_be_meant(entry) or seen is None:
        return False
    segment = segment_id(*entry.key)
    if segment not in seen or not _is_named(segment, decision):
        return False
    now = Seen(case.language.tag, case.statement, segment, entry.target, entry.unit().state)
    return now not in seen[segment]


def _may_be_meant(entry: Entry) -> bool:
    return not entry.obsolete and entry.plural_source is None


def _is_named(segment: str, decision: Decision) -> bool:
    return not decision.segments or segment.startswith(decision.segments)


def is_meant(entry: Entry, case: Case, decision: Decision) -> bool:
    """Whether the decision is about this entry; what somebody rejected is approved
    only where it is asked for by its id or state."""
    if not _may_be_meant(entry):
        return False
    state = entry.unit().state
    asked_for = decision.segments or decision.states
    if decision.action is Action.APPROVE and state is State.REJECTED and not asked_for:
        return False
    return (
        _is_named(segment_id(*entry.key), decision)
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


def _findings(entry: Entry) -> Iterator[str]:
    if entry.carried and entry.carried.change:
        yield entry.carried.change
    if entry.fuzzy and has_alternative(entry):
        yield DISPUTED
    if any(map(parse_set_aside, entry.comments)):
        yield UNPROVEN
