"""The whole life of a project, at random: sources change, people review, other programs
edit, processes die. Nobody's work is lost, nobody's approval is invented.

``L10N_LIVES`` and ``L10N_STEPS`` in the environment make it a soak test.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import invariant, rule

from l10n.catalogs import journal
from l10n.catalogs.proof import Doubt
from l10n.model import SIGNED
from l10n.workflow.selection import sources
from l10n.workflow.verify import verify
from tests.life.elsewhere import Elsewhere
from tests.life.mishaps import Mishaps
from tests.life.people import People
from tests.life.world import SPANISH, run, settled

LIVES = int(os.environ.get("L10N_LIVES", "25"))
STEPS = int(os.environ.get("L10N_STEPS", "20"))


class Life(People, Elsewhere, Mishaps):
    """Everybody at once, and what holds all the same."""

    @invariant()
    def nobodys_work_is_lost(self) -> None:
        known = self.everything()
        assert [text for text in self.human if text not in known] == []

    @invariant()
    def no_approval_is_invented(self) -> None:
        for session, source in self.each():
            for entry in settled(session, source).live():
                unit = entry.unit()
                if unit.state in SIGNED:
                    assert unit.receipt is not None
                    proof = (unit.target, unit.receipt.by, unit.receipt.at)
                    assert (journal.segment_id(*entry.key), *proof) not in self.taken_back
                    signed = (self.first_name(source), unit.source, unit.target, unit.receipt.by)
                    carried = unit.receipt.origin.startswith("memory:context:statement:")
                    everywhere = {known[1:] for known in self.signed} if carried else set()
                    assert signed in self.signed or signed[1:] in everywhere

    @invariant()
    def catalogs_are_valid(self) -> None:
        for path in self.catalogs():
            run("msgfmt", "-c", "-o", os.devnull, str(path))

    @rule()
    def approvals_are_proven(self) -> None:
        self.extracted()
        with closing((session := self.session()).index):
            (found,) = verify(session, sources(self.project), [SPANISH])
        assert {a.doubt for a in found.doubtful} <= {Doubt.UNPROVEN, Doubt.FORGED}
        assert found.problems == ()


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")
class TestLife(Life.TestCase):  # type: ignore[name-defined,misc]
    """Hypothesis makes it a test."""

    settings = settings(
        max_examples=LIVES,
        stateful_step_count=STEPS,
        # Each step writes to the disk and runs programs: shrinking would take hours.
        phases=[Phase.generate],
    )
