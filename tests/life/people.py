"""The project's own verbs, and the people who say them."""

from __future__ import annotations

from contextlib import closing

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from l10n.engine.results import Results
from l10n.model import SIGNED, Change
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from l10n.workflow.progress import finish
from l10n.workflow.selection import sources
from l10n.workflow.translate import translate
from tests.life.engine import Shouter
from tests.life.sources import POOL
from tests.life.world import NUMBER, PEOPLE, SPANISH, World


class People(World):
    """Whoever uses l10n as it is meant to be used."""

    @initialize(text=st.permutations(POOL), approved=st.booleans())
    def start(self, text: list[str], approved: bool) -> None:
        self.write("letter", text[:5])
        self.extracted()
        if approved:
            self.translate()
            self.decide(Decision(Action.APPROVE, "anna"))

    @rule()
    def extract(self) -> None:
        self.extracted()
        before = self.tree()
        self.extracted()
        assert self.tree() == before

    @rule()
    def translate(self) -> None:
        before = self.human_texts()
        with closing((session := self.session()).index):
            results = Results(self.project.state_folder / "engine.sqlite")
            with closing(results), closing(session.memories):
                finish(translate(session, Shouter(), results, sources(self.project), [SPANISH]))
        assert before <= self.human_texts()

    @rule(
        by=PEOPLE,
        which=NUMBER,
        kind=st.sampled_from([*Action, "approve all", "reconfirm"]),
    )
    def review(self, by: str, which: int, kind: str) -> None:
        one = self.segments({which, which // 2})
        text = self.fresh_text()
        decisions = {
            Action.APPROVE: Decision(Action.APPROVE, by, segments=one),
            Action.REJECT: Decision(Action.REJECT, by, "wrong", segments=one),
            Action.EDIT: Decision(Action.EDIT, by, target=text, segments=one[:1]),
            Action.COMMENT: Decision(Action.COMMENT, by, "look", segments=one),
            Action.DISMISS: Decision(Action.DISMISS, by, "right", segments=one),
            Action.RECALL: Decision(Action.RECALL, by, segments=one),
            Action.UNDO: Decision(Action.UNDO, by, segments=one),
            "approve all": Decision(Action.APPROVE, by),
            "reconfirm": Decision(Action.APPROVE, by, findings=(Change.COSMETIC,), reconfirm=True),
        }
        self.decide(decisions[kind])
        if text in self.everything():
            self.human.add(text)

    @rule(
        by=PEOPLE,
        which=NUMBER,
        actions=st.lists(
            st.sampled_from([Action.APPROVE, Action.REJECT, Action.EDIT]), min_size=1, max_size=3
        ),
    )
    def think_better_of_it(self, by: str, which: int, actions: list[Action]) -> None:
        """Whatever one person does is as if it had not been, once they have undone it."""
        one = self.segments({which})
        # The other statement may have the same sentence, as somebody else left it.
        where = self.statement(which)[0]
        before, done = self.entries(), []
        for action in actions:
            text = self.fresh_text()
            events = self.decide(Decision(action, by, "wrong", text, segments=one), where)
            self.human |= {text} if any(event.new == text for event in events) else set()
            done += [events] if events else []
        for events in reversed(done):
            undone = self.decide(Decision(Action.UNDO, by, segments=one), where)
            assert len(undone) == len(events)
            self.taken_back |= {(e.segment, e.new, e.by, e.at) for e in events if e.after in SIGNED}
        assert self.entries() == before
