"""Findings as people read them: one by one, then counted in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from l10n.cli.output import print_tables, printable, tell_problems
from l10n.cli.table import table
from l10n.languages import Language
from l10n.model import Severity, Span
from l10n.report.counting import counted
from l10n.report.findings import Reported, counts, widespread
from l10n.review.gate import weighs
from l10n.workflow.check import Checked
from l10n.workflow.mending import Mended

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_SEVERITIES = tuple(reversed(Severity))


def tell_findings(done: Sequence[Checked], found: Sequence[Reported], least: Severity) -> None:
    """Say what was found, each from ``least`` on, and how much of what there is where."""
    opened = [one for one in found if not one.dismissed_by]
    spread = widespread(found)
    last = None
    for one in opened:
        if weighs(one.finding.severity, least):
            if one.place != last:
                _tell_place(one)
            last = one.place
            _tell_finding(one, spread.get((one.finding.check, one.place.source), ()))
    _tell_tables(opened)
    _tell_total(done, found, opened, least)


def tell_mended(done: Sequence[Mended]) -> None:
    """Say what was fixed."""
    for mended in done:
        for event in mended.events:
            texts = f"  - {printable(event.old)}\n  + {printable(event.new)}"
            click.echo(f"{mended.file}  {event.segment}\n{texts}")
    tell_problems(mended.problem for mended in done if mended.problem)
    count = sum(len(mended.events) for mended in done)
    click.echo(f"Fixed {counted(count, 'segment')}.\n")


def tell_open(found: Mapping[Language, Counter[Severity]]) -> None:
    """Say how much is open in each language, a line for each that has anything."""
    for target, severities in found.items():
        if severities[Severity.ERROR] or severities[Severity.WARNING]:
            what = summary(severities)
            click.echo(f"{target.name}: {what}. To see them: l10n check -l {target.tag}")


def summary(severities: Counter[Severity]) -> str:
    """``2 errors, 1 warning``; empty where nothing was found."""
    parts = [counted(severities[kind], kind.value) for kind in _SEVERITIES if severities[kind]]
    return ", ".join(parts)


def _tell_place(one: Reported) -> None:
    place = one.place
    head = f"{place.file}:{place.line}"
    click.echo(f"{click.style(head, bold=True)}  {place.segment}  {place.state}")
    click.echo(f"    {_marked(place.source, one.finding.source_span)}")
    click.echo(f"    {_marked(place.target, one.finding.target_span)}")


def _tell_finding(one: Reported, languages: Sequence[str]) -> None:
    finding = one.finding
    label = click.style(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    fix = f" Write: {finding.fix}" if finding.fix and finding.fix.strip() else ""
    click.echo(f"  {label} {finding.check}: {printable(finding.message + fix)}")
    if languages:
        click.echo(f"    So in {', '.join(languages)}: look at the source, and mend it there.")


def _marked(text: str, span: Span | None) -> str:
    if span is None or not text[slice(*span)].strip():
        return printable(text)
    before, said, after = (printable(part) for part in _parted(text, span))
    return before + click.style(said, reverse=True) + after


def _parted(text: str, span: Span) -> tuple[str, str, str]:
    start, end = span
    return text[:start], text[start:end], text[end:]


def _tell_tables(opened: Sequence[Reported]) -> None:
    """Checks by language, then statements by language where there is more than one."""
    if not opened:
        return
    languages = list(dict.fromkeys(one.place.language for one in opened))
    by_check = Counter((one.finding.check, one.place.language) for one in opened)
    severity = {one.finding.check: one.finding.severity for one in opened}
    checks = sorted(severity, key=lambda name: (_SEVERITIES.index(severity[name]), name))
    click.echo()
    _print(
        ["check", "severity", *languages],
        ([name, severity[name].value, *(f"{by_check[name, tag]:,}" for tag in languages)]
         for name in checks),
        left=2,
    )  # fmt: skip
    places = list(dict.fromkeys(one.place.statement or one.place.file for one in opened))
    if len(places) > 1:
        by_place = Counter(
            (one.place.statement or one.place.file, one.place.language) for one in opened
        )
        click.echo()
        _print(
            ["statement", *languages],
            ([name, *(f"{by_place[name, tag]:,}" for tag in languages)] for name in places),
            left=1,
        )
    click.echo()


def _print(head: Sequence[str], rows: Iterable[Sequence[str]], *, left: int) -> None:
    print_tables([table(head, list(rows), left=left)])


def _tell_total(
    done: Sequence[Checked], found: Sequence[Reported], opened: Sequence[Reported], least: Severity
) -> None:
    units = sum(checked.units for checked in done)
    what = summary(counts(opened)) or "nothing found"
    click.echo(f"Checked {counted(units, 'translation')}: {what}.")
    for line in _hints(found, opened, least):
        click.echo(line)


def _hints(found: Sequence[Reported], opened: Sequence[Reported], least: Severity) -> Iterator[str]:
    dismissed = len(found) - len(opened)
    if dismissed:
        yield f"{counted(dismissed, 'finding')} dismissed before (--json has them)."
    if any(not weighs(one.finding.severity, least) for one in opened):
        yield "What is only counted here is shown with --show note."
    if any(one.finding.fix is not None for one in opened):
        yield "l10n check --fix mends what can be mended for certain in unapproved texts."
