"""approve, reject, edit, comment: a person's decisions, into catalogs and journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from l10n.catalogs.catalog import Catalog
from l10n.catalogs.filling import reused_from
from l10n.catalogs.foreign import Settled
from l10n.catalogs.history import History
from l10n.catalogs.index import stamp_of
from l10n.catalogs.journal import What
from l10n.catalogs.ledger import Ledger
from l10n.errors import L10nError, ReviewError
from l10n.languages import Language
from l10n.model import State
from l10n.workflow.applying import decide
from l10n.workflow.checking import checker
from l10n.workflow.deciding import Case, Decided, Decision
from l10n.workflow.progress import Progress, Stage, Steps
from l10n.workflow.saving import Basis, anew, save, writing
from l10n.workflow.selection import Source
from l10n.workflow.session import Session
from l10n.workflow.settling import moment, read_settled, settled


@dataclass(frozen=True, slots=True)
class Held:
    """A settled catalog, and the stamp of the file that it is in."""

    catalog: Catalog
    stamp: str


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What a decision did in one catalog."""

    decided: Decided
    held: Held | None
    """The catalog after it; None where somebody else has written it since."""


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
    journal tell of it. Raises ReviewError where segments were asked for and
    nothing is to be done to any.
    """
    done = []
    places = [(source, target) for target in languages for source in chosen]
    for number, (source, target) in enumerate(places, start=1):
        try:
            if dry_run:
                done.append(foresee(session, source.id, target, decision))
            else:
                done.append(carry_out(session, source.id, target, decision).decided)
        except L10nError as problem:
            done.append(Decided(target, problems=(problem,)))
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


def foresee(
    session: Session, statement: str, target: Language, decision: Decision, held: Held | None = None
) -> Decided:
    """What a decision would do in one catalog as it is at this moment; nothing is written.

    ``held`` and errors are as for :func:`carry_out`.
    """
    found = _settled(session, statement, target, held)
    return decide(_case(session, statement, target, found), decision)[1]


def carry_out(
    session: Session, statement: str, target: Language, decision: Decision, held: Held | None = None
) -> CarriedOut:
    """Carry a decision out in one catalog, as it is at this moment.

    ``held`` is the catalog as it was read before: if its file is still the same, it is not
    read again. Raises L10nError where it cannot be read or written.
    """
    with writing(session):
        return anew(partial(_carried_out, session, statement, target, decision, held))


def _carried_out(
    session: Session, statement: str, target: Language, decision: Decision, held: Held | None
) -> CarriedOut:
    path = session.project.catalog_path(statement, target)
    stamp = stamp_of(path)
    found = _settled(session, statement, target, held)
    changed, decided = decide(_case(session, statement, target, found), decision)
    events = (*found.events, *decided.events)
    if events or found.changed:
        save(session, path, changed, target, events, Basis(stamp))
        stamp = stamp_of(path)
    # What is remembered of a file is so of the one that was written, and no later one.
    is_ours = session.index.get(path) is not None
    return CarriedOut(
        replace(decided, remarks=found.remarks), Held(changed, stamp) if is_ours else None
    )


def _settled(session: Session, statement: str, target: Language, held: Held | None) -> Settled:
    """The catalog as it is now; the one at hand where that is still the same."""
    path = session.project.catalog_path(statement, target)
    if held and held.stamp == stamp_of(path):
        return settled(session, statement, target, held.catalog)
    return read_settled(session, statement, target)


def _case(session: Session, statement: str, target: Language, settled: Settled) -> Case:
    ledger = session.journals.ledger(session.project, target)
    told = ledger.of(statement)
    four_eyes = session.project.config.review.four_eyes
    history = told.plus(settled.events)
    checks = session.project.config.checks
    return Case(
        statement,
        target,
        settled.catalog,
        history,
        partial(_author, ledger, history),
        moment(session, target),
        four_eyes,
        checker(session, target).findings,
        checks.block_approval,
    )


def _author(ledger: Ledger, history: History, segment: str, text: str) -> str:
    """Who wrote a text; of one from the memory, who wrote it in the statement it is from, and of
    one whose source changed, who wrote it for the old source."""
    seen: set[str] = set()
    while (event := history.brought(segment, text)) and (name := reused_from(event.origin)):
        if name in seen:
            return ""
        seen.add(name)
        history = ledger.of(name)
    if event and event.what is What.SOURCE:
        return history.writer(text) or (event.by if event.was is State.TRANSLATED else "")
    return history.author(segment, text)
