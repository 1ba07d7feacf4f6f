"""One engine for everybody at work in this process, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from l10n.engine import CompletingEngine
from l10n.engine.package import Route
from l10n.engine.results import Results, cache_key
from l10n.languages import Language
from l10n.model import Draft
from l10n.project import Project
from l10n.store import in_memory_at_worst
from l10n.workflow.desk.chrf import chrf
from l10n.workflow.desk.completing import Completion, completion
from l10n.workflow.desk.evidence import Measured, agreement
from l10n.workflow.desk.opinions import Reversed
from l10n.workflow.desk.rows import Row
from l10n.workflow.desk.worker import QUIET, Rank, Worker

_WAYS = 4
"""Completions, and the least alternatives."""


class EngineDesk:
    """Answers come as futures; any thread may ask, and none waits for the engine to load.

    Who types goes before who looks, and both before the background. A future raises
    PackageError or EngineError where a package cannot be used, and EngineError once the
    desk is closed. Where no package leads to a language that is no error: there are no
    completions and no alternatives then, and nothing comes back.
    """

    def __init__(
        self, project: Project, open_engine: Callable[[], CompletingEngine], quiet: float = QUIET
    ) -> None:
        """``open_engine`` is called when first something is asked, on the worker's thread;
        so many seconds have to be ``quiet`` before anything is done in the background."""
        self._project = project
        self._open = open_engine
        self._engine: CompletingEngine | None = None
        self._results: Results | None = None
        self._latest: dict[str, object] = {}
        self._worker = Worker("l10n-engine", self._end, quiet)

    def complete(
        self, source_text: str, target: Language, typed: str, key: str
    ) -> Future[tuple[Completion, ...]]:
        """What may follow the typed text, the likeliest first: see
        :class:`~l10n.engine.CompletingEngine`. None where there is nothing to say.

        A newer request with the same key supersedes this one, even while it is worked at:
        its answer is empty then.
        """
        request = self._latest[key] = object()

        def is_stopped() -> bool:
            return self._worker.is_closed or self._latest.get(key) is not request

        def made() -> tuple[Completion, ...]:
            if is_stopped():
                return ()
            found = self._completed(source_text, target, typed, is_stopped)
            return () if is_stopped() else found

        def forget(_: object) -> None:
            if self._latest.get(key) is request:
                self._latest.pop(key, None)

        asked = self._worker.do(Rank.TYPING, made)
        # Also of one that is cancelled, and never worked at.
        asked.add_done_callback(forget)
        return asked

    def alternatives(self, row: Row) -> Future[tuple[Draft, ...]]:
        """The engine's best translations of a row's source, the likeliest first."""
        return self._worker.do(
            Rank.ASKED, lambda: self._alternatives(row.entry.source, row.language)
        )

    def reverse(self, row: Row, text: str) -> Future[Reversed | None]:
        """A translation of a row, translated back; None where no package leads back, or
        nothing sound came."""
        return self._worker.do(
            Rank.ASKED, lambda: self._reversed(row.entry.source, row.language, text)
        )

    def opinion(self, row: Row) -> Future[Measured]:
        """What the engine thinks of a row's target, once nobody wants anything else."""
        return self._worker.do(Rank.BACKGROUND, lambda: self._opinion(row))

    def maker(self, target: Language) -> Future[str]:
        """Names the packages, as they are on the disk, and the options that opinions on a
        language come from; empty where no package leads there."""
        return self._worker.do(Rank.BACKGROUND, lambda: self._maker(target))

    @property
    def is_closed(self) -> bool:
        """Whether nothing is answered any more."""
        return self._worker.is_closed

    def close(self) -> None:
        """Stop, and give back memory. What is still asked fails; it may take as long as one
        sentence or the loading of one package."""
        self._worker.close()

    def _completed(
        self, text: str, target: Language, typed: str, is_stopped: Callable[[], bool]
    ) -> tuple[Completion, ...]:
        route = self._there(target)
        if route is None:
            return ()
        rests = self._ready().complete(text, route, typed, _WAYS, is_stopped)
        return tuple(map(completion, rests))

    def _alternatives(self, source: str, target: Language) -> tuple[Draft, ...]:
        route, options = self._there(target), self._project.config.engine
        if route is None:
            return ()
        count = max(options.alternatives, _WAYS)
        key, results = cache_key(route, options, count), self._store()
        found = results.get_several(key, route.origin, source)
        if not found:
            for _, found in self._ready().alternatives([source], route, count):
                results.put_several(key, source, found)
        return tuple(found)

    def _reversed(self, source: str, target: Language, text: str) -> Reversed | None:
        route, options = self._back(target), self._project.config.engine
        if route is None or not text.strip():
            return None
        key, results = cache_key(route, options), self._store()
        found = results.get(key, route.origin, [text])
        if text not in found:
            for _, draft in self._ready().translate([text], route):
                results.put(key, [(text, draft)])
                found[text] = draft
        back = found[text].text
        return Reversed(back, chrf(back, source), route.origin) if back else None

    def _opinion(self, row: Row) -> Measured:
        source, text = row.entry.source, row.entry.target
        others = [draft.text for draft in self._alternatives(source, row.language)]
        back = self._reversed(source, row.language, text)
        alike = agreement(text, others)
        return Measured(agreement=alike, reverse=back.likeness if back else None)

    def _maker(self, target: Language) -> str:
        options = self._project.config.engine
        ways = [way for way in (self._there(target), self._back(target)) if way]
        count = max(options.alternatives, _WAYS)
        return "+".join(cache_key(way, options, count) for way in ways)

    def _there(self, target: Language) -> Route | None:
        return self._ready().route(self._project.config.source_language.tag, target.tag)

    def _back(self, target: Language) -> Route | None:
        return self._ready().route(target.tag, self._project.config.source_language.tag)

    def _ready(self) -> CompletingEngine:
        if self._engine is None:
            self._engine = self._open()
        return self._engine

    def _store(self) -> Results:
        if self._results is None:
            path = self._project.state_folder / "engine.sqlite"
            self._results = in_memory_at_worst(Results, path)
        return self._results

    def _end(self) -> None:
        try:
            if self._engine is not None:
                self._engine.close()
        finally:
            if self._results is not None:
                self._results.close()
