"""The review in plain lines, for screen readers, pipes and terminals that show no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TextIO

import click

from l10n.checks.fixing import fixed
from l10n.cli.terminal.sitting import Answer, Deed, Kind, Sitting, is_open, place_of
from l10n.cli.terminal.state import checks_of
from l10n.cli.terminal.width import clean
from l10n.cli.terminal.wording import finding_words, place_words, state_words
from l10n.errors import L10nError
from l10n.memory.memory import Match
from l10n.review.states import Action
from l10n.workflow.desk.queue import Order, key_of
from l10n.workflow.desk.rows import Row

_HELP = """\
approve           sign it, and go on
reject REASON     refuse it, and go on
edit TEXT         write the translation
fix               take the fixes of the findings
match NUMBER      take a match of the memory
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


class LineMode:
    """One review, a command a line; :meth:`run` ends with ``quit`` or the last line."""

    def __init__(self, sitting: Sitting, *, asks: bool) -> None:
        self._sitting, self._asks = sitting, asks
        self._rows: tuple[Row, ...] = ()
        self._at = 0
        self._matches: tuple[Match, ...] = ()
        self.clean = True
        """Whether every command was understood and carried out."""

    def run(self, commands: TextIO) -> None:
        """Read commands to their end."""
        self._rows = self._sitting.queue()
        self._tell_row()
        for line in self._lines(commands):
            word, _, rest = line.strip().partition(" ")
            if word.lower() in {"quit", "q"}:
                break
            if word:
                self._obey(word.lower(), " ".join(rest.split()))

    def _lines(self, commands: TextIO) -> Iterator[str]:
        while True:
            if self._asks:
                click.echo("What now? ", nl=False)
            line = commands.readline()
            if not line:
                break
            yield line

    def _obey(self, word: str, rest: str) -> None:
        command = _COMMANDS.get(word)
        if command is None:
            self._fail(f"There is no command “{clean(word)}”.", "help lists them.")
            return
        if not self._rows and word not in {"help", "order", "undo"}:
            self._fail("Nothing waits for review here.")
            return
        try:
            command(self, rest)
        except L10nError as problem:
            self._fail(problem.headline, problem.tip)

    @property
    def _row(self) -> Row:
        return self._sitting.now(self._rows[self._at])

    def _do(self, action: Action, *, target: str = "", reason: str = "", check: str = "") -> None:
        seen = self._rows[self._at]
        checks = (check,) if check else ()
        self._take(self._sitting.do(Deed(action, seen, target, reason, checks)), action)

    def _take(self, answer: Answer, action: Action) -> None:
        at = place_of(self._rows, key_of(answer.row))
        if at is not None:
            self._rows = (*self._rows[:at], answer.row, *self._rows[at + 1 :])
        if answer.kind is not Kind.DONE:
            tip = "fix, edit TEXT, or dismiss CHECK REASON." if answer.blocked else answer.tip
            self._fail(f"Not done. {answer.said}", tip)
            if answer.kind is Kind.OVERTAKEN:
                self._tell_row()
            return
        click.echo(answer.said)
        if action in {Action.APPROVE, Action.REJECT}:
            self._to_open()
        elif action is Action.UNDO and at is not None:
            self._go(at)
        elif action is Action.EDIT:
            self._tell_findings(self._row)

    def _to_open(self) -> None:
        places = [*range(self._at + 1, len(self._rows)), *range(self._at)]
        waiting = (at for at in places if is_open(self._rows[at]) and self._rows[at].entry.target)
        at = next(waiting, None)
        if at is None:
            click.echo("All that can be decided is decided.")
        else:
            self._go(at)

    def _go(self, at: int) -> None:
        if not 0 <= at < len(self._rows):
            click.echo("This is the first one." if at < 0 else "This is the last one.")
            return
        self._at = at
        self._tell_row()

    def _tell_row(self) -> None:
        self._matches = ()
        if not self._rows:
            click.echo("Nothing waits for review here.")
            return
        row = self._row
        self._rows = (*self._rows[: self._at], row, *self._rows[self._at + 1 :])
        click.echo()
        where = f"{row.language.name}, {clean(row.statement)}, segment {row.segment}"
        click.echo(f"{self._at + 1} of {len(self._rows)}: {where}, {place_words(row)}")
        click.echo(clean(f"State: {state_words(row)}"))
        click.echo(f"Source: {clean(row.entry.source)}")
        click.echo(f"Target: {clean(row.entry.target) or '(none yet)'}")
        self._tell_findings(row)
        for reason in row.risk.reasons:
            click.echo(f"Why look: {clean(reason)}")
        self._tell_matches(row)

    def _tell_findings(self, row: Row) -> None:
        for finding in row.findings:
            fix = f" (fix: {clean(finding.fix)})" if finding.fix else ""
            words = clean(finding_words(finding))
            click.echo(words[0].upper() + words[1:] + fix)

    def _tell_matches(self, row: Row) -> None:
        shown = self._sitting.bench.matches(row.language.tag, row.statement, row.segment)
        self._matches = tuple(one.match for one in shown)
        for number, match in enumerate(self._matches, start=1):
            by = f" by {clean(match.remembered.by)}" if match.remembered.by else ""
            click.echo(f"Match {number}, {match.score} %{by}: {clean(match.target)}")

    def _tell_more(self, _: str) -> None:
        row = self._row
        panel = self._sitting.bench.panel(row.language.tag, row.statement, row.segment)
        for seen in panel.terms:
            click.echo(clean(f"Term: {seen.term.source}: {' / '.join(seen.term.targets)}"))
        for where, rows in (("Before", panel.before), ("After", panel.after)):
            for one in rows:
                click.echo(f"{where}: {clean(one.entry.source)}")
                click.echo(f"  {clean(one.entry.target)}")
        if row.entry.previous_source:
            click.echo(f"Source before: {clean(row.entry.previous_source)}")
        for comment in panel.comments:
            click.echo(f"Comment: {clean(comment)}")
        for event in panel.history:
            reason = f": {event.reason}" if event.reason else ""
            click.echo(clean(f"{event.at} {event.what or event.after} by {event.by}{reason}"))

    def _fail(self, said: str, tip: str = "") -> None:
        self.clean = False
        click.echo(clean(said) + (f" {clean(tip)}" if tip else ""))

    def _edit(self, text: str) -> None:
        self._do(Action.EDIT, target=text)

    def _fix(self, _: str) -> None:
        row = self._row
        better = fixed(row.entry.target, row.findings)
        if better == row.entry.target:
            self._fail("No finding here has a fix.")
        else:
            self._edit(better)

    def _match(self, number: str) -> None:
        if number.isdecimal() and 0 < int(number) <= len(self._matches):
            self._edit(self._matches[int(number) - 1].target)
        else:
            self._fail(f"The memory has {len(self._matches)} matches here.", "match 1 takes one.")

    def _dismiss(self, text: str) -> None:
        check, _, reason = text.partition(" ")
        known = checks_of(self._row)
        if check not in known:
            self._fail("Say which finding and why: dismiss CHECK REASON.", ", ".join(known))
        else:
            self._do(Action.DISMISS, reason=reason, check=check)

    def _comment(self, text: str) -> None:
        if text:
            self._do(Action.COMMENT, reason=text)
        else:
            self._fail("A comment needs a text: comment TEXT.")

    def _undo(self, _: str) -> None:
        answer = self._sitting.undo()
        if answer:
            self._take(answer, Action.UNDO)
        else:
            self._fail("There is nothing to take back.")

    def _change_order(self, _: str) -> None:
        other = Order.DOCUMENT if self._sitting.order is Order.RISK else Order.RISK
        self._sitting.order = other
        self._rows, self._at = self._sitting.queue(), 0
        click.echo(f"By {other} now.")
        self._tell_row()

    def _search(self, text: str) -> None:
        places = [*range(self._at + 1, len(self._rows)), *range(self._at)]
        sought = text.casefold()
        found = (at for at in places if sought in _text_of(self._rows[at]).casefold())
        at = next(found, None)
        if at is None:
            self._fail(f"“{text}” is nowhere else here.")
        else:
            self._go(at)


def _text_of(row: Row) -> str:
    return f"{row.statement}\n{row.segment}\n{row.entry.source}\n{row.entry.target}"


_COMMANDS: dict[str, Callable[[LineMode, str], None]] = {
    "approve": lambda mode, _: mode._do(Action.APPROVE),
    "reject": lambda mode, rest: mode._do(Action.REJECT, reason=rest),
    "edit": LineMode._edit,
    "fix": LineMode._fix,
    "match": LineMode._match,
    "copy": lambda mode, _: mode._edit(mode._row.entry.source),
    "dismiss": LineMode._dismiss,
    "comment": LineMode._comment,
    "undo": LineMode._undo,
    "skip": lambda mode, _: mode._go(mode._at + 1),
    "next": lambda mode, _: mode._go(mode._at + 1),
    "back": lambda mode, _: mode._go(mode._at - 1),
    "again": lambda mode, _: mode._tell_row(),
    "more": LineMode._tell_more,
    "order": LineMode._change_order,
    "search": LineMode._search,
    "help": lambda _mode, _: click.echo(_HELP, nl=False),
}
