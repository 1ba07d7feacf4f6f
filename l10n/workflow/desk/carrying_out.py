"""A person's decision, carried out on the sheet that they have before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from l10n.review.states import Action
from l10n.workflow.deciding import Decided, Decision
from l10n.workflow.desk.board import Board
from l10n.workflow.desk.changes import Change, changes_of
from l10n.workflow.desk.following import Follower
from l10n.workflow.desk.outcomes import Outcome, bound, is_refused, joined, refusal, rest
from l10n.workflow.desk.sheets import Sheet
from l10n.workflow.review import Held, carry_out, foresee
from l10n.workflow.session import Session


class Decider:
    """Carries decisions out. An approval that the checks refuse is tried once more with all
    that is to be learned by then."""

    def __init__(
        self,
        board: Board,
        follower: Follower,
        now: Callable[[], str],
        tell: Callable[[Iterable[Change]], None],
    ) -> None:
        """``now`` gives the time of each decision; ``tell`` is called with what it changed."""
        self._board = board
        self._follower = follower
        self._now = now
        self._tell = tell

    def decide(self, before: Sheet, decision: Decision, version: str | None) -> Outcome:
        """Carry a decision out in one statement: see
        :meth:`~l10n.workflow.desk.workbench.Workbench.decide`."""
        if version is not None:
            decision = bound(before, decision, version)
        outcome = self._decided(before, decision)
        if is_refused(decision, outcome.decided):
            self._learn(before)
            outcome = joined(outcome, self._decided(before, rest(decision, outcome)))
        problem = refusal(decision, outcome)
        if problem:
            raise problem
        return outcome

    def foresee(self, sheet: Sheet, decision: Decision) -> Decided:
        """What :meth:`decide` would do now; nothing is written, and nobody is told."""
        decided = self._foreseen(sheet, decision)
        if is_refused(decision, decided):
            self._learn(sheet)
            decided = self._foreseen(sheet, decision)
        return decided

    def _learn(self, sheet: Sheet) -> None:
        self._follower.learn(sheet.language, self._board.turns.first)

    def _decided(self, before: Sheet, decision: Decision) -> Outcome:
        board, statement, target = self._board, before.statement, before.language
        with board.turns.first():
            session, held = self._now_at_hand(before)
            done = carry_out(session, statement, target, decision, held)
            # A remark of several lines is several in the file.
            if done.held and decision.action is not Action.COMMENT:
                replaced = board.take(statement, target, done.held)
            else:
                replaced = board.read(statement, target, board.turns.first)
        self._tell(changes_of(replaced, done.decided.events))
        return Outcome(done.decided, replaced.after or before)

    def _foreseen(self, sheet: Sheet, decision: Decision) -> Decided:
        with self._board.turns.first():
            session, held = self._now_at_hand(sheet)
            return foresee(session, sheet.statement, sheet.language, decision, held)

    def _now_at_hand(self, sheet: Sheet) -> tuple[Session, Held | None]:
        """The session of this moment, and the catalog where it is at hand; call it in a turn."""
        kept = self._board.kept.get((sheet.language.tag, sheet.statement))
        return replace(self._board.session, at=self._now()), kept.held if kept else None
