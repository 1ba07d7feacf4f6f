"""What is measured of translations besides what the checks find, while nobody needs the
machine for anything else."""

from __future__ import annotations

import logging
from collections.abc import Generator
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TypeVar

from l10n.errors import L10nError
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.examining import Measure
from l10n.workflow.desk.gathering import Gathering
from l10n.workflow.desk.novelty import Novelty, gather_novelty
from l10n.workflow.desk.opinions import Opinions
from l10n.workflow.desk.queue import queue
from l10n.workflow.desk.workbench import Workbench

_LOG = logging.getLogger("l10n.desk")
_Result = TypeVar("_Result")
_ASKED, _LOOKED_UP = 40, 400
"""Rows that the engine and the memory are asked about before the queue is put in order anew."""
_SOON = 0.2
"""Seconds between two looks whether everything was read."""
_PAUSE, _LONGEST = 30.0, 1_800.0
"""Seconds between two looks for what is new, and at most, after failures."""


class Measures:
    """All that was measured of a project's translations so far; any thread may ask."""

    def __init__(self, state_folder: Path) -> None:
        """Open what is kept in the project's folder of caches."""
        self.opinions = Opinions(state_folder / "opinions.sqlite")
        self.novelty = Novelty(state_folder / "novelty.sqlite")

    def of(self, tag: str) -> Measure:
        """What is known of the entries of a language: two looks into dictionaries."""
        return self.novelty.beside(tag, self.opinions.measure(tag))

    def close(self) -> None:
        """Let go of what is open."""
        self.opinions.close()
        self.novelty.close()


class Measuring:
    """One thread that asks the memory and the engine about what waits for a person, the
    riskiest first, until it is closed. The engine answers it when nobody else wants it, and
    the memory is asked half of the time at most.

    Nothing that goes wrong ends it: it tries again, later each time.
    """

    def __init__(
        self, bench: Workbench, desk: EngineDesk, measures: Measures, pause: float = _PAUSE
    ) -> None:
        """Begin, once everything was read; ``pause`` seconds go by between two looks for
        what is new."""
        self._bench = bench
        self._desk = desk
        self._measures = measures
        self._gathering = Gathering(desk, measures.opinions)
        self._pause = pause
        self._closing = Event()
        self._thread = Thread(target=self._run, name="measuring", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Close the engine's desk, whose answers it may be waiting for, and stop."""
        self._closing.set()
        self._desk.close()
        self._thread.join()

    def _run(self) -> None:
        while not self._bench.wait(_SOON):
            if self._closing.is_set():
                return
        before, pause = None, self._pause
        while not self._closing.is_set():
            now = self._state()
            if now != before:
                is_done = self._look()
                before = now if is_done else None
                pause = self._pause if is_done else min(2 * pause, _LONGEST)
            self._closing.wait(pause)

    def _state(self) -> object:
        """Another whenever there may be something new to ask about."""
        tags = tuple(target.tag for target in self._bench.languages)
        stamps = tuple(sheet.stamp for sheet in self._bench.sheets())
        return stamps, tuple(map(self._bench.remembers, tags))

    def _look(self) -> bool:
        """Ask until there is nothing more to ask; whether nothing went wrong."""
        is_well = True
        while not self._closing.is_set():
            found: list[frozenset[str]] = []
            for work in self._of_memory, self._of_engine:
                try:
                    found.append(work())
                except L10nError:  # whoever asks the same themselves is told
                    is_well = False
                except Exception:
                    _LOG.exception("What waits for review could not be measured.")
                    is_well = False
            if not any(found):
                break
            self._bench.reweigh(frozenset().union(*found))
        return is_well

    def _of_memory(self) -> frozenset[str]:
        """The languages of which more is known now."""
        steps = gather_novelty(self._bench, self._measures.novelty, _LOOKED_UP)
        return self._all_of(steps, rests=True) or frozenset()

    def _of_engine(self) -> frozenset[str]:
        rows = self._all_of(self._gathering.ask(queue(self._bench.sheets()), _ASKED)) or ()
        return frozenset(row.language.tag for row in rows)

    def _all_of(
        self, steps: Generator[object, None, _Result], *, rests: bool = False
    ) -> _Result | None:
        """What the steps come to; None where there is no time for them. With ``rests`` they
        take half of the time at most."""
        while not self._closing.is_set():
            began = monotonic()
            try:
                next(steps)
            except StopIteration as end:
                result: _Result = end.value
                return result
            if rests:
                self._closing.wait(monotonic() - began)
        steps.close()
        return None
