"""One person at work on one queue: what they decide is carried out at once, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from enum import StrEnum

from l10n.errors import L10nError, ReviewError
from l10n.languages import Language
from l10n.model import SIGNED, Draft
from l10n.review.gate import blocked
from l10n.review.states import Action
from l10n.workflow.deciding import Conflict, Decision
from l10n.workflow.desk.queue import Key, Order, Wanted, key_of, queue
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.desk.workbench import Outcome, UnknownPlace, Workbench

_SAID = {
    Action.APPROVE: "Approved",
    Action.REJECT: "Rejected",
    Action.EDIT: "Saved: translated, not yet approved",
    Action.COMMENT: "Comment written",
    Action.DISMISS: "Dismissed",
    Action.RECALL: "Dismissal taken back",
    Action.UNDO: "Taken back",
}


class Kind(StrEnum):
    """How a decision ended."""

    DONE = "done"
    REFUSED = "refused"
    OVERTAKEN = "overtaken"
    """Somebody had changed the segment meanwhile; nothing was done."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a decision."""

    kind: Kind
    row: Row
    """As it is now."""
    said: str
    tip: str = ""
    blocked: bool = False
    """Whether it is an open finding that keeps the text from being approved."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a person asks for, about one row as they see it."""

    action: Action
    row: Row
    target: str = ""
    reason: str = ""
    checks: tuple[str, ...] = ()


@dataclass(slots=True)
class Sitting:
    """The queue that was asked for, and what has been done in it."""

    bench: Workbench
    places: Sequence[tuple[Language, str]]
    """Languages and statements, as they were asked for."""
    by: str
    order: Order
    wanted: Wanted
    alternatives: Callable[[Row], Future[tuple[Draft, ...]]]
    """Asks the engine for other translations."""
    counted: Counter[Action] = field(default_factory=Counter)
    _done: list[Deed] = field(default_factory=list)
    """What can be taken back, each with its row as it left it."""

    def queue(self) -> tuple[Row, ...]:
        """What was asked for, as it is now; if nothing else, what waits for a person."""
        return queue(self._sheets(), self.order, self.wanted)

    def reordered(self) -> tuple[Row, ...]:
        """The queue in the other order, from now on."""
        self.order = Order.DOCUMENT if self.order is Order.RISK else Order.RISK
        return self.queue()

    def problems(self) -> tuple[L10nError, ...]:
        """Why statements are missing from the queue."""
        return tuple(sheet.problem for sheet in self._sheets() if sheet.problem)

    def now(self, row: Row) -> Row:
        """A row as it is now; as it was, where its statement no longer has it."""
        sheet = self._sheet(row.language, row.statement)
        return (sheet and sheet.row(row.segment)) or row

    def do(self, deed: Deed) -> Answer:
        """Carry a decision out."""
        answer, changed = self._attempt(deed)
        if changed:
            self.counted[deed.action] += 1
            if deed.action is not Action.COMMENT:
                self._done.append(replace(deed, row=answer.row))
        return answer

    def undo(self) -> Answer | None:
        """Take the last decision back, if its row is still as it left it; None where there is
        none. A comment stays: what was said was said."""
        if not self._done:
            return None
        last = self._done.pop()
        back = Action.RECALL if last.action is Action.DISMISS else Action.UNDO
        answer, changed = self._attempt(Deed(back, last.row, checks=last.checks))
        self.counted[last.action] -= changed
        return answer

    def left(self) -> int:
        """How much still waits."""
        return sum(map(is_open, self.queue()))

    def _sheets(self) -> list[Sheet]:
        """Those that were asked for, as far as they were read."""
        places = {(target.tag, statement) for target, statement in self.places}
        found = self.bench.sheets()
        return [sheet for sheet in found if (sheet.language.tag, sheet.statement) in places]

    def _sheet(self, target: Language, statement: str) -> Sheet | None:
        """None where the statement has no catalog, or no longer."""
        try:
            return self.bench.sheet(target.tag, statement)
        except UnknownPlace:
            return None

    def _attempt(self, deed: Deed) -> tuple[Answer, bool]:
        """Carry a decision out, and whether it changed anything."""
        row = deed.row
        try:
            outcome = self._decide(deed)
        except Conflict as problem:
            return Answer(Kind.OVERTAKEN, self.now(row), problem.headline, problem.tip), False
        except L10nError as problem:
            return self._refused(deed, problem), False
        if not outcome.decided.events:
            return Answer(Kind.DONE, self.now(row), "It is so already."), False
        return Answer(Kind.DONE, self.now(row), f"{_SAID[deed.action]}."), True

    def _refused(self, deed: Deed, problem: L10nError) -> Answer:
        row = self.now(deed.row)
        least = self.bench.project.config.checks.block_approval
        found = blocked(row.findings, least) if deed.action is Action.APPROVE else []
        if not found or not isinstance(problem, ReviewError):
            return Answer(Kind.REFUSED, row, problem.headline, problem.tip)
        said = f"Not approved, for {found[0].check} is open: {found[0].message}"
        return Answer(Kind.REFUSED, row, said, blocked=True)

    def _decide(self, deed: Deed) -> Outcome:
        row = deed.row
        decision = Decision(
            deed.action,
            self.by,
            deed.reason,
            deed.target,
            segments=(row.segment,),
            checks=deed.checks,
        )
        return self.bench.decide(row.language.tag, row.statement, decision, version=row.version)


def is_open(row: Row) -> bool:
    """Whether a row waits for a person."""
    return row.state not in SIGNED


def checks_of(row: Row) -> tuple[str, ...]:
    """The rules that found something, each once, in the order of their findings."""
    return tuple(dict.fromkeys(finding.check for finding in row.findings))


def other_texts(row: Row, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """What the engine offers in the place of a row's text, each once."""
    own = row.entry.target
    return tuple(dict.fromkeys(draft.text for draft in drafts if draft.text != own))


def place_of(rows: Sequence[Row], key: Key) -> int | None:
    """Where a row stands among others."""
    return next((at for at, row in enumerate(rows) if key_of(row) == key), None)
