"""A workbench with an engine beside it, as l10n serve has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from l10n.cli.session import opened
from l10n.engine import CompletingEngine
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.measuring import Measures, Measuring
from l10n.workflow.desk.workbench import Workbench
from tests.workflow.desk.desks import Desk, row
from tests.workflow.desk.engines import Telling

Open = Callable[[], CompletingEngine]


@dataclass(frozen=True, slots=True)
class Opened:
    """All that a server has open."""

    bench: Workbench
    engine: EngineDesk
    measures: Measures
    measuring: Measuring

    def is_measured(self, statement: str, source: str, tag: str = "es") -> bool:
        """Whether the engine was asked what it thinks."""
        entry = row(self.bench, statement, source, tag).entry
        return bool(self.measures.opinions.get(tag, entry.source, entry.target)[0])

    def is_told(self, source: str, reason: str, statement: str = "note") -> bool:
        """Whether somebody who looks at a segment reads this reason."""
        return reason in row(self.bench, statement, source).risk.reasons


@contextmanager
def measuring(desk: Desk, engine: Open = Telling) -> Iterator[Opened]:
    """As l10n serve opens it, with an engine that answers at once."""
    with (
        opened(desk.root) as session,
        closing(Measures(desk.project.state_folder)) as measures,
        closing(Workbench(session, desk.clock, measures.of)) as bench,
    ):
        asked = EngineDesk(desk.project, engine, quiet=0)
        with closing(Measuring(bench, asked, measures, pause=0.05)) as thread:
            yield Opened(bench, asked, measures, thread)
