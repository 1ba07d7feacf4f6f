"""What the deciding commands share: which units, who decides, and how it is told."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from l10n.checks.table import RULES
from l10n.cli.by import by_option, reviewer
from l10n.cli.options import choosing, refuse_unreadable
from l10n.cli.output import printable, tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.model import State
from l10n.report.counting import counted
from l10n.review.states import Action
from l10n.workflow.deciding import FINDINGS, Decided, Decision, Seen
from l10n.workflow.knowing import otherwise
from l10n.workflow.review import review
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.session import Session

_DONE = {
    Action.APPROVE: "Approved",
    Action.REJECT: "Rejected",
    Action.EDIT: "Edited",
    Action.COMMENT: "Commented on",
    Action.DISMISS: "Dismissed",
    Action.RECALL: "Took back",
    Action.UNDO: "Took back",
}
_WHAT = {Action.DISMISS: "finding", Action.RECALL: "dismissal", Action.UNDO: "decision"}
"""What is counted, where it is not segments."""
_WOULD = {
    Action.COMMENT: "comment on",
    Action.RECALL: "take back",
    Action.UNDO: "take back",
}
Command = TypeVar("Command", bound=Callable[..., object])


class Choice(NamedTuple):
    """The units a command is about, as its options give them."""

    statements: tuple[str, ...]
    tags: tuple[str, ...]
    segments: tuple[str, ...]
    states: tuple[str, ...]
    origins: tuple[str, ...]
    findings: tuple[str, ...]
    by: str
    dry_run: bool
    yes: bool


def deciding(command: Command) -> Command:
    """Give a command the options of a decision."""
    options = (
        click.option("-s", "--segment", "segments", multiple=True, metavar="ID",
                     help="Only this segment, by its id or the beginning of it."),
        click.option("--state", "states", multiple=True,
                     type=click.Choice([state.value for state in State]),
                     help="Only segments in this state; may be given again."),
        click.option("--origin", "origins", multiple=True, metavar="ENGINE",
                     help="Only drafts by this engine, by the beginning of its name: argos:en_es."),
        click.option("--finding", "findings", multiple=True, metavar="FINDING",
                     type=click.Choice([*FINDINGS, *(rule.name for rule in RULES)]),
                     help="Only segments about which this was found: a cosmetic, factual or "
                     "meaning change of the source; disputed, for two translations; unproven, "
                     "for an approval without proof; or a check that l10n check --list names."),
        by_option("Who decides"),
        click.option("-n", "--dry-run", is_flag=True,
                     help="Show what would change, with ids, and change nothing."),
        click.option("-y", "--yes", is_flag=True, help="Do not ask before changing many."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return choosing(command)


class Verdict(NamedTuple):
    """What is decided about them: see :class:`~l10n.workflow.deciding.Decision`."""

    action: Action
    reason: str = ""
    target: str = ""
    reconfirm: bool = False
    checks: tuple[str, ...] = ()


def decide(folder: Path, choice: Choice, verdict: Verdict) -> None:
    """Carry a decision out, asked for first where it is about more than one unit."""
    action = verdict.action
    refuse_unreadable(choice.by, verdict.reason, verdict.target)
    if not all((*choice.segments, *choice.origins)):
        raise click.UsageError(
            "-s and --origin need a name: an empty one would mean every segment."
        )
    with opened(folder) as session:
        decision = Decision(
            action,
            reviewer(session.project, choice.by),
            verdict.reason,
            verdict.target,
            choice.segments,
            tuple(State(state) for state in choice.states),
            choice.origins,
            choice.findings,
            verdict.checks,
            verdict.reconfirm,
        )
        noun = _WHAT.get(action, "segment")
        done = foreseen = _run(session, choice, decision, dry_run=True)
        if choice.dry_run:
            _show(foreseen)
        elif _changes(foreseen):
            if _changes(foreseen) > 1 and not choice.yes:
                question = f"{action.capitalize()} {counted(_changes(foreseen), noun)}?"
                click.confirm(question, abort=True)
            agreed = replace(decision, seen=_seen(foreseen))
            done = _run(session, choice, agreed, dry_run=False)
        tell_remarks(remark for decided in done for remark in decided.remarks)
        verb = f"Would {_WOULD.get(action, action)}" if choice.dry_run else _DONE[action]
        click.echo(f"{verb} {counted(_changes(done), noun)}, by {decision.by}.")
        if action is Action.APPROVE and not choice.dry_run:
            _offer(session, done)
        for why, count in Counter(why for decided in done for why in decided.passed_over).items():
            click.echo(f"{counted(count, 'segment')} left alone. {why}")
    if tell_problems(problem for decided in done for problem in decided.problems):
        sys.exit(1)


def _offer(session: Session, done: Sequence[Decided]) -> None:
    """Say where else a translation belongs that was just approved."""
    for decided in done:
        approved = {event.source: event.new for event in decided.events}
        count = otherwise(session, decided.language, approved) if approved else 0
        if count:
            click.echo(
                f"Translated otherwise elsewhere: {counted(count, 'segment')} with the same "
                f"source. l10n translate -l {decided.language.tag} brings them what is approved, "
                "where nobody has signed another."
            )


def _changes(done: Sequence[Decided]) -> int:
    return sum(len(decided.events) for decided in done)


def _seen(foreseen: Sequence[Decided]) -> frozenset[Seen]:
    return frozenset(
        Seen(decided.language.tag, event.statement, event.segment, event.old, event.before)
        for decided in foreseen
        for event in decided.events
    )


def _run(
    session: Session, choice: Choice, decision: Decision, *, dry_run: bool
) -> tuple[Decided, ...]:
    chosen = select_sources(session.project, choice.statements)
    languages = select_languages(session.project, choice.tags)
    return follow(review(session, chosen, languages, decision, dry_run=dry_run), quiet=True)


def _show(foreseen: Sequence[Decided]) -> None:
    for decided in foreseen:
        for event in decided.events:
            change = event.check or f"{event.before} to {event.after}"
            click.echo(f"{click.style(event.segment, bold=True)}  {event.statement}  {change}")
            click.echo(f"    {printable(event.source)}\n    {printable(event.new)}")
