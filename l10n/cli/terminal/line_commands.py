"""What can be typed in a review in plain lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import click

from l10n.checks.fixing import fixed
from l10n.cli.terminal.line_desk import LineDesk
from l10n.cli.terminal.line_view import more_lines
from l10n.cli.terminal.moving import found, gone, with_order
from l10n.cli.terminal.sitting import checks_of
from l10n.review.states import Action

HELP = """\
approve           sign it, and go on
reject REASON     refuse it, and go on
edit TEXT         write the translation
fix               take the fixes of the findings
match NUMBER      take a match of the memory, or a draft of the engine
engine            ask the engine for other drafts
copy              take the source as it is
dismiss CHECK REASON   say why a finding is none
comment TEXT      write a remark
undo              take back what you did last
skip, back        the next one, the one before
again, more       read it again; neighbours and history, too
order             change between risk and document
search TEXT       go to the next one that has this text
help              these words
quit              end; all that you decided is saved already
"""
"""What each of them does."""


def _edit(desk: LineDesk, text: str) -> None:
    desk.do(Action.EDIT, target=text)


def _fix(desk: LineDesk, _: str) -> None:
    row = desk.row
    better = fixed(row.entry.target, row.findings)
    if better == row.entry.target:
        desk.fail("No finding here has a fix.")
    else:
        _edit(desk, better)


def _match(desk: LineDesk, number: str) -> None:
    if number.isdecimal() and 0 < int(number) <= len(desk.offers):
        _edit(desk, desk.offers[int(number) - 1])
    elif desk.offers:
        desk.fail(f"Say which, from 1 to {len(desk.offers)}: match NUMBER.")
    else:
        desk.fail("The memory has nothing for it.", "engine asks for other drafts.")


def _engine(desk: LineDesk, _: str) -> None:
    row, before = desk.row, desk.offers
    desk.tell_offers(row, desk.sitting.alternatives(row).result())
    if desk.offers == before:
        click.echo("The engine has no other translation.")


def _dismiss(desk: LineDesk, text: str) -> None:
    check, _, reason = text.partition(" ")
    known = checks_of(desk.row)
    if not known:
        desk.fail("There is no finding to dismiss.")
    elif check not in known:
        tip = f"Open here: {', '.join(known)}."
        desk.fail("Say which finding and why: dismiss CHECK REASON.", tip)
    else:
        desk.do(Action.DISMISS, reason=reason, checks=(check,))


def _comment(desk: LineDesk, text: str) -> None:
    if text:
        desk.do(Action.COMMENT, reason=text)
    else:
        desk.fail("A comment needs a text: comment TEXT.")


def _undo(desk: LineDesk, _: str) -> None:
    answer = desk.sitting.undo()
    if answer:
        desk.take(answer, Action.UNDO)
    else:
        desk.fail("There is nothing to take back.")


def _change_order(desk: LineDesk, _: str) -> None:
    rows = desk.sitting.reordered()
    desk.state = with_order(desk.state, desk.sitting.order, rows)
    click.echo(f"By {desk.sitting.order} now.")
    desk.tell_row()


def _search(desk: LineDesk, text: str) -> None:
    there = found(replace(desk.state, sought=text))
    if not text:
        desk.fail("Say what to look for: search TEXT.")
    elif there.at == desk.state.at:
        desk.fail(f"“{text}” is nowhere else here.")
    else:
        desk.go(there, "")


def _more(desk: LineDesk, _: str) -> None:
    row = desk.row
    bench = desk.sitting.bench
    desk.tell(more_lines(bench.panel(row.language.tag, row.statement, row.segment)))


BARE = frozenset(
    "approve fix engine copy undo skip next back again more order help".split()  # noqa: SIM905
)
"""Commands that take no words."""
COMMANDS: dict[str, Callable[[LineDesk, str], None]] = {
    "approve": lambda desk, _: desk.do(Action.APPROVE),
    "reject": lambda desk, rest: desk.do(Action.REJECT, reason=rest),
    "edit": _edit,
    "fix": _fix,
    "match": _match,
    "engine": _engine,
    "copy": lambda desk, _: _edit(desk, desk.row.entry.source),
    "dismiss": _dismiss,
    "comment": _comment,
    "undo": _undo,
    "skip": lambda desk, _: desk.go(gone(desk.state, 1), "This is the last one."),
    "next": lambda desk, _: desk.go(gone(desk.state, 1), "This is the last one."),
    "back": lambda desk, _: desk.go(gone(desk.state, -1), "This is the first one."),
    "again": lambda desk, _: desk.tell_row(),
    "more": _more,
    "order": _change_order,
    "search": _search,
    "help": lambda _desk, _: click.echo(HELP, nl=False),
}
