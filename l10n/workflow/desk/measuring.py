"""What is measured of translations besides what the checks find, while nobody needs the
machine for anything else."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

from l10n.errors import L10nError
from l10n.workflow.desk.engine_desk import EngineDesk
from l10n.workflow.desk.examining import Measure
from l10n.workflow.desk.gathering import gather
from l10n.workflow.desk.novelty import Novelty, gather_novelty
from l10n.workflow.desk.opinions import Opinions
from l10n.workflow.desk.queue import queue
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.workbench import Workbench

_Result = TypeVar("_Result")
_AT_ONCE = 40
"""Rows that are asked about before the queue is put in order anew."""
_PAUSE = 30.0
"""Seconds between two looks for what is new."""


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
    riskiest first, until it is closed. The engine answers it when nobody else wants it."""

    def __init__(self, bench: Workbench, desk: EngineDesk, measures: Measures) -> None:
        """Begin, once everything was read."""
        self._bench = bench
        self._desk = desk
        self._measures = measures
        self._closing = Event()
        self._thread = Thread(target=self._run, name="measuring", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Close the engine's desk, whose answers it may be waiting for, and stop."""
        self._closing.set()
        self._desk.close()
        self._thread.join()

    def _run(self) -> None:
        self._bench.wait()
        while not self._closing.is_set():
            self._bench.reweigh(self._all_of(gather_novelty(self._bench, self._measures.novelty)))
            # A package that cannot be used is told to whoever asks the engine for a draft.
            with suppress(L10nError):
                self._ask(queue(self._bench.sheets()))
            self._closing.wait(_PAUSE)

    def _ask(self, rows: Sequence[Row]) -> None:
        for start in range(0, len(rows), _AT_ONCE):
            some = rows[start : start + _AT_ONCE]
            found = self._all_of(gather(self._desk, self._measures.opinions, some))
            if found:
                self._bench.reweigh({row.language.tag for row in found})
            if self._closing.is_set():
                return

    def _all_of(self, steps: Generator[object, None, _Result | tuple[()]]) -> _Result | tuple[()]:
        """What the steps come to; nothing where there is no time for them."""
        while not self._closing.is_set():
            try:
                next(steps)
            except StopIteration as end:
                result: _Result = end.value
                return result
        steps.close()
        return ()
