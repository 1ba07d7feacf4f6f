"""approve, reject, edit: a person's decisions, into catalogs and journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.catalogs import journal, po
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.header import po_date
from l10n.catalogs.journal import Event, segment_id
from l10n.catalogs.receipts import digest
from l10n.errors import L10nError, ReviewError
from l10n.languages import Language
from l10n.model import Receipt, State
from l10n.review.states import Action, after
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import save
from l10n.workflow.selection import Source
from l10n.workflow.session import Session

Seen = tuple[str, str, str, str]
"""Language tag, statement, segment id and target."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides, and about which units."""

    action: Action
    by: str
    reason: str = ""
    target: str = ""
    """The new text of an edit."""
    segments: tuple[str, ...] = ()
    """Ids, or beginnings of ids; all units where none is given."""
    states: tuple[State, ...] = ()
    """Only units in these states; in all where none is given."""
    seen: frozenset[Seen] | None = None
    """The texts as the person saw them: what has changed since is not decided on."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What one decision did in one catalog."""

    language: Language
    events: tuple[Event, ...] = ()
    """The changes, in source order; none of them is written by a dry run."""
    sources: tuple[str, ...] = ()
    """The source text of each event."""
    problems: tuple[L10nError, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Why units were left as they are, one reason a unit, where many were meant."""


def review(
    session: Session,
    chosen: Sequence[Source],
    languages: Sequence[Language],
    decision: Decision,
    *,
    dry_run: bool = False,
) -> Steps[tuple[Decided, ...]]:
    """Carry a decision out in these catalogs.

    Each catalog is changed as it is at that moment, and only then does the
    journal tell of it. Units that the decision is not allowed for, or that it
    would not change, stay as they are. Raises ReviewError where segments were
    asked for and nothing is to be done to any.
    """
    done = []
    places = [(source, target) for target in languages for source in chosen]
    for number, (source, target) in enumerate(places, start=1):
        done.append(_decide(session, source, target, decision, dry_run=dry_run))
        yield Progress(Stage.REVIEW, source.id, number, len(places))
    session.index.save()
    known = {event.segment for decided in done for event in decided.events}
    refused = any(decided.problems for decided in done)
    if decision.segments and not known and not refused:
        raise ReviewError(
            f"Nothing to {decision.action}: no such segment, or it is so already.",
            tip="l10n approve --dry-run lists a statement's segments with their ids.",
        )
    return tuple(done)


def _decide(
    session: Session, source: Source, target: Language, decision: Decision, *, dry_run: bool
) -> Decided:
    project = session.project
    path = project.catalog_path(source.id, target)
    try:
        with project.locked():
            catalog = po.read(path, shown=project.shown(path))
            changed, decided = _changed(session, source, target, catalog, decision)
            if decided.events and not dry_run:
                save(session, path, changed, target, decided.events)
    except L10nError as problem:
        return Decided(target, problems=(problem,))
    return decided


def _changed(
    session: Session, source: Source, target: Language, catalog: Catalog, decision: Decision
) -> tuple[Catalog, Decided]:
    """The catalog after the decision, and what happened to it. Pure."""
    entries: list[Entry] = []
    events: list[Event] = []
    sources: list[str] = []
    problems: list[L10nError] = []
    passed_over: list[str] = []
    for entry in catalog.entries:
        new = entry
        if _is_meant(entry, decision):
            try:
                new = _after(entry, decision, session)
                if new != entry and _has_moved(source, target, entry, decision):
                    raise _moved(source, entry)
            except ReviewError as problem:
                # A whole statement is approved as far as it can be; one segment is meant.
                if decision.segments or entry.target:
                    problems.append(problem)
                else:
                    passed_over.append(problem.message)
                new = entry
        entries.append(new)
        if new != entry:
            told = {"at": session.at, "by": decision.by, "reason": decision.reason}
            events.append(journal.event(source.id, entry, new, **told))
            sources.append(entry.source)
    revised = catalog.with_header(PO_Revision_Date=po_date(session.at), Last_Translator=decision.by)
    result = Decided(target, tuple(events), tuple(sources), tuple(problems), tuple(passed_over))
    return replace(revised, entries=tuple(entries)), result


def _has_moved(source: Source, target: Language, entry: Entry, decision: Decision) -> bool:
    segment = segment_id(entry.context, entry.source)
    now = (target.tag, source.id, segment, entry.target)
    return decision.seen is not None and now not in decision.seen


def _moved(source: Source, entry: Entry) -> ReviewError:
    return ReviewError(
        f"{source.id}: somebody changed it meanwhile: {entry.target}",
        tip="Read it again, then decide.",
    )


def _is_meant(entry: Entry, decision: Decision) -> bool:
    """Whether the decision is about this entry; what somebody rejected is approved
    only where it is asked for by its id or state."""
    if entry.obsolete or entry.plural_source is not None:
        return False
    state = entry.unit().state
    if decision.states and state not in decision.states:
        return False
    asked_for = decision.segments or decision.states
    if decision.action is Action.APPROVE and state is State.REJECTED and not asked_for:
        return False
    name = segment_id(entry.context, entry.source)
    return not decision.segments or any(name.startswith(part) for part in decision.segments)


def _after(entry: Entry, decision: Decision, session: Session) -> Entry:
    """The entry as the decision leaves it; itself where nothing changes."""
    unit = entry.unit()
    four_eyes = session.project.config.review.four_eyes
    state = after(decision.action, unit, decision.by, target=decision.target, four_eyes=four_eyes)
    text = decision.target if decision.action is Action.EDIT else entry.target
    if (state, text) == (unit.state, entry.target) and decision.action is not Action.REJECT:
        return entry
    receipt = Receipt(
        state,
        session.at,
        digest(entry.context, entry.source, text, state),
        by=decision.by,
        origin=unit.receipt.origin if unit.receipt and text == entry.target else "",
        reason=decision.reason,
    )
    return replace(entry, target=text).marked(receipt, fuzzy=state is State.REJECTED)
