"""What befalls a computer."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from l10n.project import Project, durable
from l10n.review.states import Action
from l10n.workflow.deciding import Decision
from tests.life.world import PEOPLE, World


class KilledError(BaseException):
    """What a killed process would not have survived."""


class Mishaps(World):
    """Lost caches and lost power."""

    @rule()
    def delete_caches(self) -> None:
        shutil.rmtree(self.project.state_folder, ignore_errors=True)

    @rule(by=PEOPLE, after=st.integers(0, 8), verb=st.sampled_from(["extract", "approve", "undo"]))
    def die(self, by: str, after: int, verb: str) -> None:
        left = [after]

        def deadly(call: Callable[..., object]) -> Callable[..., object]:
            def act(*arguments: object, **named: object) -> object:
                if not left[0]:
                    raise KilledError
                left[0] -= 1
                return call(*arguments, **named)

            return act

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(durable, "replace", deadly(durable.replace))
            patch.setattr(Project, "append", deadly(Project.append))
            patch.setattr(Project, "remove", deadly(Project.remove))
            patch.setattr(Project, "move", deadly(Project.move))
            try:
                if verb == "extract":
                    self.extracted()
                elif verb == "undo":
                    everything = self.segments(set(range(20)))
                    self.decide(Decision(Action.UNDO, by, segments=everything))
                else:
                    self.decide(Decision(Action.APPROVE, by))
            except KilledError:
                pass
        self.extracted()
