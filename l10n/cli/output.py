"""How results and problems are told, to people and to programs."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from l10n.errors import L10nError
from l10n.model import Found, Remark
from l10n.report.counting import counted

_NO_TERMINAL = (1000, 24)


def print_json(value: object) -> None:
    """JSON for programs, readable by people too."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def printable(text: str) -> str:
    r"""A text without what could steer the terminal: control characters but for line ends and
    tabs, and the marks that turn the order of letters round.

    >>> printable("A\x1b[31m\tB\x9b")
    'A[31m\tB'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if not _steers(c))


def _steers(letter: str) -> bool:
    return letter in "\u202d\u202e" or (
        letter not in "\n\t" and unicodedata.category(letter) == "Cc"
    )


def print_tables(tables: Iterable[Sequence[str]]) -> None:
    """Tables as lines, their first one the heading, an empty line between two of them."""
    for number, (first, *rest) in enumerate(tables):
        if number:
            click.echo()
        click.echo(click.style(printable(first), bold=True))
        for line in rest:
            click.echo(printable(line))


def fits(lines: Sequence[str]) -> bool:
    """Whether the terminal is wide enough; where there is none, nothing is too wide."""
    return max(map(len, lines)) <= shutil.get_terminal_size(_NO_TERMINAL).columns


def tell_problems(problems: Iterable[L10nError]) -> bool:
    """Say what went wrong and how to mend it, the same thing once; True where there was
    anything."""
    told = False
    for problem in {str(problem): problem for problem in problems}.values():
        click.echo(click.style("! ", fg="red", bold=True) + problem.headline, err=True)
        if problem.tip:
            click.echo(f"  {problem.tip}", err=True)
        told = True
    return told


def tell_remarks(remarks: Iterable[Remark], *, recorded: bool = True) -> None:
    """Say what other programs did to catalogs, most telling first."""
    count = Counter((remark.statement, remark.found) for remark in remarks)
    for statement, found in sorted(
        count, key=lambda known: (known[0], list(Found).index(known[1]))
    ):
        what = counted(count[statement, found], "segment")
        click.echo(f"{click.style('•', fg='yellow')} {statement}: {what} {found.value}", err=True)
    if count and not recorded:
        click.echo("  Not recorded yet: l10n extract records it.", err=True)
