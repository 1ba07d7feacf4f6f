"""What ``l10n terms`` shows: to people in words, to programs as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from l10n.cli.output import print_tables, printable
from l10n.cli.table import table
from l10n.languages import Language, language
from l10n.report.counting import counted
from l10n.terms.base import Match, Term
from l10n.terms.merging import Contradiction, Outcome
from l10n.terms.suggesting import Suggestion
from l10n.terms.table import EVERY, TermRow
from l10n.workflow.term_files import Brought


def tell_rows(tag: str, rows: Sequence[TermRow]) -> None:
    """A table of one language's rows."""
    name = "every language" if tag == EVERY else f"{language(tag).name} ({tag})"
    lines = [[row.term.source, called(row.term), row.term.reference] for row in rows]
    print_tables([table([name, "is called", "reference"], lines, left=3)])


def called(term: Term) -> str:
    """What a term is and is not called: ``paz | quietud; never tregua``."""
    parts = [" | ".join(term.targets)] if term.targets else []
    parts += [f"never {' | '.join(term.forbidden)}"] if term.forbidden else []
    return printable("; ".join(parts))


def tell_brought(file: Path, done: Brought) -> None:
    """What a file brought, counted."""
    count = Counter(outcome for outcome, _ in done.merged.outcomes)
    click.echo(f"{file}: {counted(count.total(), 'term')}")
    for outcome in Outcome:
        if count[outcome]:
            click.echo(f"  {count[outcome]:,} {outcome.value}")
    if done.left_out:
        tags = ", ".join(sorted(done.left_out))
        click.echo(f"  {done.left_out.total():,} more for other languages, left out: {tags}")


def tell_contradiction(one: Contradiction) -> None:
    """Two rows, one under the other."""
    head = click.style(printable(one.ours.term.source), bold=True)
    click.echo(f"{head}  ({one.ours.language})")
    click.echo(f"    ours: {called(one.ours.term)}\n    file: {called(one.theirs.term)}")


def tell_suggestions(found: Mapping[Language, Iterable[Suggestion]]) -> None:
    """Each form with its term and a sentence that it stands in."""
    for target, suggestions in found.items():
        click.echo(click.style(f"{target.name} ({target.tag})", bold=True))
        some = list(suggestions)
        for one in some:
            source, text = one.example
            times = counted(one.sentences, "approved sentence")
            what = printable(f"{one.term.source}: “{one.form}”")
            click.echo(f"  {what} in {times}, not {called(one.term)}")
            click.echo(f"    {printable(source)}\n    {printable(text)}")
        if not some:
            click.echo("  Nothing to suggest.")


def row_as_json(row: TermRow) -> dict[str, object]:
    """A row for programs."""
    return {"language": row.language, **_term_as_json(row.term)}


def _term_as_json(term: Term) -> dict[str, object]:
    return {
        "source": term.source,
        "targets": term.targets,
        "forbidden": term.forbidden,
        "case": term.case,
        "part_of_speech": term.part_of_speech,
        "reference": term.reference,
        "note": term.note,
    }


def match_as_json(match: Match, text: str) -> dict[str, object]:
    """A term that was found in a text."""
    return {"text": text[slice(*match.span)], "span": match.span, **_term_as_json(match.term)}


def suggestion_as_json(target: Language, one: Suggestion) -> dict[str, object]:
    """A form that was learned."""
    return {
        "language": target.tag,
        "source": one.term.source,
        "form": one.form,
        "sentences": one.sentences,
        "example": one.example,
    }
