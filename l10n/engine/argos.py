"""Argos packages as an engine: our segments, in batches, over any chain of packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from l10n.engine.casing import is_shouted, lowered, raised
from l10n.engine.codes import is_spaced
from l10n.engine.completing import Completer
from l10n.engine.decoder import Decoded
from l10n.engine.forcing import Forcing
from l10n.engine.hops import Carried, Hops
from l10n.engine.package import Package, Route
from l10n.engine.quality import Reason, fault
from l10n.engine.routes import find_route
from l10n.engine.surface import Prepared, prepared
from l10n.engine.wanted import Request
from l10n.model import Draft, EngineOptions

_AT_ONCE = 4
"""Requests a worker may have before it: an interrupt has not long to wait."""
_KEPT = 64
"""Texts whose way through the first hops is remembered while somebody types."""


class ArgosEngine:
    """Translate by installed Argos packages.

    A package's model is loaded when it is first needed and held until
    :meth:`close`. Not to be used from several threads at once.

    For the same package a translation equals that of argostranslate's own
    API, but for these: underscores stay; text in capitals is lowered first
    and raised again; the number or bullet of a list's item is copied; a plain
    space where the language sets a no-break one becomes one; texts without
    letters and bare addresses are copied with score 1; what argostranslate
    would give as rubbish, or cut off after 256 pieces, is decoded again in
    other ways or refused with a reason.

    The same text gives the same draft in whatever company and order it is
    translated (see :mod:`l10n.engine.batches`).
    """

    def __init__(self, packages: Sequence[Package], options: EngineOptions | None = None) -> None:
        self._packages = tuple(packages)
        self._hops = Hops(options or EngineOptions())
        self._completers: dict[Package, Completer] = {}
        self._carried: dict[tuple[tuple[Package, ...], str], str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the models' memory and threads. The engine may be used again."""
        self._hops.close()
        self._completers.clear()

    def route(self, source: str, target: str) -> Route | None:
        """How to come from one language to another with the packages at hand."""
        return find_route(self._packages, source, target)

    def translate(self, texts: Sequence[str], route: Route) -> Iterator[tuple[int, Draft]]:
        """Yield ``(index into texts, draft)`` as drafts are done, long texts first.

        Each text is one segment; white space around and inside it is not kept.
        Equal texts are decoded once. Raises PackageError for a package that
        cannot be loaded, EngineError where the decoder fails.
        """
        groups: dict[Prepared, list[int]] = {}
        source, target = route.hops[0].source, route.hops[-1].target
        for index, text in enumerate(texts):
            groups.setdefault(prepared(text, source), []).append(index)
        for form in [form for form in groups if form.verbatim]:
            blank = Reason.BLANK if not form.text else None
            draft = _draft(Carried(form.text, reason=blank), form, target, route)
            for index in groups.pop(form):
                yield index, draft
        # Characters stand for pieces here: near enough for batches to fill early.
        forms = sorted(groups, key=lambda form: (-len(form.text), form.text, form.shouted))
        begun = ((key, Carried(form.text)) for key, form in enumerate(forms))
        for key, carried in self._hops.carry(begun, route.hops):
            draft = _draft(carried, forms[key], target, route)
            for index in groups[forms[key]]:
                yield index, draft

    def alternatives(
        self, texts: Sequence[str], route: Route, count: int
    ) -> Iterator[tuple[int, list[Draft]]]:
        """Yield several translations of each text: see :class:`~l10n.engine.Engine`.

        Over several packages only the last gives several, of the best that those before
        it gave. Texts that are copied, or too long to be read whole, have none.
        """
        *before, last = route.hops
        forms = [prepared(text, route.hops[0].source) for text in texts]
        begun = ((key, Carried(form.text)) for key, form in enumerate(forms) if not form.verbatim)
        carried = {key: one for key, one in self._hops.carry(begun, before) if not one.reason}
        items = ((key, one.text) for key, one in carried.items())
        for key, found in self._hops.rescuer(last).several(items, count):
            ways = [Carried(one.text, carried[key].score * one.score) for one in found]
            yield key, [_draft(way, forms[key], last.target, route) for way in ways]

    def enforced(
        self, requests: Sequence[Request], route: Route
    ) -> Iterator[tuple[int, list[Draft]]]:
        """Yield translations with a form that was wanted: see :class:`~l10n.engine.Engine`.

        None over several packages, into languages without spaces between words, and of texts
        in capitals or with white space of their own, whose passages the model would not see
        where they are.
        """
        *before, package = route.hops
        able: dict[int, Request] = {}
        forms = [prepared(request.text, package.source) for request in requests]
        for number, (form, request) in enumerate(zip(forms, requests, strict=True)):
            seen = form.marker + form.text == request.text and request.draft.startswith(form.marker)
            if before or not seen or not is_spaced(package.target):
                yield number, []
            else:
                able[number] = request.after(form.marker)
        forced = self._forced(package, list(able.values()))
        for (number, request), found in zip(able.items(), forced, strict=True):
            ways = [Carried(one.text, one.score) for one in found if not one.cut]
            kept = [way for way in ways if not fault(request.text, way.text)]
            yield number, [_draft(way, forms[number], package.target, route) for way in kept]

    def complete(
        self,
        text: str,
        route: Route,
        typed: str,
        count: int,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> list[str]:
        """Texts that may follow what is typed of a translation: see
        :class:`~l10n.engine.CompletingEngine`."""
        *before, last = route.hops
        form = prepared(text, route.hops[0].source)
        if form.verbatim:
            rest = form.text.removeprefix(typed)
            return [rest] if rest and form.text.startswith(typed) else []
        opening = form.marker.removeprefix(typed) if form.marker.startswith(typed) else ""
        typed = "" if opening else typed.removeprefix(form.marker)
        source = self._through(tuple(before), form.text)
        if not source or is_stopped():
            return []
        is_loud = (form.shouted and typed == typed.upper()) or is_shouted(typed, last.target)
        begun = lowered(typed, last.target) if is_loud else typed
        rests = self._completer(last).rests(source, begun, count, is_stopped)
        return [opening + (raised(rest, last.target) if is_loud else rest) for rest in rests]

    def _through(self, hops: tuple[Package, ...], text: str) -> str:
        """A text at the end of these hops, empty where one refuses it; kept for the next key."""
        if not hops:
            return text
        if (hops, text) not in self._carried:
            ((_, carried),) = self._hops.carry([(0, Carried(text))], hops)
            while len(self._carried) >= _KEPT:
                del self._carried[next(iter(self._carried))]
            self._carried[hops, text] = carried.text
        return self._carried[hops, text]

    def _forced(self, package: Package, requests: Sequence[Request]) -> Iterator[list[Decoded]]:
        """Each on its own, so that company changes nothing, and as many at once as there
        are workers."""
        if not requests:
            return
        forcing = Forcing(self._hops.decoder(package), self._hops.search(package))
        workers = self._hops.workers
        with ThreadPoolExecutor(workers) as pool:
            for start in range(0, len(requests), _AT_ONCE * workers):
                yield from pool.map(forcing.forced, requests[start : start + _AT_ONCE * workers])

    def _completer(self, package: Package) -> Completer:
        if package not in self._completers:
            self._completers[package] = Completer(self._hops.decoder(package))
        return self._completers[package]


def _draft(carried: Carried, form: Prepared, target: str, route: Route) -> Draft:
    if carried.reason:
        return Draft("", route.origin, reason=carried.reason.value)
    return Draft(form.restored(carried.text, target), route.origin, round(carried.score, 3))
