"""A person's wish about one segment, carried out in whole or not at all."""

from __future__ import annotations

from l10n.errors import ReviewError
from l10n.people.person import Person
from l10n.review.states import Action
from l10n.web.pages import found
from l10n.web.pages.refusals import OWN_WORK
from l10n.web.pages.wish import SAVE, Wish
from l10n.workflow.deciding import Decision
from l10n.workflow.desk.panel import row_of
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Overtaken, Workbench

_WITH_TEXT = frozenset({Action.APPROVE, Action.DISMISS})
"""What is about the text as it is typed."""
_MUST_SAY_WHY = {
    Action.REJECT: "Say why it must not go out: whoever mends it needs to know.",
    Action.DISMISS: "Say why the text is right: it is kept with the finding.",
    Action.COMMENT: "There is no comment yet.",
}


def carry_out(bench: Workbench, person: Person, row: Row, wish: Wish) -> tuple[Action, ...]:
    """Do what a wish asks for; what was done, in order, and nothing where all was so already.

    A typed text is saved first where it is approved, or a finding in it dismissed. Raises
    Conflict where the segment is another than the person saw, ReviewError for what they may
    not do, or must say more about.
    """
    action, tag = wish.action, row.language.tag
    # A comment is about the segment, whatever its text is by now.
    if wish.version != row.version and action is not Action.COMMENT:
        raise Overtaken(row)
    person.must(action, tag)
    if action in _MUST_SAY_WHY and not wish.reason:
        raise ReviewError(_MUST_SAY_WHY[action])
    typed = wish.text if wish.text != row.entry.target else None
    if action is Action.REJECT and typed is not None:
        raise ReviewError(
            "You have changed the text: save yours, or put the old one back and reject that."
        )
    if action is Action.APPROVE:
        _refuse_early(bench, row, typed)
    saved = action in _WITH_TEXT and typed is not None
    if saved:
        person.must(Action.EDIT, tag)
        row = _decided(bench, person, row, Wish(SAVE, "", typed, wish.version, {}))[0]
    acted = _decided(bench, person, row, wish)[1]
    return (*((Action.EDIT,) if saved else ()), *((action,) if acted else ()))


def _decided(bench: Workbench, person: Person, row: Row, wish: Wish) -> tuple[Row, bool]:
    """The row after a wish that one decision fulfils, and whether it changed anything."""
    action = wish.action
    decision = Decision(
        action,
        person.name,
        reason=wish.reason,
        target=(wish.text or "") if action is Action.EDIT else "",
        segments=(row.segment,),
        checks=wish.checks,
    )
    version = None if action is Action.COMMENT else row.version
    outcome = bench.decide(row.language.tag, row.statement, decision, version=version)
    return row_of(outcome.sheet, row.segment), bool(outcome.decided.events)


def _refuse_early(bench: Workbench, row: Row, typed: str | None) -> None:
    """Raises ReviewError where the text may not be approved: what is typed is not saved then,
    either."""
    config = bench.project.config
    if typed is not None and config.review.four_eyes:
        raise ReviewError(f"{OWN_WORK} Save it.")
    findings = row.findings
    if typed is not None:
        findings = bench.preview(row.language.tag, row.statement, row.segment, typed)
    said = found.stopped(findings, config.checks.block_approval)
    if said:
        raise ReviewError(f"Not approved. {said}")
