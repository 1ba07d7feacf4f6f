"""How ``l10n memory`` shows what it found and did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from l10n.cli.output import print_tables, printable
from l10n.cli.table import table
from l10n.languages import Language
from l10n.memory.memory import Kind, Match
from l10n.memory.similarity import differences
from l10n.report.counting import counted
from l10n.workflow.feeding import TMX
from l10n.workflow.memory_files import Brought
from l10n.workflow.pruning import Pruned


def tell_counts(found: Sequence[tuple[Language, Counter[str]]]) -> None:
    """A table for each language."""
    print_tables(_counts_table(target, counts) for target, counts in found)


def _counts_table(target: Language, counts: Counter[str]) -> list[str]:
    rows = [[origin, f"{count:,}"] for origin, count in sorted(counts.items())]
    rows += [["all", f"{counts.total():,}"]] if len(rows) != 1 else []
    return table([f"{target.name} ({target.tag})", "segments"], rows)


def tell_found(found: Sequence[tuple[Language, Sequence[Match]]], text: str) -> None:
    """Every match, by language."""
    for target, best in found:
        click.echo(click.style(f"{target.name} ({target.tag})", bold=True))
        if not best:
            click.echo("  Nothing like it is remembered.")
        for match in best:
            _tell(match, text)


def _tell(match: Match, text: str) -> None:
    pair = match.remembered
    who = f", by {pair.by}" if pair.by else ""
    when = f", {pair.at[:10]}" if pair.at else ""
    kind = "" if match.kind is Kind.FUZZY else f" {match.kind}"
    head = click.style(f"  {match.score} %{kind}", bold=True)
    click.echo(f"{head}  {printable(pair.origin + who + when)}")
    if match.kind in {Kind.FUZZY, Kind.ADAPTED}:
        click.echo(f"    {printable(pair.source)}")
        changes = match.changes or differences(pair.source, text)
        changed = "; ".join(f"[-{old}-] {{+{new}+}}" for old, new in changes)
        click.echo(f"    {printable(changed)}")
    click.echo(f"    {printable(match.target)}")


def as_json(match: Match) -> dict[str, object]:
    """A match for programs."""
    pair = match.remembered
    return {
        "kind": match.kind.value,
        "score": match.score,
        "source": pair.source,
        "target": match.target,
        "origin": pair.origin,
        "by": pair.by,
        "at": pair.at,
        "changes": [list(change) for change in match.changes],
    }


def tell_brought(brought: Brought) -> None:
    """What one TMX file brought."""
    pairs = ", ".join(f"{count:,} {target.tag}" for target, count in brought.pairs.items())
    already = " It was there already." if brought.known else ""
    click.echo(f"{TMX}:{brought.name}: {counted(brought.units, 'unit')} ({pairs}).{already}")
    if brought.broken:
        click.echo(
            f"  {counted(brought.broken, 'unit')} with codes in the text (images, fields) will "
            "not be used."
        )


def tell_pruned(pruned: Pruned) -> None:
    """What goes out of one file."""
    reasons = (
        (pruned.duplicates, "twice"),
        (pruned.superseded, "approved in this project"),
        (pruned.old, "too old"),
    )
    why = ", ".join(f"{count:,} {reason}" for count, reason in reasons if count)
    say = f"{pruned.total:,} of {counted(pruned.units, 'unit')} to go ({why})"
    click.echo(f"{pruned.name}: {say if pruned.total else 'nothing to take out'}.")
