"""l10n import"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from l10n.cli.by import by_option, reviewer
from l10n.cli.options import refuse_unreadable
from l10n.cli.output import tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.report.counting import counted
from l10n.workflow.importing import Asked, Imported, import_files
from l10n.workflow.incoming import Conflict, Prefer, Weighed


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "-l",
    "--language",
    "tag",
    default="",
    metavar="LANG",
    help="The language of the files, where they do not say.",
)
@click.option(
    "--statement",
    default="",
    metavar="NAME",
    help="The statement they belong to, where they do not say.",
)
@click.option(
    "--prefer",
    type=click.Choice([side.value for side in Prefer]),
    help="Decide conflicts: keep ours, take the file's, or keep both, marked.",
)
@by_option("Who translated")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change; change nothing.")
@click.pass_obj
def import_(
    folder: Path, /, files: tuple[Path, ...], by: str, prefer: str | None, **asked: str
) -> None:
    """Take back files that a translator worked on.

    PO, XLIFF 1.2, XLIFF 2 and CSV files, as l10n export --format writes them
    and translation programs give them back. Sentences are matched by their
    source text. Translations of what is empty or a draft are taken over and
    count as translated; nothing is approved by it. Where somebody changed the
    same sentence here meanwhile, or it is approved, both are shown side by
    side and nothing is changed, until --prefer decides.

    \\b
    Examples:
      l10n import ~/back/letter.xlf
      l10n import -l es letter.csv --by "Ana Ruiz" --dry-run
      l10n import letter.po --prefer both
    """
    refuse_unreadable(by)
    with opened(folder) as session:
        given = Asked(
            reviewer(session.project, by),
            asked["tag"],
            asked["statement"],
            Prefer(prefer) if prefer else None,
            bool(asked["dry_run"]),
        )
        done = follow(import_files(session, files, given))
    _tell(done)
    if tell_problems(i.problem for i in done if i.problem) or any(
        imported.outcome.conflicts for imported in done
    ):
        sys.exit(1)


def _tell(done: Sequence[Imported]) -> None:
    for imported in done:
        tell_remarks(imported.remarks)
        if imported.language:
            click.echo(f"{imported.file}: {imported.statement} ({imported.language.tag})")
        for weighed in Weighed:
            count = imported.outcome.counts.get(weighed, 0)
            if count:
                click.echo(f"  {counted(count, 'segment')} {weighed.value}")
        for row in imported.outcome.unknown:
            click.echo(f"    {row.source}")
        for conflict in imported.outcome.conflicts:
            _show(conflict)
    if any(imported.outcome.conflicts for imported in done):
        click.echo("Decide with --prefer ours, file or both, or with l10n edit.", err=True)


def _show(conflict: Conflict) -> None:
    click.echo(f"{click.style(conflict.segment, bold=True)}  {conflict.source}")
    ours = f"ours ({conflict.state.value})" if conflict.state else "file"
    click.echo(f"    {ours}: {conflict.ours}\n    file: {conflict.theirs}")
