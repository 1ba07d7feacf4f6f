"""A review in plain lines: where it stands, what is decided, and what is read out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import click

from l10n.cli.terminal.line_view import finding_lines, offer_lines, row_lines
from l10n.cli.terminal.moving import to_next_open, with_row
from l10n.cli.terminal.sitting import Answer, Deed, Kind, Sitting, other_texts, place_of
from l10n.cli.terminal.state import NOTHING, State
from l10n.cli.terminal.width import clean
from l10n.model import Draft
from l10n.review.states import Action
from l10n.workflow.desk.queue import key_of
from l10n.workflow.desk.rows import Row


class LineDesk:
    """One review, for the commands that are typed."""

    def __init__(self, sitting: Sitting, *, numbered: bool) -> None:
        """``numbered``: whether what fails is told with the number of its line."""
        self.sitting = sitting
        self.state = State(sitting.queue(), sitting.order)
        self.offers: tuple[str, ...] = ()
        """The texts that ``match`` takes."""
        self.line = 0
        """The number of the command that is carried out."""
        self.failed: list[int] = []
        """The lines whose commands were not understood or not carried out."""
        self._numbered = numbered

    @property
    def row(self) -> Row:
        """The segment as it is now."""
        return self.sitting.now(self.seen)

    @property
    def seen(self) -> Row:
        """As it was read out last."""
        return self.state.rows[self.state.at]

    def do(
        self, action: Action, *, target: str = "", reason: str = "", checks: tuple[str, ...] = ()
    ) -> None:
        """Decide about the segment as it was read out."""
        deed = Deed(action, self.seen, target, reason, checks)
        self.take(self.sitting.do(deed), action)

    def take(self, answer: Answer, action: Action) -> None:
        """Tell what came of a decision, and go on."""
        self.state = with_row(self.state, answer.row)
        if answer.kind is not Kind.DONE:
            tip = "fix, edit TEXT, or dismiss CHECK REASON." if answer.blocked else answer.tip
            self.fail(f"Not done. {answer.said}", tip)
            if answer.kind is Kind.OVERTAKEN:
                self.tell_row()
            return
        click.echo(answer.said)
        at = place_of(self.state.rows, key_of(answer.row))
        if action in {Action.APPROVE, Action.REJECT}:
            self.go(to_next_open(self.state), "All that can be decided is decided.")
        elif action is Action.UNDO and at is not None:
            self.state = replace(self.state, at=at)
            self.tell_row()
        elif action is Action.EDIT:
            self.tell(finding_lines(self.row))

    def go(self, there: State, otherwise: str) -> None:
        """Go there and read it out; where it is the same row, say that instead."""
        if there.at == self.state.at:
            click.echo(otherwise)
            return
        self.state = there
        self.tell_row()

    def tell_row(self) -> None:
        """Read the segment out."""
        self.offers = ()
        click.echo()
        if not self.state.rows:
            click.echo(NOTHING.text)
            return
        row = self.row
        self.state = with_row(self.state, row)
        self.tell(row_lines(row, self.state.at + 1, len(self.state.rows)))
        self.tell_offers(row)

    def tell_offers(self, row: Row, drafts: Iterable[Draft] = ()) -> None:
        """Read out what there is to take: of the memory, and of the engine's ``drafts``."""
        shown = self.sitting.bench.matches(row.language.tag, row.statement, row.segment)
        matches = [one.match for one in shown]
        alternatives = other_texts(row, drafts)
        self.offers = (*(match.target for match in matches), *alternatives)
        self.tell(offer_lines(matches, alternatives))

    def tell(self, lines: Iterable[str]) -> None:
        """Read lines out."""
        for line in lines:
            click.echo(clean(line))

    def fail(self, said: str, tip: str = "") -> None:
        """Say what was not done, and what to do."""
        self.failed.append(self.line)
        where = f"Line {self.line}: " if self._numbered else ""
        click.echo(clean(f"{where}{said} {tip}".rstrip()))
