"""l10n check"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

import l10n
from l10n.checks.table import RULES
from l10n.cli.by import by_option, reviewer
from l10n.cli.findings import tell_findings, tell_mended
from l10n.cli.options import choosing
from l10n.cli.output import print_json, tell_problems, tell_remarks
from l10n.cli.progress import follow
from l10n.cli.session import opened
from l10n.model import Severity
from l10n.report.findings import Reported, as_json, as_sarif, counts, github_lines
from l10n.review.gate import weighs
from l10n.workflow.check import Checked, Loose, check_files, checkers
from l10n.workflow.check import check as run_check
from l10n.workflow.mending import mend
from l10n.workflow.selection import select_languages, select_sources

_NEVER = "never"
_RULE_NAMES = tuple(rule.name for rule in RULES)
_SEVERITIES = tuple(severity.value for severity in Severity)


class _Asked(NamedTuple):
    names: tuple[str, ...]
    tags: tuple[str, ...]
    source_language: str
    only: tuple[str, ...]
    skip: tuple[str, ...]
    show: str
    kind: str
    fail_on: str
    fix: bool
    by: str


def _options(command: Callable[..., object]) -> Callable[..., object]:
    options = (
        click.option("--only", multiple=True, metavar="CHECK",
                     help="Only this check; may be given again. --list names them all."),
        click.option("--skip", multiple=True, metavar="CHECK",
                     help="Without this check; may be given again."),
        click.option("--show", type=click.Choice(_SEVERITIES), default=Severity.WARNING.value,
                     help="The least severity to show one by one (default: warning)."),
        click.option("--fail-on", type=click.Choice([*_SEVERITIES, _NEVER]),
                     default=Severity.ERROR.value,
                     help="The least severity that makes the exit code 1 (default: error)."),
        click.option("--format", "kind", default="table",
                     type=click.Choice(["table", "json", "sarif", "github"]),
                     help="How to print: for people, for programs, for code hosts."),
        click.option("--json", "kind", flag_value="json", help="The same as --format json."),
        click.option("--fix", is_flag=True,
                     help="First mend what can be mended for certain in unapproved texts."),
        by_option("Who fixes"),
        click.option("--source-language", default="", metavar="LANG",
                     help="For PO files outside a project: what they are translated from."),
        click.option("--list", "list_", is_flag=True, help="List the checks and end."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return choosing(command)


@click.command()
@_options
@click.pass_obj
def check(folder: Path, /, statements: tuple[str, ...], *, list_: bool, **given: Any) -> None:
    """Look for wrong facts and broken texts in the translations.

    Numbers, dates, money and units are compared by value, names and terms by
    what the language makes of them; quotation marks, negations, missing
    sentences and much else besides. Errors keep a text from being approved
    and published, unless somebody says why they are none: l10n dismiss.

    Any PO file can be checked, too, without a project: l10n check FILE.po.

    \b
    Examples:
      l10n check
      l10n check -l es ministry-statement --show note
      l10n check --fix
      l10n check --only numbers --only dates --format sarif
      l10n check messages.po -l de
      l10n check --list
    """
    if list_:
        _list()
        return
    asked = _Asked(statements, **given)
    files = _files(asked.names)
    done = _check_files(files, asked) if files else _check_project(folder, asked)
    found = [one for checked in done for one in checked.reported]
    _print(asked, done, found)
    bad = tell_problems(checked.problem for checked in done if checked.problem)
    if bad or _fails(found, asked.fail_on):
        sys.exit(1)


def _list() -> None:
    for rule in RULES:
        click.echo(f"{click.style(rule.name, bold=True)} ({rule.severity}): {rule.summary}")


def _files(names: Sequence[str]) -> tuple[Path, ...]:
    """The PO files among what was named, those in folders too."""
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found += sorted(path.rglob("*.po"))
        elif path.suffix.lower() in {".po", ".pot"}:
            found.append(path)
    if found and any(not Path(name).exists() for name in names):
        missing = next(name for name in names if not Path(name).exists())
        raise click.UsageError(f"There is no file {missing}.")
    return tuple(found)


def _check_files(files: tuple[Path, ...], asked: _Asked) -> tuple[Checked, ...]:
    if asked.fix:
        raise click.UsageError("--fix is for a project: other files are changed by nobody here.")
    if len(asked.tags) > 1:
        raise click.UsageError("PO files are in one language each: give -l once.")
    loose = Loose(files, asked.source_language, "".join(asked.tags))
    return follow(check_files(loose, asked.only, asked.skip))


def _check_project(folder: Path, asked: _Asked) -> tuple[Checked, ...]:
    if asked.source_language:
        raise click.UsageError("--source-language is for PO files; a project's is in its settings.")
    with opened(folder, writes=asked.fix) as session:
        chosen = select_sources(session.project, asked.names)
        languages = select_languages(session.project, asked.tags)
        checks = checkers(session, languages, asked.only, asked.skip)
        if asked.fix:
            by = reviewer(session.project, asked.by)
            tell_mended(follow(mend(session, chosen, checks, by)))
        done = follow(run_check(session, chosen, checks))
    tell_remarks((remark for one in done for remark in one.remarks), recorded=False)
    return done


def _print(asked: _Asked, done: Sequence[Checked], found: Sequence[Reported]) -> None:
    if asked.kind == "json":
        print_json(as_json(found))
    elif asked.kind == "sarif":
        summaries = {rule.name: rule.summary for rule in RULES}
        print_json(as_sarif(found, summaries, l10n.__version__))
    elif asked.kind == "github":
        for line in github_lines(found):
            click.echo(line)
    else:
        tell_findings(done, found, Severity(asked.show))


def _fails(found: Sequence[Reported], fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    return any(weighs(severity, Severity(fail_on)) for severity in counts(found))
