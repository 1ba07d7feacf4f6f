"""l10n verify"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from l10n.catalogs.proof import Approval
from l10n.cli.options import choosing, json_option
from l10n.cli.output import print_json, tell_problems, tell_remarks
from l10n.cli.session import opened
from l10n.report.counting import counted
from l10n.workflow.selection import select_languages, select_sources
from l10n.workflow.verify import Verified, repair
from l10n.workflow.verify import verify as run_verify


@click.command()
@choosing
@click.option("--list", "list_", is_flag=True, help="Show every approval: who, when and what.")
@click.option(
    "--repair", "repair_", is_flag=True, help="Rebuild catalogs and journals from each other."
)
@json_option
@click.pass_obj
def verify(
    folder: Path,
    statements: tuple[str, ...],
    tags: tuple[str, ...],
    list_: bool,
    repair_: bool,
    json_: bool,
) -> None:
    """Prove who approved which sentence.

    Each receipt in the catalogs is held against its text and against the
    journal. An approval that is void, forged or without a line in the journal
    is named, and the command ends with 1, for CI.

    With --repair, receipts that a tool lost come back from the journal, and
    approvals whose line is missing get one from their receipt: do it where you
    know that the catalog is right.

    \b
    Examples:
      l10n verify
      l10n verify -l es ministry-statement --list
      l10n verify --repair
    """
    with opened(folder, writes=repair_) as session:
        chosen = select_sources(session.project, statements)
        languages = select_languages(session.project, tags)
        found = (repair if repair_ else run_verify)(session, chosen, languages)
    if json_:
        print_json([_as_json(verified) for verified in found])
    else:
        for verified in found:
            _tell(verified, list_=list_)
    if tell_problems(p for verified in found for p in verified.problems) or not all(
        verified.good for verified in found
    ):
        sys.exit(1)


def _tell(verified: Verified, *, list_: bool) -> None:
    tell_remarks(verified.remarks)
    holding = [approval for approval in verified.approvals if not approval.doubt]
    for approval in holding if list_ else ():
        _show(approval)
    for approval in verified.doubtful:
        _show(approval)
        click.echo(f"    {click.style(approval.doubt or '', fg='red')}")
    name = f"{verified.language.name} ({verified.language.tag})"
    click.echo(f"{name}: {counted(len(holding), 'approval')} proven{_people(holding)}.")
    if verified.torn:
        click.echo("The journal ends in half a line, which a crash left: l10n verify --repair")
    if verified.doubtful:
        click.echo(f"{counted(len(verified.doubtful), 'approval')} in doubt: see above.")
        click.echo("Read them again and approve them, or, where the catalog is right: "
                   "l10n verify --repair")  # fmt: skip


def _show(approval: Approval) -> None:
    head = click.style(approval.segment, bold=True)
    click.echo(f"{head}  {approval.statement}  {approval.state} by {approval.by}, {approval.at}")
    click.echo(f"    {approval.source}\n    {approval.target}")


def _people(holding: Sequence[Approval]) -> str:
    count = Counter(approval.by for approval in holding)
    if not count:
        return ""
    return ": " + ", ".join(f"{name} {number:,}" for name, number in count.most_common())


def _as_json(verified: Verified) -> dict[str, object]:
    return {
        "language": verified.language.tag,
        "good": verified.good,
        "torn_journal": verified.torn,
        "approvals": [
            {
                "statement": approval.statement,
                "segment": approval.segment,
                "source": approval.source,
                "target": approval.target,
                "by": approval.by,
                "at": approval.at,
                "state": approval.state,
                "doubt": approval.doubt.name.lower() if approval.doubt else None,
            }
            for approval in verified.approvals
        ],
        "problems": [str(problem) for problem in verified.problems],
    }
